// Small questions about nodes that several parts of the plugin ask. Nothing here changes a node.
import type { Rect } from '../../contract/geometry';

/** The node's ancestors, parent first, up to and including its page. */
export function ancestorsOf(node: BaseNode): readonly (BaseNode & ChildrenMixin)[] {
  const ancestors: (BaseNode & ChildrenMixin)[] = [];
  for (let parent = node.parent; parent !== null && parent.type !== 'DOCUMENT'; parent = parent.parent) ancestors.push(parent);
  return ancestors;
}

/** The page that holds the node, or null for a node that is in no page (removed, or the document itself). */
export function pageOf(node: BaseNode): PageNode | null {
  for (let step: BaseNode | null = node; step !== null; step = step.parent) if (step.type === 'PAGE') return step;
  return null;
}

/** False when the node or anything that holds it is hidden. */
export function isShown(node: SceneNode): boolean {
  return [node, ...ancestorsOf(node)].every((step) => !('visible' in step) || step.visible);
}

/** True when the node or anything that holds it is locked: Figma's own tools refuse to change it then. */
export function isLocked(node: BaseNode): boolean {
  return [node, ...ancestorsOf(node)].some((step) => 'locked' in step && step.locked);
}

export function isSceneNode(node: BaseNode): node is SceneNode {
  return node.type !== 'PAGE' && node.type !== 'DOCUMENT';
}

/** Axis-aligned box of a node on the page, without strokes and effects outside its edges. Null for a node that has none. */
export function boxOf(node: SceneNode): Rect | null {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}
