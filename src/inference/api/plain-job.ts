// The simplest paint job: one style, no class repainted. For tests of the graphics card, warm-ups and measurements.
import { AS_DRAWN } from '../../contract/recipe';
import type { Size } from '../../contract/size';
import { namedStyle } from '../../contract/style';
import type { StyleMix } from '../../contract/style';
import type { ModelCard } from './model-card';
import type { PaintJob } from './paint-job';

/** @param labels of a whole map. */
export function plainJob(labels: Uint8Array, { width, height }: Size, style: StyleMix, seed: number): PaintJob {
  return { labels, width, height, style, seed, repaints: [], edges: AS_DRAWN };
}

export function defaultStyleOf({ painter, defaultStyle }: Pick<ModelCard, 'painter' | 'defaultStyle'>): StyleMix {
  return namedStyle(painter.id, defaultStyle);
}
