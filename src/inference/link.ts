// A line to an engine, with a table of the jobs under way on it: each settles exactly once, whatever happens to the line.
import { FailureError } from '../contract/failure';
import type { Progress } from './engine-api';
import type { EngineLine, LineEvents, Place } from './places';
import type { Ask, JobMessage, JobName, Jobs, Reply } from './protocol';

export interface Link {
  readonly kind: string;
  /** False once the engine is retired or gone; it never comes back on the same link. */
  readonly open: boolean;
  /** @returns the job's id for `cancel`, and its answer. A job that shows no sign of life for `patience` ms ends the link. */
  start<Name extends JobName>(name: Name, body: Jobs[Name]['ask'], patience: number, onProgress?: (progress: Progress) => void): { id: number; answer: Promise<Jobs[Name]['answer']> };
  cancel(id: number): void;
  /** Take no more jobs, finish those under way, then end the engine. */
  retire(): void;
  /** End the engine now; jobs under way reject with the failure. */
  end(failure: FailureError): void;
}

const LOST_SENTENCE = 'The painter stopped unexpectedly. Try again: it starts anew.';

interface Pending {
  readonly settle: (reply: Extract<Reply, { type: 'done' | 'failed' }>) => void;
  readonly fail: (failure: FailureError) => void;
  readonly progress: (progress: Progress) => void;
}

/**
 * Start an engine in a place and wait for its first word.
 * @param patience ms to wait: some browsers refuse a worker without saying so.
 * @throws Error with the reason, for diagnostics, when the place is refused.
 */
export async function connect(place: Place, patience: number): Promise<Link> {
  const pending = new Map<number, Pending>();
  let alive = true;
  let retired = false;
  let lastId = 0;
  let line: EngineLine | null = null;
  let opened: () => void = () => undefined;
  let refused: (reason: Error) => void = () => undefined;

  function end(failure: FailureError): void {
    if (!alive) return;
    alive = false;
    line?.post({ type: 'close' }, []);
    line?.end();
    for (const job of pending.values()) job.fail(failure);
    pending.clear();
  }

  function retire(): void {
    retired = true;
    if (pending.size === 0) end(new FailureError('worker-lost', LOST_SENTENCE, 'retired'));
  }

  const events: LineEvents = {
    reply(reply) {
      if (reply.type === 'pong') opened();
      else if (reply.type === 'progress') pending.get(reply.id)?.progress(reply.progress);
      else {
        const job = pending.get(reply.id);
        pending.delete(reply.id);
        job?.settle(reply);
        if (retired) retire();
      }
    },
    lost(reason) {
      refused(new Error(reason));
      end(new FailureError('worker-lost', LOST_SENTENCE, reason));
    },
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      opened = resolve;
      refused = reject;
      timer = setTimeout(() => { reject(new Error(`no answer within ${patience / 1000} s`)); }, patience);
      line = place.open(events);
      line.post({ type: 'ping' }, []);
    });
  } catch (thrown) {
    end(new FailureError('worker-lost', 'The painter could not start.', String(thrown)));
    throw thrown;
  } finally {
    clearTimeout(timer);
  }

  function post(ask: Ask): void {
    if (alive) line?.post(ask, []);
  }

  return {
    kind: place.kind,
    get open() { return alive && !retired; },
    start(name, body, patience, onProgress) {
      const id = ++lastId;
      const answer = new Promise<Jobs[JobName]['answer']>((resolve, reject) => {
        if (!alive || retired) throw new FailureError('worker-lost', LOST_SENTENCE);
        const giveUp = (): void => { end(new FailureError('timeout', 'The painter has not answered for a long time. Try again: it starts anew.', name)); };
        let watch = setTimeout(giveUp, patience);
        pending.set(id, {
          settle(reply) {
            clearTimeout(watch);
            if (reply.type === 'done') resolve(reply.result);
            else reject(new FailureError(reply.failure.code, reply.failure.sentence, reply.detail));
          },
          fail(failure) {
            clearTimeout(watch);
            reject(failure);
          },
          progress(progress) {
            clearTimeout(watch);
            watch = setTimeout(giveUp, patience);
            onProgress?.(progress);
          },
        });
        try {
          post({ type: 'job', id, name, body } as JobMessage);
        } catch (thrown) {
          clearTimeout(watch);
          pending.delete(id);
          reject(new FailureError('internal', 'The painter could not be asked. Try again.', String(thrown)));
        }
      });
      return { id, answer };
    },
    cancel(id) { post({ type: 'cancel', id }); },
    retire,
    end,
  };
}
