// The painting into the document. Everything that takes time comes first; then the document is read afresh and changed in one
// synchronous stretch, so that a teammate, a page switch or a closing panel can't come between "is it there?" and "put it there".
import { FailureError } from '../../contract/failure';
import type { Inserted, InsertPainting } from '../../contract/messages';
import { isRecipe } from '../../contract/recipe';
import { badMessage } from '../bad-message';
import { changeDocument } from '../change-document';
import { findSource } from '../selection/find-source';
import { createLayer } from './create-layer';
import { findPainting } from './find-painting';
import { pngSize } from './png-size';
import { updateLayer } from './update-layer';

/** Figma's limit for an image, pixels a side. */
const MAX_SIDE = 4096;

/**
 * Update the painting of the recipe's source where there is one on the source's page, else create it. One undo step. Throws
 * FailureError `bad-message`, `not-a-png`, `source-gone`, `empty`, `locked`, `image-refused` or `read-only`, with the document
 * unchanged.
 */
export async function insertPainting({ png, recipe, placement }: InsertPainting): Promise<Inserted> {
  if (!(png instanceof Uint8Array) || !isRecipe(recipe) || !isPlacement(placement)) throw badMessage();
  checkPng(png);
  const { source, page } = await findSource(recipe.sourceIds, false);
  // No await from here on.
  const existing = findPainting(page, recipe.sourceIds);
  return changeDocument((undoing) => {
    const image = imageOf(png);
    if (existing !== null) {
      updateLayer(image, recipe, source, existing, undoing);
      return { layerId: existing.layer.id, layerName: existing.layer.name, updated: true };
    }
    const layer = createLayer(image, recipe, source, page, placement, undoing);
    return { layerId: layer.id, layerName: layer.name, updated: false };
  });
}

function isPlacement(value: unknown): boolean {
  return value === 'beside' || value === 'on-top';
}

function checkPng(png: Uint8Array): void {
  const size = pngSize(png);
  if (size === null || size.width < 1 || size.height < 1 || size.width > MAX_SIDE || size.height > MAX_SIDE) {
    throw new FailureError('not-a-png', 'The finished painting could not be read, so nothing was changed. Paint again.');
  }
}

function imageOf(png: Uint8Array): Image {
  try {
    return figma.createImage(png);
  } catch (thrown) {
    throw new FailureError('image-refused', 'Figma did not accept the finished painting, so nothing was changed. Paint again.', String(thrown));
  }
}
