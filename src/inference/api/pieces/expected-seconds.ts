// How long a painting is going to take, said before anything is painted: from the pieces that it will be painted in, and how long such pieces took
// on this machine.
import type { Size } from '../../../contract/size';
import { generatedSize } from '../generated-size';
import { planTiles } from './tile-plan';

/** How fast a machine paints. */
export interface MachinePace {
  /** Of one worker, measured on what it painted last. */
  readonly msPerPixel: number;
  /** How many pieces are painted beside each other. */
  readonly atOnce: number;
  /** Most pixels that are painted at once. */
  readonly most: number;
}

/**
 * What is done with each pixel of the finished picture, as a share of painting one: enlarging takes about 50 ms a million, writing the PNG 75, and
 * the generator 1500 (2 × Xeon, BENCHMARKS.md).
 */
const FINISHING = 0.08;

/** Of the model card. */
interface TileFacts {
  readonly sizeMultiple: number;
  readonly tileHalo?: number | undefined;
}

/**
 * Seconds for paintings of these output sizes, ordered together.
 * @param rounds how often each is painted: once, and once more for each class that is repainted.
 */
export function expectedSeconds(
  sizes: readonly Size[],
  { msPerPixel, atOnce, most }: MachinePace,
  { sizeMultiple, tileHalo }: TileFacts,
  rounds = 1,
): number {
  const rules = { multiple: sizeMultiple, halo: tileHalo ?? null, most, atOnce };
  const pieces = sizes.flatMap((size) => planTiles(generatedSize(size), rules));
  const lanes = new Float64Array(atOnce);
  for (let round = 0; round < rounds; round++) {
    for (const { window } of pieces) lanes[lanes.indexOf(Math.min(...lanes))]! += window.width * window.height;
  }
  const finished = sizes.reduce((sum, { width, height }) => sum + width * height, 0);
  return ((Math.max(...lanes) + FINISHING * finished) * msPerPixel) / 1000;
}
