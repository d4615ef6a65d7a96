// How long a painting is going to take, said before anything is painted: from the pieces that it will be painted in, and how long such pieces took
// on this machine.
import type { Size } from '../../../contract/size';
import type { SizeFacts } from '../sizes/making';
import { planRound } from './piece-plan';
import { workOf } from './work';

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

/**
 * Seconds for paintings of these output sizes, ordered together.
 * @param rounds how often each is painted: once, and once more for each class that is repainted.
 */
export function expectedSeconds(sizes: readonly Size[], { msPerPixel, atOnce, most }: MachinePace, card: SizeFacts, rounds = 1): number {
  const pieces = sizes.flatMap((size) => planRound(size, card, most, atOnce));
  const lanes = new Float64Array(atOnce);
  for (let round = 0; round < rounds; round++) {
    for (const piece of pieces) lanes[lanes.indexOf(Math.min(...lanes))]! += workOf(piece);
  }
  const finished = sizes.reduce((sum, { width, height }) => sum + width * height, 0);
  return ((Math.max(...lanes) + FINISHING * finished) * msPerPixel) / 1000;
}
