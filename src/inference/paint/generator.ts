// A loaded generator: model card and file checked, session open. Its style encoder is opened when it is first needed. Knows nothing of workers,
// messages or where bytes come from.
import type { Size } from '../../contract/size';
import { SQUARE } from '../../contract/size';
import { IMAGE } from '../backend/gpu-trial';
import { chooseBackend } from '../backend/choose-backend';
import type { GpuOptions } from '../backend/choose-backend';
import type { BackendReport, GpuHistory } from '../api/backend-report';
import type { Painting, PaintJob } from '../api/paint-job';
import type { ModelCard } from '../api/model-card';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { Piece } from '../api/pieces/piece-plan';
import { checkModelFile } from '../model/model-file';
import type { GpuScope } from '../api/probe-webgpu';
import { openDetail } from './detail';
import { rememberedNoise } from './noise';
import { defaultStyleOf, plainJob } from '../api/plain-job';
import { paintDraft } from './paint-draft';
import { paintPicture } from './paint-picture';
import { paintPiece } from './paint-piece';
import { openStyleEncoder } from '../style/style-encoder';
import type { StyleReader } from '../style/style-encoder';
import { paintingInputs } from './tensors';

// True in the engine that is built with a runtime for the graphics card; not defined where nothing is built (Node).
declare const __GPU_RUNTIME__: boolean | undefined;

export interface Generator {
  readonly card: ModelCard;
  /** Most pixels that are painted at once. */
  readonly most: number;
  /** What paints, and why; the graphics card's sizes are tested when they are first painted. */
  readonly backend: BackendReport;
  /** Run once and drop the result, so that the first painting is as quick as the next. */
  warmUp(): Promise<void>;
  /** Paint one picture (paintPicture), or a draft of it (paintDraft). Same job, same pixels. */
  paint(job: PaintJob, between?: (done: number) => Promise<void>): Promise<Painting>;
  /** Paint one piece of a picture (paintPiece). */
  paintPiece(job: PaintJob, piece: Piece, between?: (share: number) => Promise<void>): Promise<PaintedPiece>;
  /** Opened at the first call and kept; after a failure the next call tries again. @throws as openStyleEncoder. */
  styleEncoder(): Promise<StyleReader>;
  release(): Promise<void>;
}

/** How a generator is opened and what it paints at once. */
export interface GeneratorOptions {
  /** What a graphics card is tested and everything is warmed up with. */
  readonly size: Size;
  /** Most pixels that are painted at once; what is larger is painted in pieces. */
  readonly most: number;
  readonly gpu: GpuOptions;
  readonly history: GpuHistory;
  /** The same generator computing in half precision, for graphics cards that can; null where there is none. */
  readonly halfModel: (() => Promise<Uint8Array>) | null;
  /** Bytes of the model card's style encoder; null where they were not delivered. */
  readonly styleEncoder: (() => Promise<Uint8Array>) | null;
  /** Called when the files are open and trial paintings on the graphics card begin. */
  readonly onTest: () => void;
}

export const DEFAULTS: GeneratorOptions = {
  size: SQUARE,
  // Full HD in one piece. WASM memory grows by a quarter of a gigabyte for a million pixels and never shrinks; and while a piece is painted the
  // worker handles no message.
  most: 1 << 21,
  gpu: {
    built: typeof __GPU_RUNTIME__ !== 'undefined' && __GPU_RUNTIME__,
    scope: globalThis as GpuScope,
    software: false,
    // Well below the panel's timeout for the worker (client/worker-client.ts), so that a hanging graphics card is reported as such.
    timeouts: { first: 40_000, later: 15_000 },
  },
  history: { use: true, losses: [] },
  halfModel: null,
  styleEncoder: null,
  onTest: () => undefined,
};

/**
 * Check the file against its model card and open a session, on the graphics card where that can be had and is right.
 * @param wasm bytes of the runtime (runtime.ts).
 * @throws FailureError `model-altered`, or as chooseBackend.
 */
export async function openGenerator(
  card: ModelCard,
  model: Uint8Array,
  wasm: Uint8Array<ArrayBuffer>,
  options: GeneratorOptions = DEFAULTS,
): Promise<Generator> {
  const { size, most, gpu, history, halfModel, styleEncoder, onTest } = options;
  checkModelFile(card, model);
  const backend = await chooseBackend(
    { card, model, wasm, halfModel, inputsOf: (job) => paintingInputs(card, job) },
    size,
    history,
    gpu,
    onTest,
  );
  let encoder: Promise<StyleReader> | null = null;
  const detail = openDetail(card, backend);
  const painter = { card, backend, detail, most, noise: rememberedNoise() };
  return {
    card,
    most,
    get backend() {
      return backend.report;
    },
    async warmUp() {
      // The graphics card's test has painted a whole picture already.
      if (backend.report.kind === 'wasm')
        await backend.run(paintingInputs(card, plainJob(new Uint8Array(size.width * size.height), size, defaultStyleOf(card), 0)), size, IMAGE);
    },
    async paint(job, between = () => Promise.resolve()) {
      if (job.draft === true) return paintDraft(painter, job, between);
      return { width: job.width, height: job.height, ...(await paintPicture(painter, job, between)) };
    },
    paintPiece: (job, piece, between) => paintPiece(painter, job, piece, between),
    styleEncoder() {
      encoder ??= openStyleEncoder(card, styleEncoder, wasm).catch((thrown: unknown) => {
        encoder = null;
        throw thrown;
      });
      return encoder;
    },
    async release() {
      await (await encoder)?.release();
      await detail.release();
      await backend.release();
    },
  };
}
