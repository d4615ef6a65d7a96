// Which node is under the pointer, and which of its ancestors a click means. As in Figma: a click means the layer just
// below a top-level frame, a double click goes one level deeper, Ctrl/Cmd goes straight to the deepest.
import { apply, invert } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import type { NodeRecord } from 'figma-stand-in/document/record';
import { absoluteTransform, ancestors, isFrameLike, isVisiblePaint } from 'figma-stand-in/document/scene';
import type { Tree } from 'figma-stand-in/document/scene';
import type { Context2D } from 'figma-stand-in/render/canvas';
import { traceOutline } from 'figma-stand-in/render/outline';

/** The topmost painted node at a page point, from `parent` down; null for none. Locked nodes are passed over. */
export function hit(tree: Tree, parent: string, at: Point, context: Context2D): string | null {
  for (const id of [...tree.children(parent)].reverse()) {
    const node = tree.node(id);
    if (!node.visible || node.locked) continue;
    const inside = covers(tree, node, at, context);
    if (node.clipsContent && !inside) continue;
    const below = node.type === 'BOOLEAN_OPERATION' ? null : hit(tree, id, at, context);
    if (below !== null) return below;
    if (inside && node.type !== 'GROUP' && (node.fills.some(isVisiblePaint) || node.strokes.some(isVisiblePaint))) return id;
  }
  return null;
}

function covers(tree: Tree, node: NodeRecord, at: Point, context: Context2D): boolean {
  const { x, y } = apply(invert(absoluteTransform(tree, node.id)), at);
  context.resetTransform();
  if (node.type === 'LINE') return x >= 0 && x <= node.width && Math.abs(y) <= Math.max(4, node.strokeWeight);
  return context.isPointInPath(x, y, traceOutline(context, node));
}

/** From the layer below the page down to the node itself. */
function pathTo(tree: Tree, id: string): string[] {
  const chain = [
    id,
    ...ancestors(tree, id)
      .filter((node) => node.type !== 'PAGE' && node.type !== 'DOCUMENT')
      .map((node) => node.id),
  ];
  return chain.reverse();
}

/** What a click on `deepest` selects, given what is selected now. */
export function clickTarget(tree: Tree, deepest: string, selected: readonly string[]): string {
  const path = pathTo(tree, deepest);
  const top = tree.node(path[0]!);
  const first = (isFrameLike(top.type) && top.type !== 'INSTANCE') || top.type === 'SECTION' ? Math.min(1, path.length - 1) : 0;
  // Once inside a group, its other layers answer to a single click.
  const opened = selected.flatMap((id) => ancestors(tree, id).map((node) => node.id));
  let level = first;
  while (level < path.length - 1 && opened.includes(path[level]!)) level++;
  return path[level]!;
}

/** What a double click on `deepest` selects: one level below what is selected. */
export function doubleClickTarget(tree: Tree, deepest: string, selected: readonly string[]): string {
  const path = pathTo(tree, deepest);
  const level = path.findIndex((id) => selected.includes(id));
  return level === -1 ? clickTarget(tree, deepest, selected) : path[Math.min(level + 1, path.length - 1)]!;
}

/** The frame or section in which something drawn at a page point belongs; the page where there is none. */
export function frameAt(tree: Tree, page: string, at: Point, context: Context2D): string {
  for (const id of [...tree.children(page)].reverse()) {
    const node = tree.node(id);
    if (node.visible && !node.locked && (node.type === 'FRAME' || node.type === 'SECTION') && covers(tree, node, at, context))
      return frameAt(tree, id, at, context);
  }
  return page;
}
