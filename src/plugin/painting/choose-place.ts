// Where a new painting goes: into which parent, at which place of its stack, and how far from the source. Reads, never changes.
//
// The painting becomes a sibling of its source, or of the first of the source's ancestors next to which it can stand: never
// inside an instance or a component (it would appear in every copy), a boolean operation, anything locked, or where a frame
// would clip it away. A group takes it only on top of the source, where the group does not grow.
import type { Affine, Rect } from '../../contract/geometry';
import type { Placement } from '../../contract/storage/settings';
import { apply, boundsOf, compose, cornersOf, invert, isFlat, translation } from '../geometry/affine';
import { TOLERANCE } from '../geometry/clip';
import { freeSpotToTheRight } from '../geometry/free-spot';
import { movedBy, overlaps } from '../geometry/rect';
import { ancestorsOf, boxOf } from '../document/node-facts';
import type { Source } from '../selection/source';

/** Pixels between a source and the painting beside it. */
const GAP = 40;

export type Container = BaseNode & ChildrenMixin;

export interface Place {
  readonly parent: Container;
  /** Index in the parent's children. */
  readonly index: number;
  /** Where the painting's own rectangle goes, in page coordinates. */
  readonly transform: Affine;
}

/**
 * Choose the places for so many paintings of this source, left to right in a row with GAP between them. Only a single one goes on top.
 * `page` is loaded and holds the source.
 */
export function choosePlaces(source: Source, page: PageNode, placement: Placement, count: number): readonly Place[] {
  const row = rowOf(source, count);
  for (const level of levelsOf(source, page)) {
    const shift = shiftAt(level, source, placement, row);
    if (shift === null) continue;
    return row.map(({ dx }, i) => ({
      parent: level.parent,
      index: level.index + i,
      transform: compose(translation(shift.dx + dx, shift.dy), source.upright),
    }));
  }
  // levelsOf ends with the page, where there is always room.
  throw new Error('No place for the painting was found on its page.');
}

interface Level {
  readonly parent: Container;
  readonly index: number;
  /** What the painting stands beside at this level: the source, or the ancestor of it that is a child of `parent`. */
  readonly base: Rect;
  /** Frames and sections that hold the place, `parent` among them, and what of the page is in them. */
  readonly windows: readonly Window[];
}

/** A frame that clips, or a section: what is outside of it is not seen, or no longer in it. */
interface Window {
  readonly inward: Affine;
  readonly width: number;
  readonly height: number;
}

interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** How far each painting of a row stands from its first. */
type Row = readonly Shift[];

function rowOf(source: Source, count: number): Row {
  const { width } = boundsOf(source.upright, source.width, source.height);
  return Array.from({ length: count }, (_, i) => ({ dx: i * (width + GAP), dy: 0 }));
}

/** The places to try, innermost first; the page is the last. Each ancestor is looked at once, from the page inwards. */
function levelsOf(source: Source, page: PageNode): readonly Level[] {
  const top = source.nodes[source.nodes.length - 1]!;
  const [first, ...others] = source.nodes.map((node) => new Set(ancestorsOf(node).map(({ id }) => id)));
  const levels: Level[] = [];
  let windows: readonly Window[] = [];
  const around = ancestorsOf(top);
  for (let i = around.length - 1; i >= 0; i--) {
    const parent = around[i]!;
    if (!first!.has(parent.id) || others.some((chain) => !chain.has(parent.id))) break;
    const window = parent.id === page.id ? [] : windowsOf(parent);
    // Nothing in what can't hold a painting can, either.
    if (window === null) break;
    windows = [...window, ...windows];
    levels.unshift(levelAt(parent, i === 0 ? top : (around[i - 1] as SceneNode), source, windows));
  }
  return levels;
}

