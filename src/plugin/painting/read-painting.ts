// A painting back out of the document: the bytes that Figma holds of it, for saving it or painting a part of it anew.
import { FailureError } from '../../contract/failure';
import type { PaintingContents, Requests } from '../../contract/messages';
import { badMessage } from '../bad-message';
import { asPainting } from './find-painting';
import type { PaintingLayer } from './find-painting';
import { imageHashOf } from './image-paint';

/**
 * PNG and recipe of one painting, in whatever page it is. Throws FailureError `bad-message`, `painting-gone`, `unsupported-node` for a
 * layer that is no painting of ours, or `export-failed`.
 */
export async function readPainting({ layerId }: Requests['read-painting']['ask']): Promise<PaintingContents> {
  if (typeof layerId !== 'string') throw badMessage();
  const { layer, recipe } = await findLayer(layerId);
  const { name } = layer;
  const hash = imageHashOf(layer.fills);
  const image = hash === null ? null : figma.getImageByHash(hash);
  if (image === null) throw new FailureError('export-failed', `The picture of “${name}” was taken out of its layer. Paint it again.`);
  try {
    return { png: await image.getBytesAsync(), recipe, layerName: name };
  } catch (thrown) {
    throw new FailureError('export-failed', `Figma could not fetch the picture of “${name}”. Check your connection, then try again.`, String(thrown));
  }
}

async function findLayer(layerId: string): Promise<PaintingLayer> {
  const node = await figma.getNodeByIdAsync(layerId);
  if (node === null || node.removed) throw new FailureError('painting-gone', 'The painting is no longer in the document. Undo its deletion, or paint again.');
  const painting = asPainting(node);
  if (painting === null) throw new FailureError('unsupported-node', 'This layer is not one of Alla Prima’s paintings. Select a painting, or paint its shapes.');
  return painting;
}
