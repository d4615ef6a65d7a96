// A painting back out of the document: the bytes that Figma holds of it, and what made it.
import { FailureError } from '../../contract/failure';
import type { CarriedRecipe, PaintingContents, Requests } from '../../contract/wire/messages';
import { findPainting, maskOn } from './find-painting';
import { imageHashOf } from './image-paint';

/**
 * PNG and recipe of one painting, in whatever page it is. Throws FailureError `painting-gone`, `unsupported-node` for a
 * layer that is no painting of ours, or `export-failed`.
 */
export async function readPainting({ layerId }: Requests['read-painting']['ask']): Promise<PaintingContents> {
  const { layer, recipe } = await findPainting(layerId);
  const { name } = layer;
  const hash = imageHashOf(layer);
  const image = hash === null ? null : figma.getImageByHash(hash);
  if (image === null) throw new FailureError('export-failed', `The picture of “${name}” was taken out of its layer. Paint it again.`);
  try {
    return { png: await image.getBytesAsync(), recipe, layerName: name };
  } catch (thrown) {
    throw new FailureError(
      'export-failed',
      `Figma could not fetch the picture of “${name}”. Check your connection, then try again.`,
      String(thrown),
    );
  }
}

/** What made a painting. Throws FailureError `painting-gone` or `unsupported-node`. */
export async function readRecipe({ layerId }: Requests['read-recipe']['ask']): Promise<CarriedRecipe> {
  const { layer, recipe } = await findPainting(layerId);
  return { recipe, mask: maskOn(layer), layerName: layer.name, width: layer.width, height: layer.height };
}
