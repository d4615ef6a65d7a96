// A connection to one worker, with the jobs under way on it. Each job settles exactly once, whatever happens to the worker.
import { FailureError } from '../../contract/failure';
import type { Progress } from '../api/engine';
import type { Ask, JobTable, Reply } from '../protocol/messages';
import type { LineEvents, Place, WorkerLine } from './places';

export interface JobTerms {
  /** A job without progress or answer for this long ends the link, ms. */
  readonly timeout: number;
  /** The memory in the body that is transferred instead of copied. */
  readonly transfer: Transferable[];
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export interface Link<Jobs extends JobTable<Jobs>> {
  readonly kind: string;
  /** False once the worker is retired or gone, and from then on. */
  readonly open: boolean;
  /** @returns the job's id for `cancel`, and its answer. */
  start<Name extends keyof Jobs & string>(
    name: Name,
    body: Jobs[Name]['ask'],
    terms: JobTerms,
  ): { id: number; answer: Promise<Jobs[Name]['answer']> };
  cancel(id: number): void;
  /** Take no more jobs, finish those under way, then end the worker. */
  retire(): void;
  /** End the worker now; jobs under way reject with the failure. */
  end(failure: FailureError): void;
}

const LOST_SENTENCE = 'The painter stopped unexpectedly. Try again: it starts anew.';

interface Pending {
  readonly settle: (reply: Extract<Reply, { type: 'done' | 'failed' }>) => void;
  readonly fail: (failure: FailureError) => void;
  readonly progress: (progress: Progress) => void;
}

/**
 * Start a worker in a place and wait for its first answer.
 * @param timeout ms to wait: some browsers refuse to start a worker without an error.
 * @throws Error with the reason, for diagnostics, when the place is refused.
 */
export async function connect<Jobs extends JobTable<Jobs>>(place: Place, timeout: number): Promise<Link<Jobs>> {
  const pending = new Map<number, Pending>();
  let alive = true;
  let retired = false;
  let lastId = 0;
  let line: WorkerLine | null = null;
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
      timer = setTimeout(() => {
        reject(new Error(`no answer within ${timeout / 1000} s`));
      }, timeout);
      line = place.open(events);
      line.post({ type: 'ping' }, []);
    });
  } catch (thrown) {
    end(new FailureError('worker-lost', 'The painter could not start.', String(thrown)));
    throw thrown;
  } finally {
    clearTimeout(timer);
  }

  function post(ask: Ask, transfer: Transferable[] = []): void {
    if (alive) line?.post(ask, transfer);
  }

  return {
    kind: place.kind,
    get open() {
      return alive && !retired;
    },
    start<Name extends keyof Jobs & string>(name: Name, body: Jobs[Name]['ask'], { timeout: silence, transfer, onProgress }: JobTerms) {
      const id = ++lastId;
      const answer = new Promise<Jobs[Name]['answer']>((resolve, reject) => {
        if (!alive || retired) throw new FailureError('worker-lost', LOST_SENTENCE);
        const giveUp = (): void => {
          end(new FailureError('timeout', 'The painter has not answered for a long time. Try again: it starts anew.', name));
        };
        let watch = setTimeout(giveUp, silence);
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
            watch = setTimeout(giveUp, silence);
            onProgress?.(progress);
          },
        });
        try {
          post({ type: 'job', id, name, body }, transfer);
        } catch (thrown) {
          clearTimeout(watch);
          pending.delete(id);
          reject(new FailureError('internal', 'The painter could not be asked. Try again.', String(thrown)));
        }
      });
      return { id, answer };
    },
    cancel(id) {
      post({ type: 'cancel', id });
    },
    retire,
    end,
  };
}
