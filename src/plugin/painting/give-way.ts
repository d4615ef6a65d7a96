// Two people who paint the same source at the same moment each find no painting and each make a layer: the other's is still on its way
// through the network then, and no look into the document can find it. When it arrives, one of the two layers goes.
import { sameSource } from '../../contract/recipe';
import type { Recipe } from '../../contract/recipe';
import { changeDocument } from '../document/change-document';
import { onPageChanges } from '../watching/page-changes';
import { cornersOfNode } from '../geometry/clip';
import { planMarks } from '../identity/source-mark';
import { findSource } from '../selection/find-source';
import { maskOn, paintingsOn } from './find-painting';
import { readPlaced } from './placed';
import type { PaintingLayer } from './find-painting';
import { imageHashOf } from './image-paint';
import { updateLayer } from './update-layer';

/** A teammate's change arrives within this time, ms. A layer that comes later was made by somebody who could already see ours. */
const IN_FLIGHT = 10_000;

/**
 * For a while after a layer was made on this page: when a teammate's layer of the same source arrives, the one with the lower id stays, at
 * both. The plugin that made the other one moves its picture there and removes it: as if it had found the first, and painted it again.
 */
export function giveWayToTwin(layerId: string, { sourceIds }: Recipe, page: PageNode): void {
  const onChange = ({ nodeChanges }: NodeChangeEvent): void => {
    if (!nodeChanges.some(({ origin, type }) => origin === 'REMOTE' && type !== 'DELETE')) return;
    const found = paintingsOn([page]).filter((painting) => isOriginal(painting) && sameSource(painting.recipe.sourceIds, sourceIds));
    const own = found.find(({ layer }) => layer.id === layerId);
    const first = found.reduce<PaintingLayer | undefined>(
      (least, next) => (least === undefined || next.layer.id < least.layer.id ? next : least),
      undefined,
    );
    if (own === undefined || first === undefined || first.layer.id === layerId) return;
    stop();
    void moveInto(first, own);
  };
  const stop = (): void => {
    clearTimeout(timer);
    stopListening();
  };
  const timer = setTimeout(stop, IN_FLIGHT);
  const stopListening = onPageChanges(page, onChange);
}

/** Made by the plugin, neither copied nor a variation. */
function isOriginal({ layer }: PaintingLayer): boolean {
  const placed = readPlaced(layer);
  return placed?.layerId === layer.id && !placed.variation;
}

async function moveInto(twin: PaintingLayer, own: PaintingLayer): Promise<void> {
  const { recipe } = own;
  try {
    const { named } = await findSource(recipe.sourceIds);
    const { layer } = own;
    if (layer.removed || twin.layer.removed) return;
    const hash = imageHashOf(layer);
    const image = hash === null ? null : figma.getImageByHash(hash);
    await changeDocument(async (undoing) => {
      // Both wrote marks on the source, and those of one of the two have stayed.
      const { names, write } = planMarks(named);
      const origin = { recipe, mask: maskOn(layer), marks: write(undoing) ? names : null };
      const { width, height } = layer;
      if (image !== null) await updateLayer(image, origin, { width, height, corners: cornersOfNode(layer) }, twin, undoing);
      layer.remove();
    });
  } catch (thrown) {
    // Locked by now, or this person may no longer edit: two layers stay, and either can be deleted by hand.
    console.warn('Alla Prima could not join two paintings of the same shapes:', String(thrown));
  }
}
