// The messages between the panel's side of a worker (client/link.ts) and the worker itself (serve/serve-jobs.ts). A worker gets one job at a time
// (client/queue.ts). Every job has an id and is answered exactly once, by `done` or `failed`; `progress` may come before. Large arrays are
// transferred.
import * as v from 'valibot';
import { FailureSchema } from '../../contract/failure';

const IdSchema = v.number();

export const AskSchema = v.variant('type', [
  v.object({ type: v.literal('ping') }),
  /** Which schema the body has depends on the name. */
  v.object({ type: v.literal('job'), id: IdSchema, name: v.string(), body: v.unknown() }),
  /** Drop this job: throw its result away. It is still answered, with `cancelled`. */
  v.object({ type: v.literal('cancel'), id: IdSchema }),
  /** Free what is held; nothing more is asked. */
  v.object({ type: v.literal('close') }),
]);

export type Ask = v.InferOutput<typeof AskSchema>;

const ProgressSchema = v.pipe(
  v.object({ phase: v.picklist(['download', 'decode', 'compile', 'warm-up', 'paint', 'trace']), done: v.number() }),
  v.readonly(),
);

export const ReplySchema = v.variant('type', [
  v.object({ type: v.literal('pong') }),
  v.object({ type: v.literal('progress'), id: IdSchema, progress: ProgressSchema }),
  v.object({ type: v.literal('done'), id: IdSchema, result: v.unknown() }),
  v.object({ type: v.literal('failed'), id: IdSchema, failure: FailureSchema, detail: v.string() }),
]);

export type Reply = v.InferOutput<typeof ReplySchema>;

/** The jobs of a worker: by name, what each is asked with and answers. */
export type JobTable<Jobs> = { [Name in keyof Jobs]: { readonly ask: unknown; readonly answer: unknown } };

/** Sends a reply from the worker; `transfer` as for postMessage. */
export type PostReply = (reply: Reply, transfer: Transferable[]) => void;

export const CANCELLED_SENTENCE = 'Painting was cancelled.';

/** Global under which a worker's bundle puts its `connect` function when it runs in a page. */
export const PAGE_ENTRY = 'allaPrimaWorker';
