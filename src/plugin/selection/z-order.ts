// The order in which Figma paints nodes, also across different parents.
import { ancestorsOf } from '../node-facts';

/**
 * The nodes bottom to top. A node inside another one of them is left out: it is painted with the outer one.
 * All must be on one page.
 */
export function inZOrder(nodes: readonly SceneNode[]): readonly SceneNode[] {
  const ids = new Set(nodes.map((node) => node.id));
  return nodes
    .filter((node) => !ancestorsOf(node).some((ancestor) => ids.has(ancestor.id)))
    .map((node) => ({ node, path: pathOf(node) }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ node }) => node);
}

/** Place among the siblings at every level, page first. */
function pathOf(node: SceneNode): readonly number[] {
  const path: number[] = [];
  for (let step: BaseNode = node; step.parent !== null && step.parent.type !== 'DOCUMENT'; step = step.parent) {
    const { parent } = step;
    const id = step.id;
    const index = parent.children.findIndex((child) => child.id === id);
    path.unshift(firstOnTop(parent) ? -index : index);
  }
  return path;
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
