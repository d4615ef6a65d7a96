// Which job is done next, and where. The queues of the workers are on the panel's side.
import { FailureError } from '../../contract/failure';
import type { Rank } from '../api/engine';
import { CANCELLED_SENTENCE } from '../protocol/messages';

/**
 * The rules:
 *
 * 1. A worker does one job at a time. The next one begins when the worker has answered the last.
 * 2. Orders (a person asked for it) go before previews (the panel wants to show it). Within each, first come, first served. Orders are done beside
 *    each other where there are several workers; a preview begins only when nothing else is under way.
 * 3. A job that has begun is never interrupted: a WASM run can't be, and ending its worker would cost another load (a second or more) to
 *    save the rest of a run (a third of that).
 * 4. Cancelling rejects at once. A job that waits leaves the queue. The result of a job that has begun is ignored; the worker is told, stops
 *    at the job's next piece and answers, and only then the turn ends.
 * 5. A job that fails, times out or loses its worker ends its turn like any other. The waiting jobs go on, in a new worker if need be.
 *
 * Loading is not a job of the queue: it happens once a worker, and the job whose turn it is waits for it.
 */
export interface Queue {
  /**
   * @param work called when the turn has come, with the number of the worker; the turn ends when it settles. Look at the newest state in it, not
   * before.
   * @returns what `work` gives. Rejects as `work` does, or with FailureError `cancelled` as soon as the signal aborts.
   */
  take<Result>(rank: Rank, work: (worker: number) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Look again whether a job can begin: there is another worker. */
  look(): void;
}

/** The workers of a queue, known by numbers. */
export interface Staff {
  /** Those that could begin with a job now, the best first; also those that have a turn. */
  ready(): readonly number[];
  /** An order waits, and every worker has a turn. */
  crowded(): void;
  /** A worker's turn is over, and there is nothing for it to do. */
  idle(worker: number): void;
}

const ONE: Staff = { ready: () => [0], crowded: () => undefined, idle: () => undefined };

/** Begins the job in a worker. */
type Start = (worker: number) => void;

export function openQueue(staff: Staff = ONE): Queue {
  const waiting: Readonly<Record<Rank, Start[]>> = { order: [], preview: [] };
  const taken = new Set<number>();

  function look(): void {
    for (;;) {
      const free = staff.ready().find((worker) => !taken.has(worker));
      const start = free === undefined ? undefined : (waiting.order.shift() ?? (taken.size === 0 ? waiting.preview.shift() : undefined));
      if (free === undefined || start === undefined) break;
      taken.add(free);
      start(free);
    }
    if (waiting.order.length > 0) staff.crowded();
  }

  return {
    take: <Result>(rank: Rank, work: (worker: number) => Promise<Result>, signal?: AbortSignal) =>
      new Promise<Result>((resolve, reject) => {
        const begin = async (worker: number): Promise<void> => {
          try {
            resolve(await work(worker));
          } catch (thrown) {
            reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
          } finally {
            signal?.removeEventListener('abort', leave);
            taken.delete(worker);
            look();
            if (!taken.has(worker)) staff.idle(worker);
          }
        };
        const start: Start = (worker) => {
          void begin(worker);
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
        look();
      }),
    look,
  };
}

/** The failure of a job that was given up. */
export function cancelled(): FailureError {
  return new FailureError('cancelled', CANCELLED_SENTENCE);
}

/** Reject as soon as the signal aborts, whatever the work is doing. */
export function untilAborted<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(cancelled());
    };
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', leave);
      });
  });
}
