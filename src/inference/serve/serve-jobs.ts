// The worker's side of a connection, for any table of jobs: checks what is asked, and answers each job exactly once. It has no queue: the panel's
// side sends the next job when the last one is answered (client/queue.ts).
import * as v from 'valibot';
import { FailureError, toFailure } from '../../contract/failure';
import type { Progress } from '../api/engine';
import { memoryFailure } from '../api/memory-failure';
import { AskSchema, CANCELLED_SENTENCE } from '../protocol/messages';
import type { JobTable, PostReply } from '../protocol/messages';
import { isWhole } from '../../contract/whole';

export interface JobContext {
  /** Report the job's progress. */
  readonly report: (progress: Progress) => void;
  /** Let waiting messages be handled: the work itself blocks the thread. @throws FailureError `cancelled` where one of them cancelled this job. */
  readonly checkpoint: () => Promise<void>;
}

export interface Outcome<Answer> {
  readonly answer: Answer;
  /** The memory in it that is transferred instead of copied. */
  readonly transfer: Transferable[];
}

export type JobHandlers<Jobs extends JobTable<Jobs>> = {
  readonly [Name in keyof Jobs]: (ask: Jobs[Name]['ask'], context: JobContext) => Promise<Outcome<Jobs[Name]['answer']>>;
};
export type JobSchemas<Jobs extends JobTable<Jobs>> = { readonly [Name in keyof Jobs]: v.GenericSchema<unknown, Jobs[Name]['ask']> };

/**
 * @param schemas of the bodies, by the name of the job.
 * @param close frees what is held, once no job is under way.
 * @returns the handler for messages from the panel's side; anything else is ignored.
 */
export function serveJobs<Jobs extends JobTable<Jobs>>(
  post: PostReply,
  schemas: JobSchemas<Jobs>,
  handlers: JobHandlers<Jobs>,
  close: () => Promise<void>,
): (message: unknown) => void {
  /** Jobs under way by id; `answered` settles when the answer is sent. */
  const underWay = new Map<number, { cancelled: boolean; readonly answered: Promise<void> }>();

  async function answer(id: number, name: string, body: unknown): Promise<void> {
    const context: JobContext = {
      report: (progress) => {
        post({ type: 'progress', id, progress }, []);
      },
      async checkpoint() {
        await new Promise((resume) => setTimeout(resume, 0));
        if (underWay.get(id)?.cancelled === true) throw new FailureError('cancelled', CANCELLED_SENTENCE);
      },
    };
    try {
      await context.checkpoint();
      const outcome = await perform(name, body, context);
      await context.checkpoint();
      post({ type: 'done', id, result: outcome.answer }, outcome.transfer);
    } catch (thrown) {
      const failure = toFailure(memoryFailure(thrown) ?? thrown, 'Something went wrong while painting. Try again.');
      const detail = thrown instanceof FailureError ? (thrown.detail ?? '') : String(thrown);
      post({ type: 'failed', id, failure, detail }, []);
    } finally {
      underWay.delete(id);
    }
  }

  function perform(name: string, body: unknown, context: JobContext): Promise<Outcome<unknown>> {
    const known = Object.hasOwn(schemas, name) ? (name as keyof Jobs) : null;
    if (known === null || !isWhole<unknown>(schemas[known], body))
      throw new FailureError('bad-message', 'Something went wrong inside the plugin. Close it and open it again.', `job ${name}`);
    return handlers[known](body, context);
  }

  return (message) => {
    if (!v.is(AskSchema, message)) return;
    switch (message.type) {
      case 'ping':
        post({ type: 'pong' }, []);
        break;
      case 'cancel': {
        const job = underWay.get(message.id);
        if (job !== undefined) job.cancelled = true;
        break;
      }
      case 'job':
        underWay.set(message.id, { cancelled: false, answered: answer(message.id, message.name, message.body) });
        break;
      // `close` rejects where the generator was never opened; then there is nothing to free, and the load has reported why.
      case 'close':
        void Promise.all([...underWay.values()].map(({ answered }) => answered))
          .then(close)
          .catch(() => undefined);
        break;
    }
  };
}
