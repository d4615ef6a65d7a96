// A worker from the panel's side: finds a place where it can run, sends it jobs, and starts it again when it was lost.
import { FailureError } from '../../contract/failure';
import type { Failure, FailureCode } from '../../contract/failure';
import type { EnginePlacement } from '../api/backend-report';
import type { Progress } from '../api/engine';
import type { JobTable } from '../protocol/messages';
import { connect } from './link';
import type { Link } from './link';
import type { Place } from './places';
import { cancelled } from './queue';

/** How long to wait for a worker, ms. */
export interface Timeouts {
  /** From the start of a worker to its first answer. */
  readonly ping: number;
  /** Between a job, each report of its progress, and its answer. */
  readonly job: number;
  /** How long a further painting worker is kept when there is nothing for it to do. */
  readonly idle: number;
}

const NO_WORKER: Failure = { code: 'worker-lost', sentence: 'The painter could not start here. Update Figma, or try the desktop app.' };

/** Generous, for slow machines; a worker that crashes usually reports an error before. */
export const TIMEOUTS: Timeouts = { ping: 5_000, job: 120_000, idle: 30_000 };

/** After these failures the next job starts a new worker, because this one may be in a bad state. */
const FRESH_START: readonly FailureCode[] = ['out-of-memory', 'gpu-lost'];

export interface AskOptions {
  /** Tells the worker to drop the job; the answer still comes. */
  readonly signal: AbortSignal;
  readonly transfer?: Transferable[];
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** After any failure the next job starts a new worker. */
  readonly freshAfterFailure?: boolean;
}

export interface WorkerClient<Jobs extends JobTable<Jobs>> {
  /** Wait for the worker. @returns its number, which is another one for each worker. Rejects with `worker-lost` where none can be started. */
  connected(): Promise<number>;
  /** Rejects with the worker's FailureError, `worker-lost` or `timeout`; with `cancelled` where the signal aborted before there was a worker. */
  ask<Name extends keyof Jobs & string>(name: Name, body: Jobs[Name]['ask'], options: AskOptions): Promise<Jobs[Name]['answer']>;
  /** Where the newest worker lives and what was refused on the way there. */
  readonly placement: Promise<EnginePlacement>;
  /** End the worker. Jobs under way reject with code `cancelled`. */
  close(): void;
}

/** @param places tried in this order, at once and again whenever the worker was lost. */
export function openWorker<Jobs extends JobTable<Jobs>>(places: readonly Place[], timeouts: Timeouts): WorkerClient<Jobs> {
  let closed = false;
  let count = 0;
  let placement: Promise<EnginePlacement>;

  function findPlace(): Promise<Link<Jobs>> {
    count++;
    const refused: string[] = [];
    const search = (async () => {
      for (const place of places) {
        try {
          const link = await connect<Jobs>(place, timeouts.ping);
          if (closed) link.end(cancelled());
          return link;
        } catch (thrown) {
          refused.push(`${place.kind}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        }
      }
      throw FailureError.of(places.at(-1)?.failure ?? NO_WORKER, refused.join('; '));
    })();
    placement = search.then(
      ({ kind }) => ({ kind, refused }),
      () => ({ kind: 'nowhere', refused }),
    );
    return search;
  }

  let linking: Promise<Link<Jobs>> | null = findPlace();
  // A failed search is reported to the next caller; without this it would count as an unhandled rejection until then.
  linking.catch(() => undefined);

  async function link(): Promise<Link<Jobs>> {
    const attempt = (linking ??= findPlace());
    try {
      const found = await attempt;
      if (found.open || closed) return found;
    } catch (thrown) {
      if (linking === attempt) linking = null;
      throw thrown;
    }
    // The worker was lost since: start the next one, unless another caller has.
    if (linking === attempt) linking = null;
    return link();
  }

  return {
    async connected() {
      await link();
      return count;
    },
    async ask(name, body, { signal, transfer = [], onProgress, freshAfterFailure = false }) {
      const to = await link();
      if (signal.aborted) throw cancelled();
      const { id, answer } = to.start(name, body, { timeout: timeouts.job, transfer, onProgress });
      const cancel = (): void => {
        to.cancel(id);
      };
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await answer;
      } catch (thrown) {
        if (freshAfterFailure || (thrown instanceof FailureError && FRESH_START.includes(thrown.failure.code))) to.retire();
        throw thrown;
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    get placement() {
      return placement;
    },
    close() {
      closed = true;
      void linking?.then(
        (open) => {
          open.end(cancelled());
        },
        () => undefined,
      );
    },
  };
}
