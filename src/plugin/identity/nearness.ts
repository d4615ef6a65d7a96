// How near a copied painting stands to what it may have been copied with. Layers that are copied together keep their places to each other.
import { ancestorsOf, boxOf } from '../document/node-facts';
import type { Point } from '../geometry/affine';
import { unionOf } from '../geometry/rect';
import type { Rect } from '../../contract/geometry';

export interface Nearness {
  /** How many layers and pages hold both. */
  readonly shared: number;
  /** How far the painting is from where it would stand if it had kept its place, page pixels. */
  readonly astray: number;
}

/** @param offset from the middle of the nodes to the middle of their painting, as it is at the original; null where that isn't known. */
export function nearnessOf(layer: SceneNode, nodes: readonly SceneNode[], offset: Point | null): Nearness {
  const around = new Set(ancestorsOf(layer).map(({ id }) => id));
  const shared = Math.min(...nodes.map((node) => [node, ...ancestorsOf(node)].filter(({ id }) => around.has(id)).length));
  const way = offsetOf(layer, nodes);
  return { shared, astray: way === null ? Infinity : Math.hypot(way.x - (offset?.x ?? 0), way.y - (offset?.y ?? 0)) };
}

/** From the middle of the nodes to the middle of the layer; null for what has no box. */
export function offsetOf(layer: SceneNode, nodes: readonly SceneNode[]): Point | null {
  const boxes = nodes.map(boxOf).filter((box): box is Rect => box !== null);
  const own = boxOf(layer);
  if (own === null || boxes.length === 0) return null;
  const [to, from] = [middleOf(own), middleOf(unionOf(boxes))];
  return { x: to.x - from.x, y: to.y - from.y };
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Negative where `one` is nearer. */
export function compareNearness(one: Nearness, other: Nearness): number {
  return other.shared - one.shared || (one.astray === other.astray ? 0 : one.astray - other.astray);
}
