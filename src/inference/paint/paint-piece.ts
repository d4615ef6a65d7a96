// Paints one piece of a picture (api/pieces).
import type { PaintJob } from '../api/paint-job';
import { generatedSize } from '../api/generated-size';
import type { ModelCard } from '../api/model-card';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { Piece } from '../api/pieces/piece-plan';
import type { Backend } from '../backend/backend';
import { gpuLost } from '../backend/gpu-watch';
import { resampled } from '../../labels/resample';
import type { NoiseSource } from './noise';
import { coreOf, windowInputs } from './tensors';

export interface Painter {
  readonly card: ModelCard;
  readonly backend: Backend;
  readonly noise: NoiseSource;
  /** Most pixels that are painted at once. */
  readonly most: number;
}

/**
 * @param job of the whole picture; `piece` is of its plan.
 * @throws FailureError `unknown-style`, `paint-failed`, `out-of-memory` or `gpu-lost`.
 */
export async function paintPiece({ card, backend, noise }: Painter, job: PaintJob, { round, tile }: Piece): Promise<PaintedPiece> {
  const seed = round === 0 ? job.seed : job.repaints[round - 1]!.seed;
  const inputs = windowInputs(card, { ...atGeneratedSize(job), seed }, tile.window, noise);
  const started = performance.now();
  const image = await backend.run(inputs, tile.window);
  const ms = performance.now() - started;
  try {
    return { round, core: tile.core, rgba: coreOf(image, tile), ms };
  } catch (thrown) {
    // The plain runtime may still be able to paint it.
    throw backend.report.kind === 'webgpu' ? gpuLost(String(thrown)) : thrown;
  }
}

/** The job with its label map at the size that is generated. */
function atGeneratedSize(job: PaintJob): PaintJob {
  const size = generatedSize(job);
  return size.width === job.width && size.height === job.height ? job : { ...job, ...resampled(job, size) };
}
