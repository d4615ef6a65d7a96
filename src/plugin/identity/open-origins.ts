// What painted layers note of what they were made from; and the marks on those layers, written when a person paints and not before.
import { PLACED_KEY } from '../../contract/storage/storage-keys';
import type { Undoing } from '../document/change-document';
import { isCopy, planMarks } from './source-mark';
import type { Source } from '../selection/source';
import type { Origin } from '../painting/create-layer';
import type { Gallery } from './gallery';
import { readPlaced } from '../painting/placed';
import { standFor } from './stand-for';

export interface Origins {
  /** What a painting of the source notes. */
  readonly of: (painted: Pick<Origin, 'recipe' | 'mask'>) => Origin;
  /** Mark the source of these layers, which have their notes. To be called last: what can fail has been done by then. */
  readonly settle: (layers: readonly SceneNode[], undoing: Undoing) => void;
}

/**
 * For paintings of this source, until the caller's next await. A copy becomes a source of its own when it is painted: its other paintings, which
 * were copied with it, are told.
 * @param nodes the layers that the recipes name, in their order.
 */
export function openOrigins({ carrier, ids }: Pick<Source, 'carrier' | 'ids'>, nodes: readonly SceneNode[], gallery: Gallery): Origins {
  if (carrier !== null) {
    const { sourceIds } = carrier.recipe;
    const marks = readPlaced(carrier.layer)?.marks ?? null;
    return { of: ({ recipe, mask }) => ({ recipe: { ...recipe, sourceIds }, mask, marks }), settle: () => undefined };
  }
  const { names, write } = planMarks(nodes);
  const companions = nodes.some((node) => isCopy(node)) ? gallery.allOf(ids) : [];
  return {
    of: (painted) => ({ ...painted, marks: names }),
    settle: (layers, undoing) => {
      if (!write(undoing)) {
        for (const layer of layers) forgetMarks(layer);
        return;
      }
      const own = new Set(layers.map(({ id }) => id));
      for (const painting of companions) if (!own.has(painting.layer.id)) standFor(painting, ids, names, undoing);
    },
  };
}

/** Known by the ids of its source alone, as the layers of older versions. */
function forgetMarks(layer: SceneNode): void {
  layer.setPluginData(PLACED_KEY, JSON.stringify({ ...readPlaced(layer), marks: null }));
}
