// A painting taken apart by depth. Each layer but the nearest is painted once more without what lies over it, so that it goes on under there.
import { AS_DRAWN } from '../../../contract/recipe';
import type { Origin } from '../../../contract/pictures/origin';
import type { InsertPainting } from '../../../contract/wire/messages';
import type { Engine, ProgressOptions } from '../../../inference/api/engine';
import type { Painting, PaintJob } from '../../../inference/api/paint-job';

/** Most pixels of hidden parts that are kept painted ahead: the next layers of a painting of the usual size, and none of a large one. */
const MOST_AHEAD = 2 ** 22;

/** The farthest first; six at most. */
export type PaintingLayers = NonNullable<InsertPainting['layers']>;

/**
 * @param job what the painting was painted from.
 * Rejects with a FailureError; `cancelled` as soon as the signal aborts.
 */
export async function cutIntoLayers(
  engine: Pick<Engine, 'paint' | 'atOnce' | 'planLayers' | 'cutLayer'>,
  origin: Origin,
  { labels, width, height, style, seed, repaints, edges }: PaintJob,
  painting: Painting,
  { signal, onProgress }: ProgressOptions,
): Promise<PaintingLayers> {
  const plan = await engine.planLayers({ labels, width, height }, edges, seed, signal && { signal });
  const hidden = plan.layers.filter((layer) => layer.labels !== null);
  const ahead = Math.max(1, Math.min(engine.atOnce, Math.floor(MOST_AHEAD / (width * height))));
  // One that fails stops the others.
  const failed = new AbortController();
  const until = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const shares = hidden.map(() => 0);
  const started: Promise<Painting>[] = [];
  const start = (index: number): void => {
    const under = hidden[index]?.labels;
    if (under == null || started.length > index) return;
    const onPart = ({ done }: { readonly done: number }): void => {
      shares[index] = done;
      onProgress?.({ phase: 'paint', done: shares.reduce((sum, share) => sum + share, 0) / shares.length });
    };
    // Its outlines are loosened already.
    const part = engine.paint({ labels: under, width, height, style, seed, repaints, edges: AS_DRAWN }, { signal: until, onProgress: onPart });
    part.catch(() => undefined);
    started.push(part);
  };
  const layers: { readonly name: string; readonly png: Uint8Array }[] = [];
  try {
    let behind: Painting['rgba'] | null = null;
    let next = 0;
    const startAhead = (): void => {
      for (let index = next; index < next + ahead; index++) start(index);
    };
    startAhead();
    for (const [layer, { name, own, labels: under }] of plan.layers.entries()) {
      const fresh = under === null ? null : (await started[next++]!).rgba;
      // Painted while this one is cut.
      startAhead();
      const cut = { painting: painting.rgba, fresh, layerOf: plan.layerOf, tall: plan.tall, own, layer, behind, width, height };
      const made = await engine.cutLayer(cut, { origin, ...(signal && { signal }) });
      behind = made.behind;
      layers.push({ name, png: made.png });
    }
  } finally {
    failed.abort();
  }
  return layers;
}
