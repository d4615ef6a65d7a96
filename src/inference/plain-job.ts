// The simplest paint job: one named style, no class repainted. What tests of the card, warm-ups and measurements paint.
import { namedStyle } from '../contract/style';
import type { Size } from '../contract/size';
import type { PaintJob } from './engine-api';

/** @param style id from the card. */
export function plainJob(labels: Uint8Array, { width, height }: Size, style: string, seed: number): PaintJob {
  return { labels, width, height, style: namedStyle(style), seed, repaints: [] };
}
