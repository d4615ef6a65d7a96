// What a painted layer in the document is made of: the picture as PNG, the recipe that made it, and the label map to paint it again.
import type { InsertPainting } from '../../../contract/wire/messages';
import type { Recipe } from '../../../contract/recipe';
import type { Engine, Progress, ProgressOptions } from '../../../inference/api/engine';
import type { Painting, PaintJob } from '../../../inference/api/paint-job';
import type { FactsOf } from '../painters/facts';
import { cutIntoLayers } from '../layers/cut-into-layers';
import { carriedLabels } from '../../../labels/label-text';

/** Share of a stack's time that the whole painting takes, before its layers. */
const WHOLE_SHARE = 0.2;

type OnProgress = (progress: Progress) => void;

/** How far an order is, told of the painting and of its layers, if it is to have them. @param tell hears 0…1 of both. */
export function stackProgress(tell: OnProgress, asLayers: boolean): { readonly painting: OnProgress; readonly layers: OnProgress } {
  const part =
    (from: number, share: number): OnProgress =>
    (progress) => {
      tell({ ...progress, done: from + progress.done * share });
    };
  return { painting: asLayers ? part(0, WHOLE_SHARE) : tell, layers: part(WHOLE_SHARE, 1 - WHOLE_SHARE) };
}

/** All that a painting is made from. */
export interface PaintSource extends PaintJob {
  readonly sourceIds: readonly string[];
}

/** `mask` is left out where the label map is too long for a layer to carry. */
export type LayerContents = Pick<InsertPainting, 'png' | 'recipe' | 'mask' | 'layers'>;

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

/**
 * Paint as an order, and give the contents of its layer. Rejects with a FailureError; `cancelled` as soon as the signal aborts.
 * @param asLayers as a stack of layers by depth.
 */
export async function paintLayer(
  engine: Pick<Engine, 'paint' | 'encode' | 'atOnce' | 'planLayers' | 'cutLayer'>,
  factsOf: FactsOf,
  source: PaintSource,
  { signal, onProgress }: ProgressOptions,
  asLayers = false,
): Promise<LayerContents> {
  const until = signal && { signal };
  const parts = stackProgress((progress) => onProgress?.(progress), asLayers);
  const painting = await engine.paint(jobOf(source), { ...until, onProgress: parts.painting });
  const contents = await layerContents(engine, factsOf, source, painting, signal);
  if (!asLayers) return contents;
  const { origin } = factsOf(source.style.painter);
  return { ...contents, layers: await cutIntoLayers(engine, origin, source, painting, { ...until, onProgress: parts.layers }) };
}

/** The part of a PaintSource that the generator takes. */
export function jobOf({ labels, width, height, style, seed, repaints, edges }: PaintSource): PaintJob {
  return { labels, width, height, style, seed, repaints, edges };
}
