// A rolled scene on the page: composed here, for the frame as it is at that moment, and drawn.
import { composeScene } from '../../compose/compose-scene';
import { FailureError } from '../../contract/failure';
import type { Requests } from '../../contract/wire/messages';
import { KIND_NAMES } from '../../contract/roll';
import { nodeById } from '../document/node-by-id';
import { loadPage } from '../document/load-page';
import { pageOf } from '../document/node-facts';
import { drawFrame, drawIntoFrame } from './draw-frame';
import { isEmptyFrame } from './empty-frame';
import type { EmptyFrameNode } from './empty-frame';
import { placeBesideSelection } from './free-place';

type DrawScene = Requests['draw-scene'];

/**
 * Draw the scene into the empty frame named, or into a new one of this size beside the selection, else in view; select it. One undo step.
 * Throws FailureError `source-gone` where the frame was deleted or filled meanwhile, or `read-only`, with the document unchanged.
 */
export async function drawScene({ roll, into, width, height }: DrawScene['ask']): Promise<DrawScene['answer']> {
  const name = KIND_NAMES[roll.kind];
  if (into === null) {
    const { shapes } = composeScene({ ...roll, width, height });
    const frame = await drawFrame({ name, shapes }, placeBesideSelection(width, height));
    return { frameId: frame.id, name, shapes: shapes.length };
  }
  const frame = await findEmptyFrame(into);
  // No await between that look and the drawing.
  const { shapes } = composeScene({ ...roll, width: frame.width, height: frame.height });
  await drawIntoFrame(frame, shapes);
  if (pageOf(frame)?.id === figma.currentPage.id) figma.currentPage.selection = [frame];
  return { frameId: frame.id, name: frame.name, shapes: shapes.length };
}

async function findEmptyFrame(id: string): Promise<EmptyFrameNode> {
  const node = await nodeById(id);
  const page = node === null || node.removed ? null : pageOf(node);
  if (page !== null && (await loadPage(page))) {
    // Looked up afresh: an undo brings a node back as a new object.
    const fresh = await nodeById(id);
    if (fresh !== null && !fresh.removed && isEmptyFrame(fresh)) return fresh;
  }
  throw new FailureError('source-gone', 'That frame was deleted or filled meanwhile. Choose a scene again to put it into a new frame.');
}
