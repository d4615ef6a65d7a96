// Reads positions, bounds and relations of nodes from their records. Changes nothing.
import { IDENTITY, apply, boundsOf, corners, grow, intersect, multiply, rectCorners, unite } from './affine';
import type { NodeRecord } from './record';

/** The part of a document that these functions read. */
export interface Tree {
  has(id: string): boolean;
  node(id: string): NodeRecord;
  children(id: string): readonly string[];
}

/** Groups, boolean operations and (not established) transform groups: they have no coordinate system of their own. */
export function isGroupLike(type: NodeRecord['type']): boolean {
  return type === 'GROUP' || type === 'BOOLEAN_OPERATION' || type === 'TRANSFORM_GROUP';
}

export function hasChildren(type: NodeRecord['type']): boolean {
  return isGroupLike(type) || isFrameLike(type) || type === 'DOCUMENT' || type === 'PAGE' || type === 'SECTION';
}

export function isFrameLike(type: NodeRecord['type']): boolean {
  return type === 'FRAME' || type === 'COMPONENT' || type === 'INSTANCE' || type === 'SLOT' || type === 'COMPONENT_SET';
}

/** From the parent up to the document. */
export function ancestors(tree: Tree, id: string): NodeRecord[] {
  const found: NodeRecord[] = [];
  for (let parent = tree.node(id).parent; parent !== null; parent = tree.node(parent).parent) found.push(tree.node(parent));
  return found;
}

/** The node whose coordinates this node's relativeTransform is written in. */
export function containerOf(tree: Tree, id: string): NodeRecord | undefined {
  return ancestors(tree, id).find((node) => !isGroupLike(node.type));
}

export function pageOf(tree: Tree, id: string): NodeRecord | undefined {
  return [tree.node(id), ...ancestors(tree, id)].find((node) => node.type === 'PAGE');
}

/** True below an instance, not for the instance itself. */
export function isInsideInstance(tree: Tree, id: string): boolean {
  return ancestors(tree, id).some((node) => node.type === 'INSTANCE');
}

/** True for an invisible layer inside an instance and for all that is below one. */
export function isHiddenInInstance(tree: Tree, id: string): boolean {
  return id.startsWith('I') && [tree.node(id), ...ancestors(tree, id)].some((node) => !node.visible && isInsideInstance(tree, node.id));
}

/** All nodes below, parents before their children, bottom to top. */
export function descendants(tree: Tree, id: string): NodeRecord[] {
  return tree.children(id).flatMap((child) => [tree.node(child), ...descendants(tree, child)]);
}

/** Sort nodes from bottom to top, as they overlap on their pages. */
export function inLayerOrder(tree: Tree, ids: readonly string[]): string[] {
  const paths = new Map(ids.map((id) => [id, pathOf(tree, id)]));
  return [...ids].sort((a, b) => comparePaths(paths.get(a)!, paths.get(b)!));
}

function pathOf(tree: Tree, id: string): number[] {
  const path: number[] = [];
  for (let at = tree.node(id); at.parent !== null; at = tree.node(at.parent)) path.unshift(tree.children(at.parent).indexOf(at.id));
  return path;
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  const level = a.findIndex((index, depth) => index !== b[depth]);
  return level === -1 ? a.length - b.length : a[level]! - (b[level] ?? -1);
}

export function absoluteTransform(tree: Tree, id: string): Transform {
  const node = tree.node(id);
  if (node.type === 'PAGE' || node.type === 'DOCUMENT') return IDENTITY;
  const container = containerOf(tree, id);
  return container === undefined ? node.relativeTransform : multiply(absoluteTransform(tree, container.id), node.relativeTransform);
}

export function absoluteBox(tree: Tree, id: string): Rect {
  return boundsOf(corners(absoluteTransform(tree, id), tree.node(id)))!;
}

function isShown(tree: Tree, id: string): boolean {
  return [tree.node(id), ...ancestors(tree, id)].every((node) => node.visible);
}

/** What the node covers on the page, effects and outer strokes included; null when nothing of it can be seen. */
export function renderBounds(tree: Tree, id: string): Rect | null {
  return isShown(tree, id) ? boundsBelow(tree, id) : null;
}

function boundsBelow(tree: Tree, id: string): Rect | null {
  const node = tree.node(id);
  if (!node.visible) return null;
  const own = ownBounds(tree, node);
  const below =
    hasChildren(node.type) && node.type !== 'BOOLEAN_OPERATION'
      ? tree
          .children(id)
          .map((child) => boundsBelow(tree, child))
          .filter((rect) => rect !== null)
      : [];
  const shown =
    node.clipsContent && own !== null ? below.map((rect) => intersect(rect, absoluteBox(tree, id))).filter((rect) => rect !== null) : below;
  const bounds = unite(own === null ? shown : [own, ...shown]);
  return bounds === null ? null : withEffects(node, bounds);
}

function ownBounds(tree: Tree, node: NodeRecord): Rect | null {
  if (node.type === 'GROUP' || node.type === 'TRANSFORM_GROUP') return null;
  const stroked = node.strokes.some(isVisiblePaint) && node.strokeWeight > 0;
  const filled = [node.fills, ...node.regionFills, ...node.fillRuns.map((run) => run.fills)].some((fills) => fills.some(isVisiblePaint));
  if (!stroked && !filled && !isFrameLike(node.type) && node.type !== 'SECTION') return null;
  const outside = !stroked ? 0 : node.strokeAlign === 'INSIDE' ? 0 : node.strokeAlign === 'CENTER' ? node.strokeWeight / 2 : node.strokeWeight;
  const local = grow({ x: 0, y: 0, width: node.width, height: node.height }, { left: outside, top: outside, right: outside, bottom: outside });
  const map = absoluteTransform(tree, node.id);
  return boundsOf(rectCorners(local).map((point) => apply(map, point)));
}

function withEffects(node: NodeRecord, bounds: Rect): Rect {
  let left = 0,
    top = 0,
    right = 0,
    bottom = 0;
  for (const effect of node.effects) {
    if (!effect.visible) continue;
    if (effect.type === 'LAYER_BLUR')
      [left, top, right, bottom] = [left, top, right, bottom].map((side) => Math.max(side, effect.radius)) as [number, number, number, number];
    if (effect.type !== 'DROP_SHADOW') continue;
    const reach = effect.radius + (effect.spread ?? 0);
    left = Math.max(left, reach - effect.offset.x);
    right = Math.max(right, reach + effect.offset.x);
    top = Math.max(top, reach - effect.offset.y);
    bottom = Math.max(bottom, reach + effect.offset.y);
  }
  return grow(bounds, { left, top, right, bottom });
}

export function isVisiblePaint(paint: Paint): boolean {
  return paint.visible !== false && (paint.opacity ?? 1) > 0;
}
