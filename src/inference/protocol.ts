// What crosses between the panel's side of the engine (open-engine.ts) and the side that works (serve.ts). Every job has an
// id and is answered exactly once, by `done` or `failed`; `progress` may come before. Large arrays are transferred.
import type { Failure } from '../contract/failure';
import type { Picture } from '../contract/picture';
import type { Size } from '../contract/size';
import type { BackendReport, EngineAssets, GpuHistory, LabelMap, Painting, PaintJob, Progress } from './engine-api';
import type { ImportedMask } from './label-map/import-mask';
import type { ModelCard } from './model-card';

/** Every job with what it takes and what it gives, side by side. */
export interface Jobs {
  load: { ask: { readonly assets: EngineAssets; readonly gpu: GpuHistory }; answer: { readonly card: ModelCard; readonly backend: BackendReport } };
  label: { ask: { readonly picture: Picture; readonly size: Size }; answer: LabelMap };
  /** A mask file. */
  import: { ask: { readonly file: Uint8Array }; answer: ImportedMask };
  paint: { ask: PaintJob; answer: { readonly painting: Painting; readonly backend: BackendReport } };
  /** The picture as PNG. */
  style: { ask: { readonly png: Uint8Array }; answer: readonly number[] };
}

export type JobName = keyof Jobs;

export type JobMessage = { [Name in JobName]: { readonly type: 'job'; readonly id: number; readonly name: Name; readonly body: Jobs[Name]['ask'] } }[JobName];

export type Ask =
  | { readonly type: 'ping' }
  | JobMessage
  /** Drop this job: do not begin it, or throw its result away. It is still answered, with `cancelled`. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Free what is held; nothing more is asked. */
  | { readonly type: 'close' };

export type Reply =
  | { readonly type: 'pong' }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly id: number; readonly result: Jobs[JobName]['answer'] }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure; readonly detail: string };

/** How a reply leaves the working side; `transfer` as for postMessage. */
export type PostReply = (reply: Reply, transfer: Transferable[]) => void;

export const CANCELLED_SENTENCE = 'Painting was cancelled.';
