// The simplest paint job: one named style, no class repainted. For tests of the graphics card, warm-ups and measurements.
import { AS_DRAWN } from '../../contract/recipe';
import type { Size } from '../../contract/size';
import { namedStyle } from '../../contract/style';
import type { PaintJob } from './paint-job';

/** @param labels of a whole map. @param style id from the model card. */
export function plainJob(labels: Uint8Array, { width, height }: Size, style: string, seed: number): PaintJob {
  return { labels, width, height, style: namedStyle(style), seed, repaints: [], edges: AS_DRAWN };
}
