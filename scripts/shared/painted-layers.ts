// A painting taken apart by depth without a panel around: what the panel's workers do, one after the other.
import { AS_DRAWN } from '../../src/contract/recipe';
import type { Painting, PaintJob } from '../../src/inference/api/paint-job';
import { cutLayer } from '../../src/inference/label-worker/cut-layer';
import { plannedLayers } from '../../src/inference/label-worker/planned-layers';

export interface PaintedLayers {
  readonly painting: Painting;
  /** The farthest first; straight RGBA. */
  readonly layers: readonly { readonly name: string; readonly rgba: Uint8ClampedArray<ArrayBuffer> }[];
  /** How often the generator ran. */
  readonly paintings: number;
}

export async function paintedLayers(paint: (job: PaintJob) => Promise<Painting>, job: PaintJob): Promise<PaintedLayers> {
  const { width, height, edges, seed } = job;
  const painting = await paint(job);
  const plan = plannedLayers(job, edges, seed);
  const behind = new Uint8ClampedArray(painting.rgba.length);
  const layers: { readonly name: string; readonly rgba: Uint8ClampedArray<ArrayBuffer> }[] = [];
  let paintings = 1;
  for (const [layer, { name, own, labels }] of plan.layers.entries()) {
    const fresh = labels === null ? null : (await paint({ ...job, labels, edges: AS_DRAWN })).rgba;
    if (fresh !== null) paintings++;
    const cut = { painting: painting.rgba, fresh, layerOf: plan.layerOf, tall: plan.tall, own, layer, behind, width, height };
    layers.push({ name, rgba: cutLayer(cut) });
  }
  return { painting, layers, paintings };
}

/** Share of the pixels of which a channel is more than one level away from the painting once the layers lie over each other. */
export function recomposedError({ painting, layers }: Pick<PaintedLayers, 'painting' | 'layers'>): number {
  let off = 0;
  for (let pixel = 0; pixel < painting.rgba.length; pixel += 4) {
    const seen = [0, 0, 0, 0];
    for (const { rgba } of layers) {
      const share = rgba[pixel + 3]! / 255;
      for (let channel = 0; channel < 3; channel++) seen[channel] = rgba[pixel + channel]! * share + seen[channel]! * (1 - share);
      seen[3] = share * 255 + seen[3]! * (1 - share);
    }
    if (seen.some((value, channel) => Math.abs(Math.round(value) - painting.rgba[pixel + channel]!) > 1)) off++;
  }
  return off / (painting.rgba.length / 4);
}
