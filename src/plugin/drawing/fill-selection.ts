// A click on a swatch: the selected shapes take a class's colour. The colour is set by value and not through the local style
// `Alla Prima/<class>`: a style that somebody edited may have another colour than the swatch that was clicked, and linking
// one needs an await per layer, during which layers can vanish and which no single undo step covers.
import type { Requests } from '../../contract/wire/messages';
import { FailureError } from '../../contract/failure';
import { classPaint } from '../colour/class-paint';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { keepFills, keepStrokes } from '../document/write-paints';
import { fillTargets } from './fillable';
import type { Fillable } from './fillable';

/**
 * Colour the selected shapes in one undo step. Throws FailureError `nothing-to-fill` or `locked`, with the document unchanged.
 */
export async function fillSelection({ className }: Requests['fill-selection']['ask']): Promise<Requests['fill-selection']['answer']> {
  const { fillable, skipped, locked } = fillTargets(figma.currentPage.selection);
  if (fillable.length === 0) {
    throw locked > 0
      ? new FailureError('locked', 'The selected shapes are locked. Unlock them to change their colour.')
      : new FailureError('nothing-to-fill', 'No shape is selected. Select the shapes that shall take this colour, then click it again.');
  }
  const paint = classPaint(className);
  await changeDocument((undoing) => {
    for (const node of fillable) colour(node, paint, undoing);
  });
  return { filled: fillable.length, skipped };
}

/** A line, or a pen stroke without a fill, is drawn by its stroke; everything else by its fill. */
function colour(node: Fillable, paint: SolidPaint, undoing: Undoing): void {
  if ('strokes' in node && (node.type === 'LINE' || (shows(node.strokes) && !shows(node.fills)))) {
    undoing(keepStrokes(node));
    node.strokes = [paint];
  } else {
    undoing(keepFills(node));
    node.fills = [paint];
  }
}

function shows(paints: readonly Paint[] | typeof figma.mixed): boolean {
  return paints === figma.mixed || paints.some((paint) => paint.visible !== false);
}
