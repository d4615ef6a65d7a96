// What a painted layer in the document is made of: the picture as PNG, the recipe that made it, and the label map to paint it again.
import type { InsertPainting } from '../../../contract/wire/messages';
import type { Recipe } from '../../../contract/recipe';
import type { Engine, ProgressOptions } from '../../../inference/api/engine';
import type { Painting, PaintJob } from '../../../inference/api/paint-job';
import type { FactsOf } from '../painters/facts';
import { carriedLabels } from '../../../labels/label-text';

/** All that a painting is made from. */
export interface PaintSource extends PaintJob {
  readonly sourceIds: readonly string[];
}

/** `mask` is left out where the label map is too long for a layer to carry. */
export type LayerContents = Pick<InsertPainting, 'png' | 'recipe' | 'mask'>;

/** The contents of the layer of a painting that is there. Rejects with a FailureError. */
export async function layerContents(
  engine: Pick<Engine, 'encode'>,
  factsOf: FactsOf,
  source: PaintSource,
  painting: Painting,
  signal?: AbortSignal,
): Promise<LayerContents> {
  const { origin, ...facts } = factsOf(source.style.painter);
  const png = await engine.encode(painting, { origin, ...(signal && { signal }) });
  const { sourceIds, style, seed, repaints, edges, width, height, labels } = source;
  const recipe: Recipe = { version: 2, sourceIds, style, seed, size: { width, height }, repaints, edges, ...facts };
  const mask = carriedLabels(labels);
  return { png, recipe, ...(mask === null ? {} : { mask }) };
}

/** Paint as an order, and give the contents of its layer. Rejects with a FailureError; `cancelled` as soon as the signal aborts. */
export async function paintLayer(
  engine: Pick<Engine, 'paint' | 'encode'>,
  factsOf: FactsOf,
  source: PaintSource,
  options: ProgressOptions,
): Promise<LayerContents> {
  const painting = await engine.paint(jobOf(source), options);
  return layerContents(engine, factsOf, source, painting, options.signal);
}

/** The part of a PaintSource that the generator takes. */
export function jobOf({ labels, width, height, style, seed, repaints, edges }: PaintSource): PaintJob {
  return { labels, width, height, style, seed, repaints, edges };
}
