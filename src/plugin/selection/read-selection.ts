// From whatever is selected to a source that can be painted, or a sentence that says why not.
import { FailureError } from '../../contract/failure';
import { asPainting } from '../painting/find-painting';
import { isShown } from '../node-facts';
import { findSource } from './find-source';
import { sourceOf } from './source';
import type { Source } from './source';
import { inZOrder } from './z-order';

/** Every selected node is one export and one picture in the panel: beyond this a frame is the better container. */
export const MAX_SELECTED = 100;

const PAINTABLE: ReadonlySet<NodeType> = new Set<NodeType>([
  'FRAME', 'GROUP', 'SECTION', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'BOOLEAN_OPERATION', 'TRANSFORM_GROUP',
  'VECTOR', 'RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR', 'LINE', 'TEXT', 'TEXT_PATH',
]);

/**
 * The source that the selected nodes stand for. Paintings of ours stand for their source unless something else is selected
 * too; what can't be painted (a slice, a hidden layer) is passed over as long as something paintable remains. Nodes may have
 * different parents: their order on the page is still well defined.
 * Throws FailureError with one of `nothing-selected`, `unsupported-node`, `invisible`, `empty`, `too-many-layers`, `source-gone`.
 */
export async function readSelection(selection: readonly SceneNode[]): Promise<Source> {
  if (selection.length === 0) throw new FailureError('nothing-selected', 'Nothing is selected. Select a frame or some shapes to paint.');
  const shapes = selection.filter((node) => asPainting(node) === null);
  return shapes.length > 0 ? sourceOf(paintableOf(shapes), false) : throughPaintings(selection);
}

/** The nodes that can be painted, bottom to top. Throws the sentence for the first reason why none can. */
export function paintableOf(selection: readonly SceneNode[]): readonly SceneNode[] {
  const supported = selection.filter((node) => PAINTABLE.has(node.type));
  if (supported.length === 0) {
    throw new FailureError('unsupported-node', 'This kind of layer can’t be painted. Select a frame, a group or shapes.');
  }
  const shown = supported.filter(isShown);
  if (shown.length === 0) throw new FailureError('invisible', 'The selected layer is hidden. Show it, then paint.');
  const visible = shown.filter((node) => !isEmpty(node));
  if (visible.length === 0) throw nothingToSee();
  if (visible.length > MAX_SELECTED) {
    throw new FailureError('too-many-layers', `More than ${MAX_SELECTED} layers are selected one by one. Put them in a frame or group and select that.`);
  }
  return inZOrder(visible);
}

export function nothingToSee(): FailureError {
  return new FailureError('empty', 'There is nothing to see in the selection. Fill it with shapes in the nine colours, then paint.');
}

async function throughPaintings(selection: readonly SceneNode[]): Promise<Source> {
  const [painting, ...others] = selection.map(asPainting).filter((found) => found !== null);
  if (painting === undefined || others.length > 0) {
    throw new FailureError('unsupported-node', 'Several paintings are selected. Select one of them to paint it again, or select the shapes of a new one.');
  }
  const { source } = await findSource(painting.recipe.sourceIds, true);
  return sourceOf(paintableOf(source.nodes), true);
}

/** Nothing drawn: no contents and no paint of its own, or all of it transparent or clipped away. */
function isEmpty(node: SceneNode): boolean {
  if ('absoluteRenderBounds' in node && node.absoluteRenderBounds === null) return true;
  if (!('children' in node) || node.children.length > 0) return false;
  return !('fills' in node) || (node.fills !== figma.mixed && !node.fills.some((paint) => paint.visible !== false));
}
