// Which job a worker does next. There is one queue a worker, on the panel's side; the worker itself has none.
import { FailureError } from '../../contract/failure';
import type { Rank } from '../api/engine';
import { CANCELLED_SENTENCE } from '../protocol/messages';

/**
 * The rule, all of it:
 *
 * 1. One job at a time. The next one begins when the worker has answered the last.
 * 2. Orders (a person asked for it) go before previews (the panel would like to show it); among equals the first to come is first.
 * 3. A job that has begun is never pushed aside, by nobody: a WASM run can't be interrupted, and ending its worker would cost a load
 *    (a second or more) to save the rest of a run (a third of that).
 * 4. Cancelling rejects at once, waiting or begun. Who waits leaves the queue, and their job never begins. Who has begun is only no
 *    longer listened to: the turn lasts until the worker has answered, which told of it stops at its next piece.
 * 5. A job that fails, times out or loses its worker ends its turn like any other. Those that wait go on, with a new worker where
 *    the old one is gone.
 *
 * Loading is no job of the queue: it happens once, and whoever's turn it is waits for it.
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
    take: <Result>(rank: Rank, work: () => Promise<Result>, signal?: AbortSignal) => new Promise<Result>((resolve, reject) => {
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
      const start = (): void => { void begin(); };
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
