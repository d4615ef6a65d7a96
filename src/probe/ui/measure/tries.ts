// One try of something that the browser may refuse. Every refusal is a finding; none gets out.

const TIMEOUT_MS = 8_000;

/** What a try gave. A refusal's words are the browser's own and differ from one version to the next, so its name alone is told. */
export async function tryOut(action: () => unknown): Promise<string> {
  try {
    const given: unknown = await soon(Promise.resolve(action()));
    return typeof given === 'string' ? given : 'works';
  } catch (thrown) {
    return thrown instanceof Error || thrown instanceof DOMException ? `refused: ${thrown.name}` : 'refused';
  }
}

/** @throws Error named "no answer" when it takes longer. */
export function soon<T>(promise: Promise<T>, ms = TIMEOUT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const late = new Error();
      late.name = `no answer within ${ms / 1000} s`;
      reject(late);
    }, ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error || error instanceof DOMException ? error : new Error(String(error)));
      },
    );
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Resolves with the first thing that `listen` is called with, or null after that time. */
export function first<T>(listen: (found: (value: T) => void) => () => void, ms: number): Promise<T | null> {
  return new Promise((resolve) => {
    const stop = listen((value) => {
      clearTimeout(timer);
      // The listener is not to be had before `listen` is back.
      queueMicrotask(() => {
        stop();
      });
      resolve(value);
    });
    const timer = setTimeout(() => {
      stop();
      resolve(null);
    }, ms);
  });
}
