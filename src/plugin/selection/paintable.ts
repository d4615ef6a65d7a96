// Which layers show something that can be painted, and the sentence for those that don't.
import { FailureError } from '../../contract/failure';
import { MOST_SOURCES } from '../../contract/recipe';
import { isShown } from '../document/node-facts';
import { inZOrder } from './z-order';

/** Each selected node is exported on its own. With more than this the person is asked to put them into a frame. */
export const MAX_SELECTED = MOST_SOURCES;

const PAINTABLE: ReadonlySet<NodeType> = new Set<NodeType>([
  'FRAME',
  'GROUP',
  'SECTION',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SLOT',
  'BOOLEAN_OPERATION',
  'TRANSFORM_GROUP',
  'VECTOR',
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'LINE',
  'TEXT',
  'TEXT_PATH',
]);

/**
 * The nodes that can be painted, bottom to top; a slice or a hidden layer among them is passed over. All must be on one page. Throws
 * FailureError with the first reason why none can: `unsupported-node`, `invisible`, `empty` or `too-many-layers`.
 */
export function paintableOf(nodes: readonly SceneNode[]): readonly SceneNode[] {
  const supported = nodes.filter((node) => PAINTABLE.has(node.type));
  if (supported.length === 0) {
    throw new FailureError('unsupported-node', 'This kind of layer can’t be painted. Select a frame, a group or shapes.');
  }
  const shown = supported.filter(isShown);
  if (shown.length === 0) throw new FailureError('invisible', 'The selected layer is hidden. Show it, then paint.');
  const visible = shown.filter((node) => !isEmpty(node));
  if (visible.length === 0) throw nothingToSee();
  if (visible.length > MAX_SELECTED) {
    throw new FailureError(
      'too-many-layers',
      `More than ${MAX_SELECTED} layers are selected one by one. Put them in a frame or group and select that.`,
    );
  }
  return inZOrder(visible);
}

export function nothingToSee(): FailureError {
  return new FailureError('empty', 'There is nothing to see in the selection. Fill it with shapes in the nine colours, then paint.');
}

/** Nothing drawn: no contents and no paint of its own, or all of it transparent or clipped away. */
function isEmpty(node: SceneNode): boolean {
  if ('absoluteRenderBounds' in node && node.absoluteRenderBounds === null) return true;
  if (!('children' in node) || node.children.length > 0) return false;
  return !('fills' in node) || (node.fills !== figma.mixed && !node.fills.some((paint) => paint.visible !== false));
}
