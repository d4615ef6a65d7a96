// Which job a worker does next. Each worker has one queue, on the panel's side.
import { FailureError } from '../../contract/failure';
import type { Rank } from '../api/engine';
import { CANCELLED_SENTENCE } from '../protocol/messages';

/**
 * The rules:
 *
 * 1. One job at a time. The next one begins when the worker has answered the last.
 * 2. Orders (a person asked for it) go before previews (the panel wants to show it). Within each, first come, first served.
 * 3. A job that has begun is never interrupted: a WASM run can't be, and ending its worker would cost another load (a second or more) to
 *    save the rest of a run (a third of that).
 * 4. Cancelling rejects at once. A job that waits leaves the queue. The result of a job that has begun is ignored; the worker is told, stops
 *    at the job's next piece and answers, and only then the turn ends.
 * 5. A job that fails, times out or loses its worker ends its turn like any other. The waiting jobs go on, in a new worker if need be.
 *
 * Loading is not a job of the queue: it happens once, and the job whose turn it is waits for it.
 */
export interface Queue {
  /**
   * @param work called when the turn has come; the turn ends when it settles. Look at the newest state in it, not before.
   * @returns what `work` gives. Rejects as `work` does, or with FailureError `cancelled` as soon as the signal aborts.
   */
  take<Result>(rank: Rank, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

type Start = () => void;

export function openQueue(): Queue {
  const waiting: Readonly<Record<Rank, Start[]>> = { order: [], preview: [] };
  let taken = false;

  function next(): void {
    const start = waiting.order.shift() ?? waiting.preview.shift();
    taken = start !== undefined;
    start?.();
  }

  return {
    take: <Result>(rank: Rank, work: () => Promise<Result>, signal?: AbortSignal) =>
      new Promise<Result>((resolve, reject) => {
        const begin = async (): Promise<void> => {
          try {
            resolve(await work());
          } catch (thrown) {
            reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
          } finally {
            signal?.removeEventListener('abort', leave);
            next();
          }
        };
        const start = (): void => {
          void begin();
        };
        const leave = (): void => {
          const place = waiting[rank].indexOf(start);
          if (place >= 0) waiting[rank].splice(place, 1);
          reject(cancelled());
        };
        if (signal?.aborted === true) {
          reject(cancelled());
          return;
        }
        signal?.addEventListener('abort', leave, { once: true });
        waiting[rank].push(start);
        if (!taken) next();
      }),
  };
}

/** The failure of a job that was given up. */
export function cancelled(): FailureError {
  return new FailureError('cancelled', CANCELLED_SENTENCE);
}
