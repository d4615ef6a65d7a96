// What a painted layer notes of what it was made from; and the marks on those layers, written when a person paints and not before.
import type { Undoing } from '../document/change-document';
import { isCopy, markSources } from '../identity/source-mark';
import type { Source } from '../selection/source';
import type { Origin } from './create-layer';
import type { Gallery } from './gallery';
import { readPlaced } from './placed';
import { rename } from './stand-for';

/**
 * Mark the layers of a source, and say what a painting of it notes. A copy becomes a source of its own with that: its other paintings, which
 * were copied with it, are told.
 * @param nodes the layers that the recipe names, in its order.
 */
export function originOf(
  { recipe, mask }: Pick<Origin, 'recipe' | 'mask'>,
  { carrier, ids }: Pick<Source, 'carrier' | 'ids'>,
  nodes: readonly SceneNode[],
  gallery: Gallery,
  undoing: Undoing,
): Origin {
  if (carrier !== null) {
    const marks = readPlaced(carrier.layer)?.marks ?? null;
    return { recipe: { ...recipe, sourceIds: carrier.recipe.sourceIds }, mask, marks };
  }
  const companions = nodes.some((node) => isCopy(node)) ? gallery.allOf(ids) : [];
  const marks = markSources(nodes, undoing);
  for (const painting of companions) rename(painting, recipe.sourceIds, marks, undoing);
  return { recipe, mask, marks };
}
