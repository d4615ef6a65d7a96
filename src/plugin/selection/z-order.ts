// The order in which Figma paints nodes, also across different parents.
import { ancestorsOf } from '../document/node-facts';

/**
 * The nodes bottom to top. A node inside another one of them is left out: it is painted with the outer one.
 * All must be on one page.
 */
export function inZOrder(nodes: readonly SceneNode[]): readonly SceneNode[] {
  // Each of a hundred selected frames is looked at on its own: a single node needs no reading of its hundred siblings.
  if (nodes.length < 2) return nodes;
  const ids = new Set(nodes.map((node) => node.id));
  // Reading children is the slow part, and selected shapes mostly share their parents.
  const known = new Map<string, readonly string[]>();
  return nodes
    .filter((node) => !ancestorsOf(node).some((ancestor) => ids.has(ancestor.id)))
    .map((node) => ({ node, path: pathOf(node, known) }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ node }) => node);
}

/** Place among the siblings at every level, page first. */
function pathOf(node: SceneNode, known: Map<string, readonly string[]>): readonly number[] {
  const path: number[] = [];
  for (let step: BaseNode = node; step.parent !== null && step.parent.type !== 'DOCUMENT'; step = step.parent) {
    const stack = known.get(step.parent.id) ?? stackOf(step.parent);
    known.set(step.parent.id, stack);
    path.unshift(stack.indexOf(step.id));
  }
  return path;
}

/** Ids of the children, bottom to top. */
function stackOf(parent: BaseNode & ChildrenMixin): readonly string[] {
  return bottomUp(parent).map((child) => child.id);
}

/** The children, bottom to top. */
export function bottomUp<Child extends BaseNode>(parent: BaseNode & { readonly children: readonly Child[] }): readonly Child[] {
  return firstOnTop(parent) ? [...parent.children].reverse() : parent.children;
}

/** Auto layout can be told to stack its first child on top. */
function firstOnTop(parent: BaseNode): boolean {
  return 'layoutMode' in parent && parent.layoutMode !== 'NONE' && 'itemReverseZIndex' in parent && parent.itemReverseZIndex;
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < a.length && level < b.length; level++) {
    const difference = a[level]! - b[level]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
