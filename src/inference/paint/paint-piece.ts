// Paints one piece of a picture (api/pieces).
import type { Size } from '../../contract/size';
import { resampled } from '../../labels/resample';
import { doubledBy, makingOf } from '../api/sizes/making';
import type { ModelCard } from '../api/model-card';
import type { PaintJob } from '../api/paint-job';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { Piece } from '../api/pieces/piece-plan';
import { DETAIL, workOf } from '../api/pieces/work';
import type { Backend } from '../backend/backend';
import { gpuLost } from '../backend/gpu-watch';
import type { Detail, Painted } from './detail';
import type { NoiseSource } from './noise';
import { coreOf, windowInputs } from './tensors';

export interface Painter {
  readonly card: ModelCard;
  readonly backend: Backend;
  readonly detail: Detail;
  readonly noise: NoiseSource;
  /** Most pixels that are painted at once. */
  readonly most: number;
}

/**
 * @param job of the whole picture; `piece` is of its plan.
 * @param between awaited after each step but the last with the share of the piece that is done, 0…1.
 * @throws FailureError `unknown-style`, `paint-failed`, `out-of-memory` or `gpu-lost`.
 */
export async function paintPiece(
  { card, backend, detail, noise }: Painter,
  job: PaintJob,
  piece: Piece,
  between: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<PaintedPiece> {
  const { round, tile, octaves } = piece;
  const seed = round === 0 ? job.seed : job.repaints[round - 1]!.seed;
  const { base } = makingOf(job, card);
  const inputs = windowInputs(card, { ...atSize(job, base), seed }, tile.window, noise);
  const started = performance.now();
  const [image, next] = await backend.run(inputs, tile.window, octaves > 0 ? (['image', 'next'] as const) : (['image'] as const));
  let ms = performance.now() - started;
  let made = { image, tile };
  if (octaves > 0) {
    const all = workOf(piece);
    let done = workOf({ tile, octaves: 0 });
    await between(done / all);
    let painted: Painted = {
      picture: { ...base, values: image },
      features: { width: base.width / 2, height: base.height / 2, values: next! },
    };
    for (let octave = 0; octave < octaves; octave++) {
      const larger = await detail.double(painted, octave, job, seed, (pixels) => between(Math.min(1, (done += DETAIL * pixels) / all)));
      painted = larger;
      ms += larger.ms;
    }
    const whole = { x: 0, y: 0, ...doubledBy(base, octaves) };
    made = { image: painted.picture.values, tile: { window: whole, core: whole } };
  }
  try {
    return { round, core: made.tile.core, rgba: coreOf(made.image, made.tile), ms };
  } catch (thrown) {
    // The plain runtime may still be able to paint it.
    throw backend.report.kind === 'webgpu' ? gpuLost(String(thrown)) : thrown;
  }
}

/** The job with its label map at another size. */
function atSize(job: PaintJob, size: Size): PaintJob {
  return size.width === job.width && size.height === job.height ? job : { ...job, ...resampled(job, size) };
}
