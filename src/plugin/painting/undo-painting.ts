// “Undo” beside “Painted”: the painting that was inserted last goes out of the file again. Not by figma.triggerUndo, which takes back whatever was
// done last, perhaps what the person did since: https://developers.figma.com/docs/plugins/api/properties/figma-triggerundo/
import { FailureError } from '../../contract/failure';
import type { Landing } from '../../contract/wire/messages';
import { nodeById } from '../document/node-by-id';
import { asPainting, paintingGone } from './find-painting';
import { showsImage } from './image-paint';

/** A painting that landed, and how to take it back. */
export interface Landed extends Landing {
  readonly takeBack: () => Promise<void>;
}

/**
 * Take back the last landing, if it is the one that is meant and its layer still shows it. One undo step. Throws FailureError `painting-gone`,
 * with the document unchanged.
 */
export async function undoPainting({ layerId, imageHash }: Landing, last: Landed | null): Promise<Record<string, never>> {
  const node = await nodeById(layerId);
  if (node === null || node.removed) throw paintingGone();
  const fills = asPainting(node)?.layer.fills;
  const isThere = fills !== undefined && showsImage(fills, imageHash);
  if (last === null || last.layerId !== layerId || last.imageHash !== imageHash || !isThere)
    throw new FailureError('painting-gone', 'This layer was changed since it was painted. Undo in Figma instead: ⌘Z or Ctrl+Z.');
  await last.takeBack();
  figma.commitUndo();
  return {};
}
