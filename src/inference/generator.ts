// A loaded generator: card and file checked, session open. Knows nothing of workers, messages or where bytes come from.
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FailureError } from '../contract/failure';
import { PICTURE_SIZE } from './engine-api';
import { chooseBackend } from './choose-backend';
import type { Backend, GpuOptions } from './choose-backend';
import type { BackendReport, GpuHistory, Painting, PaintJob } from './engine-api';
import { gpuLost } from './gpu-watch';
import type { ModelCard } from './model-card';
import type { GpuScope } from './probe-webgpu';
import { plainJob } from './plain-job';
import { imagePixels, paintingInputs } from './tensors';

// True in the engine that is built with a runtime for the graphics card; not defined where nothing is built (Node).
declare const __GPU_RUNTIME__: boolean | undefined;

export interface Generator {
  readonly card: ModelCard;
  readonly backend: BackendReport;
  /** Run once for nothing, so that the first painting is as quick as the next. */
  warmUp(): Promise<void>;
  /** Paint one picture. Same job, same pixels. @throws FailureError `unknown-style`, `paint-failed`, `out-of-memory` or `gpu-lost`. */
  paint(job: PaintJob): Promise<Pick<Painting, 'rgba' | 'ms'>>;
  release(): Promise<void>;
}

/** How a generator is opened where nothing else is said. */
export interface GeneratorOptions {
  /** Side of the pictures that it paints, in pixels. */
  readonly side: number;
  readonly gpu: GpuOptions;
  readonly history: GpuHistory;
  /** The same generator computing in half precision, for cards that can; null where there is none. */
  readonly halfModel: (() => Promise<Uint8Array>) | null;
  /** Called when the files are open and trial paintings on the graphics card begin. */
  readonly onTest: () => void;
}

export const DEFAULTS: GeneratorOptions = {
  side: PICTURE_SIZE,
  gpu: {
    built: typeof __GPU_RUNTIME__ !== 'undefined' && __GPU_RUNTIME__,
    scope: globalThis as GpuScope,
    software: false,
    // Well below what the panel waits for a sign of life (open-engine.ts), so that it is the card that gets the blame.
    patience: { first: 40_000, later: 15_000 },
  },
  history: { use: true, losses: [] },
  halfModel: null,
  onTest: () => undefined,
};

/**
 * Check the file against its card and open a session, on the graphics card where that can be had and is right.
 * @param wasm bytes of the runtime (runtime.ts).
 * @throws FailureError `model-altered`, or as chooseBackend.
 */
export async function openGenerator(card: ModelCard, model: Uint8Array, wasm: Uint8Array<ArrayBuffer>, options: GeneratorOptions = DEFAULTS): Promise<Generator> {
  const { side, gpu, history, halfModel, onTest } = options;
  checkModelFile(card, model);
  const backend = await chooseBackend({ card, model, wasm, halfModel }, side, history, gpu, onTest);
  return {
    card,
    backend: backend.report,
    async warmUp() {
      // The card painted a whole picture already: its test.
      if (backend.report.kind === 'wasm') await paint(backend, card, plainJob(new Uint8Array(side ** 2), { width: side, height: side }, card.defaultStyle, 0));
    },
    paint: (job) => paint(backend, card, job),
    release: () => backend.session.release(),
  };
}

/** @throws FailureError `model-altered` when the file is not, byte for byte, the one that the card describes. */
export function checkModelFile(card: ModelCard, model: Uint8Array): void {
  const sound = model.length === card.bytes && bytesToHex(sha256(model)) === card.sha256;
  if (!sound) throw alteredModel(`${model.length} bytes, card says ${card.bytes}`);
}

export function alteredModel(detail: string): FailureError {
  return new FailureError('model-altered', 'The painting model in this plugin is cut short or was changed. Install the plugin again.', detail);
}

async function paint({ session, report }: Backend, card: ModelCard, job: PaintJob): Promise<Pick<Painting, 'rgba' | 'ms'>> {
  const inputs = paintingInputs(card, job);
  const started = performance.now();
  const image = await session.run(inputs);
  const ms = performance.now() - started;
  try {
    return { rgba: imagePixels(image, job.width * job.height), ms };
  } catch (thrown) {
    // Without the card it may well come out.
    throw report.kind === 'webgpu' ? gpuLost(String(thrown)) : thrown;
  }
}
