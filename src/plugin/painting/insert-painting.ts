// The painting into the document. Everything that takes time comes first; then the document is read afresh and changed in one
// synchronous stretch, so that a teammate, a page switch or a closing panel can't come between "is it there?" and "put it there".
import type { Inserted, InsertPainting } from '../../contract/messages';
import { isRecipe } from '../../contract/recipe';
import { badMessage } from '../bad-message';
import { changeDocument } from '../change-document';
import { pageOf } from '../node-facts';
import { findSource } from '../selection/find-source';
import { choosePlaces } from './choose-place';
import { createLayer, isMaskText } from './create-layer';
import { choosePainting, paintingsOn } from './find-painting';
import { giveWayToTwin } from './give-way';
import { checkPng, imageOf } from './painting-png';
import { updateLayer } from './update-layer';

/**
 * Update the painting of the recipe's source, else create it: the one with `layerId`, or one on the source's page or the current one. One
 * undo step.
 * Throws FailureError `bad-message`, `not-a-png`, `source-gone`, `empty`, `locked`, `image-refused` or `read-only`, with the document
 * unchanged.
 */
export async function insertPainting({ png, recipe, mask, placement, layerId }: InsertPainting): Promise<Inserted> {
  if (!(png instanceof Uint8Array) || !isRecipe(recipe) || !isMaskText(mask) || !isPlacement(placement) || !(layerId === undefined || typeof layerId === 'string')) throw badMessage();
  checkPng(png);
  const named = layerId === undefined ? null : await loadedPageOf(layerId);
  const { source, page } = await findSource(recipe.sourceIds);
  // No await from here on.
  const pages = new Map([page, figma.currentPage, named].filter((other): other is PageNode => other !== null && !other.removed).map((other) => [other.id, other]));
  const existing = choosePainting(paintingsOn([...pages.values()]), recipe.sourceIds, layerId);
  const origin = { recipe, mask: mask ?? null };
  const inserted = changeDocument((undoing) => {
    const image = imageOf(png);
    if (existing !== null) {
      updateLayer(image, origin, source, existing, undoing);
      return { layerId: existing.layer.id, layerName: existing.layer.name, imageHash: image.hash, updated: true };
    }
    const [place] = choosePlaces(source, page, placement, 1);
    const layer = createLayer({ image, ...origin, name: `${source.name} painting`, variation: false }, source, place!, undoing);
    return { layerId: layer.id, layerName: layer.name, imageHash: image.hash, updated: false };
  });
  if (!inserted.updated) giveWayToTwin(inserted.layerId, recipe, page);
  return inserted;
}

/** The page of a painting that a person moved to a page of its own, or null where it is gone. */
async function loadedPageOf(layerId: string): Promise<PageNode | null> {
  const layer = await figma.getNodeByIdAsync(layerId);
  const page = layer === null || layer.removed ? null : pageOf(layer);
  if (page === null) return null;
  try {
    await page.loadAsync();
    return page;
  } catch (thrown) {
    if (page.removed) return null;
    throw thrown;
  }
}

function isPlacement(value: unknown): boolean {
  return value === 'beside' || value === 'on-top';
}
