// A drawing from the panel becomes a frame of editable vectors. Everything is checked before the document is touched: Figma
// throws on a path that it can't read, and a thousand layers more make a file slow.
import { FailureError } from '../../contract/failure';
import type { Requests } from '../../contract/wire/messages';
import { SHAPE_LIMITS } from '../../contract/shapes';
import type { VectorShape } from '../../contract/shapes';
import { nodeById } from '../document/node-by-id';
import { asPainting } from '../painting/find-painting';
import { standFor } from '../identity/stand-for';
import { planMarks } from '../identity/source-mark';
import { badMessage } from '../panel/bad-message';
import { drawFrame } from './draw-frame';
import { placeBesideSelection } from './free-place';
import { closedPathPoints } from './path-bounds';

/**
 * Insert a frame with these shapes beside the selection, else in view, clear of everything on the page; select it and bring it
 * into view. A painting that is named stands for the frame from then on. One undo step. Throws FailureError `empty`, `too-many-layers`, `bad-message` or `read-only`, with the document unchanged.
 */
export async function insertShapes(ask: Requests['insert-shapes']['ask']): Promise<Requests['insert-shapes']['answer']> {
  const { name, width, height, shapes, paintingId } = ask;
  if (shapes.length === 0)
    throw new FailureError('empty', 'The drawing is empty. Draw something in one of the nine colours, then send it again.');
  if (shapes.length > SHAPE_LIMITS.shapes) throw tooMuch(`it has more than ${SHAPE_LIMITS.shapes} shapes`);
  let points = 0;
  for (const shape of shapes) {
    points += pointsOf(shape);
    if (points > SHAPE_LIMITS.points) throw tooMuch(`its shapes have more than ${SHAPE_LIMITS.points} points`);
  }
  const node = paintingId === undefined ? null : await nodeById(paintingId);
  const painting = node === null || node.removed ? null : asPainting(node);
  const frame = await drawFrame({ name, shapes }, placeBesideSelection(width, height), (created, undoing) => {
    if (painting === null) return;
    const { names, write } = planMarks([created]);
    standFor(painting, [created.id], write(undoing) ? names : null, undoing);
  });
  return { frameId: frame.id, name, shapes: shapes.length };
}

function pointsOf({ path }: VectorShape): number {
  try {
    return closedPathPoints(path, 2 * SHAPE_LIMITS.side);
  } catch {
    throw badMessage();
  }
}

function tooMuch(why: string): FailureError {
  return new FailureError(
    'too-many-layers',
    `This drawing is too detailed for one frame: ${why}. Smooth out the smallest details, then send it again.`,
  );
}
