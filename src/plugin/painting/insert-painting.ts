// The painting into the document. Everything that takes time comes first; then the document is read afresh and changed in one
// synchronous stretch, so that a teammate, a page switch or a closing panel can't come between "is it there?" and "put it there".
import type { Inserted, InsertPainting } from '../../contract/messages';
import { isRecipe } from '../../contract/recipe';
import { badMessage } from '../bad-message';
import { changeDocument } from '../change-document';
import { findSource } from '../selection/find-source';
import { choosePlaces } from './choose-place';
import { createLayer } from './create-layer';
import { choosePainting, paintingsOn } from './find-painting';
import { giveWayToTwin } from './give-way';
import { checkPng, imageOf } from './painting-png';
import { updateLayer } from './update-layer';

/**
 * Update the painting of the recipe's source where there is one on the source's page or the current one, else create it. One undo step.
 * Throws FailureError `bad-message`, `not-a-png`, `source-gone`, `empty`, `locked`, `image-refused` or `read-only`, with the document
 * unchanged.
 */
export async function insertPainting({ png, recipe, placement, layerId }: InsertPainting): Promise<Inserted> {
  if (!(png instanceof Uint8Array) || !isRecipe(recipe) || !isPlacement(placement) || !(layerId === undefined || typeof layerId === 'string')) throw badMessage();
  checkPng(png);
  const { source, page } = await findSource(recipe.sourceIds);
  // No await from here on.
  const pages = page.id === figma.currentPage.id ? [page] : [page, figma.currentPage];
  const existing = choosePainting(paintingsOn(pages), recipe.sourceIds, layerId);
  const inserted = changeDocument((undoing) => {
    const image = imageOf(png);
    if (existing !== null) {
      updateLayer(image, recipe, source, existing, undoing);
      return { layerId: existing.layer.id, layerName: existing.layer.name, imageHash: image.hash, updated: true };
    }
    const [place] = choosePlaces(source, page, placement, 1);
    const layer = createLayer({ image, recipe, name: `${source.name} painting`, variation: false }, source, place!, undoing);
    return { layerId: layer.id, layerName: layer.name, imageHash: image.hash, updated: false };
  });
  if (!inserted.updated) giveWayToTwin(inserted.layerId, recipe, page);
  return inserted;
}

function isPlacement(value: unknown): boolean {
  return value === 'beside' || value === 'on-top';
}
