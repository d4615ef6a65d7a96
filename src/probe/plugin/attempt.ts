// Tries of one call: what it did, as the value of a fact. Nothing thrown gets out, and nothing is waited for without end.
import { refusalOf } from '../contract/value';

/** Longest wait for one call of Figma's, ms. */
const TIMEOUT = 8_000;

/** What a call gave, or `throws …`. */
export function attempt(call: () => unknown, tell: (given: unknown) => string = () => 'works'): string {
  try {
    return tell(call());
  } catch (thrown) {
    return `throws ${refusalOf(thrown)}`;
  }
}

/** The same for a call that gives a promise; `rejects with …` where the promise is what refuses. */
export async function attemptAsync<T>(call: () => Promise<T>, tell: (given: T) => string = () => 'works'): Promise<string> {
  let promise: Promise<T>;
  try {
    promise = call();
  } catch (thrown) {
    return `throws ${refusalOf(thrown)}`;
  }
  try {
    return tell(await within(promise));
  } catch (thrown) {
    return `rejects with ${refusalOf(thrown)}`;
  }
}

/** @throws Error when it takes longer than that. */
export function within<T>(promise: Promise<T>, ms = TIMEOUT): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${ms / 1000} s`));
    }, ms);
    const settle = (action: () => void): void => {
      clearTimeout(timer);
      action();
    };
    promise.then(
      (value) => {
        settle(() => {
          resolve(value);
        });
      },
      (error: unknown) => {
        settle(() => {
          // The reason as it is: whether Figma rejects with a string or an Error is itself a finding.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(error);
        });
      },
    );
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
