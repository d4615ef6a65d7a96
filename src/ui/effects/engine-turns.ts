// Who may use the generator next. One run at a time; what a person ordered goes before what Live would like to show, and Live
// has its turn again when no order waits. A run that has begun is never pushed aside: the engine could not stop it anyway.
import { FailureError } from '../../contract/failure';

export interface EngineTurns {
  /**
   * Run what a person ordered (a painting, variations, a frame of many), after the orders that came before it.
   * @returns what `run` gives. Rejects with FailureError `cancelled` when the signal aborts while it waits; `run` minds the
   * signal itself once it has begun.
   */
  ordered<Result>(run: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** The same for what nobody ordered: its turn comes when no order waits. Look at the newest state inside `run`. */
  live<Result>(run: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

type Start = () => void;

export function engineTurns(): EngineTurns {
  const orders: Start[] = [];
  const previews: Start[] = [];
  let taken = false;

  function next(): void {
    const start = orders.shift() ?? previews.shift();
    taken = start !== undefined;
    start?.();
  }

  /** Resolves when it is this one's turn. */
  function wait(queue: Start[], signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(start), 1);
        reject(cancelled());
      };
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      queue.push(start);
      signal?.addEventListener('abort', leave, { once: true });
      if (signal?.aborted === true) leave();
      else if (!taken) next();
    });
  }

  async function take<Result>(queue: Start[], run: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    await wait(queue, signal);
    try {
      if (signal?.aborted === true) throw cancelled();
      return await run();
    } finally {
      next();
    }
  }

  return {
    ordered: (run, signal) => take(orders, run, signal),
    live: (run, signal) => take(previews, run, signal),
  };
}

function cancelled(): FailureError {
  return new FailureError('cancelled', 'Painting was cancelled.');
}
