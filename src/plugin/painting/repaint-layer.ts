// Another picture into a painting that is named by its layer: its source may be gone, in another file, or never have been here.
import type { RepaintLayer } from '../../contract/messages';
import { changeDocument } from '../document/change-document';
import { hasNewShader, importShaders } from '../document/write-paints';
import { findPainting } from './find-painting';
import { checkPng, imageOf } from './painting-png';
import { updateLayer } from './update-layer';

/**
 * Update this layer; its size stays. One undo step. Throws FailureError `not-a-png`, `painting-gone`, `unsupported-node`,
 * `locked`, `image-refused` or `read-only`, with the document unchanged.
 */
export async function repaintLayer({ layerId, png, recipe, mask }: RepaintLayer): Promise<{ layerName: string }> {
  checkPng(png);
  let painting = await findPainting(layerId);
  while (hasNewShader(painting.layer.fills)) {
    await importShaders(painting.layer.fills, painting.layer.name);
    painting = await findPainting(layerId);
  }
  // No await from here on.
  return changeDocument(async (undoing) => {
    await updateLayer(imageOf(png), { recipe, mask: mask ?? null }, painting.layer, painting, undoing);
    return { layerName: painting.layer.name };
  });
}