/** @param anchor the child of `parent` that is or holds the source. */
function levelAt(parent: Container, anchor: SceneNode, source: Source, windows: readonly Window[]): Level {
  const { id } = anchor;
  const index = parent.children.findIndex((child) => child.id === id);
  const isSource = source.nodes.some((node) => node.id === id);
  const own = boundsOf(source.upright, source.width, source.height);
  // Where auto layout stacks its first child on top, "above" is the index before.
  const index0OnTop = 'itemReverseZIndex' in parent && isAutoLayout(parent) && parent.itemReverseZIndex;
  return { parent, index: index0OnTop ? index : index + 1, base: isSource ? own : (boxOf(anchor) ?? own), windows };
}

/**
 * What is seen through a plain container that can hold a painting. Null for what can't hold one: an instance, a component, a boolean
 * operation, what is locked, and what flattens its contents to a line.
 */
function windowsOf(parent: Container): readonly Window[] | null {
  const plain: readonly NodeType[] = ['FRAME', 'GROUP', 'SECTION'];
  if (plain.indexOf(parent.type) < 0 || ('locked' in parent && parent.locked)) return null;
  if (parent.type !== 'FRAME' && parent.type !== 'SECTION') return [];
  const { absoluteTransform, width, height } = parent;
  if (isFlat(absoluteTransform)) return null;
  return parent.type === 'SECTION' || parent.clipsContent ? [{ inward: invert(absoluteTransform), width, height }] : [];
}

/** How far the painting moves from the source at this level, or null where it can't stand there. */
function shiftAt(level: Level, source: Source, placement: Placement, row: Row): Shift | null {
  const { parent, windows } = level;
  if (placement === 'on-top') {
    // Clipped as its source is. A turned group would grow around the upright box of several shapes.
    return parent.type === 'GROUP' && source.nodes.length > 1 ? null : { dx: 0, dy: 0 };
  }
  const isPage = parent.type === 'PAGE';
  if (!isPage && (parent.type === 'GROUP' || parent.children.some((child) => 'isMask' in child && child.isMask))) return null;
  const obstacles = obstaclesIn(parent);
  const first = boundsOf(source.upright, source.width, source.height);
  const box = { ...first, width: first.width + row[row.length - 1]!.dx };
  const free = besides(level.base, box).find(
    ({ dx, dy }) =>
      !obstacles.some((obstacle) => overlaps(obstacle, movedBy(box, dx, dy))) &&
      (isPage || row.every((step) => isInView(windows, { dx: dx + step.dx, dy }, source))),
  );
  if (free !== undefined || !isPage) return free ?? null;
  const right = besides(level.base, box)[0]!;
  const spot = freeSpotToTheRight(movedBy(box, right.dx, right.dy), obstacles, GAP);
  return { dx: spot.x - box.x, dy: spot.y - box.y };
}

/** Right of `base`, else below, left, above; level with the source itself. */
function besides(base: Rect, box: Rect): readonly Shift[] {
  return [
    { dx: base.x + base.width + GAP - box.x, dy: 0 },
    { dx: 0, dy: base.y + base.height + GAP - box.y },
    { dx: base.x - GAP - box.width - box.x, dy: 0 },
    { dx: 0, dy: base.y - GAP - box.height - box.y },
  ];
}

function obstaclesIn(parent: Container): readonly Rect[] {
  return (parent.children as readonly SceneNode[])
    .filter((child) => child.visible)
    .map(boxOf)
    .filter((box): box is Rect => box !== null);
}

/** True when no window leaves a part of the painting outside. */
function isInView(windows: readonly Window[], { dx, dy }: Shift, source: Source): boolean {
  const corners = cornersOf(compose(translation(dx, dy), source.upright), source.width, source.height);
  return windows.every(({ inward, width, height }) =>
    corners
      .map((corner) => apply(inward, corner))
      .every(({ x, y }) => x >= -TOLERANCE && y >= -TOLERANCE && x <= width + TOLERANCE && y <= height + TOLERANCE),
  );
}

/** True for a parent that would move its children around unless they opt out. */
export function isAutoLayout(parent: BaseNode): boolean {
  return 'layoutMode' in parent && parent.layoutMode !== 'NONE';
}
