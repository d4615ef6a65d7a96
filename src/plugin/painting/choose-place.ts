// Where a new painting goes: into which parent, at which place of its stack, and how far from the source. Reads, never changes.
//
// The painting becomes a sibling of its source, or of the first of the source's ancestors next to which it can stand: never
// inside an instance or a component (it would appear in every copy), a boolean operation, anything locked, or where a frame
// would clip it away. A group takes it only on top of the source, where the group does not grow.
import type { Affine, Rect } from '../../contract/geometry';
import type { Placement } from '../../contract/storage/settings';
import { apply, boundsOf, compose, cornersOf, invert, translation } from '../geometry/affine';
import { freeSpotToTheRight } from '../geometry/free-spot';
import { movedBy, overlaps } from '../geometry/rect';
import { ancestorsOf, isLocked } from '../document/node-facts';
import { boxOf } from '../selection/source';
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

/** The places to try, innermost first; the page is the last. */
function levelsOf(source: Source, page: PageNode): readonly Level[] {
  const top = source.nodes[source.nodes.length - 1]!;
  const chains = source.nodes.map((node) => ancestorsOf(node).map((ancestor) => ancestor.id));
  const common = ancestorsOf(top).filter(({ id }) => chains.every((chain) => chain.indexOf(id) >= 0));
  return common.filter((parent) => parent.id === page.id || canHold(parent)).map((parent) => levelAt(parent, top, source));
}

function levelAt(parent: Container, top: SceneNode, source: Source): Level {
  const anchor = [top, ...ancestorsOf(top)].find((step) => step.parent?.id === parent.id) as SceneNode;
  const index = parent.children.findIndex((child) => child.id === anchor.id);
  const isSource = source.nodes.some((node) => node.id === anchor.id);
  const own = boundsOf(source.upright, source.width, source.height);
  // Where auto layout stacks its first child on top, "above" is the index before.
  const index0OnTop = 'itemReverseZIndex' in parent && isAutoLayout(parent) && parent.itemReverseZIndex;
  return { parent, index: index0OnTop ? index : index + 1, base: isSource ? own : (boxOf(anchor) ?? own) };
}

/** Only plain containers, all the way up to the page: what is in an instance, a component or a boolean operation is not a place. */
function canHold(parent: Container): boolean {
  const plain: readonly NodeType[] = ['FRAME', 'GROUP', 'SECTION', 'PAGE'];
  return [parent, ...ancestorsOf(parent)].every((step) => plain.indexOf(step.type) >= 0) && !isLocked(parent);
}

/** How far the painting moves from the source at this level, or null where it can't stand there. */
function shiftAt(level: Level, source: Source, placement: Placement, row: Row): Shift | null {
  const { parent } = level;
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
      (isPage || row.every((step) => isInView(parent, { dx: dx + step.dx, dy }, source))),
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

/** A place may be this far outside, page pixels: rounding must not count as being out of view. */
const TOLERANCE = 0.005;

/** True when no clipping frame and no section around the place leaves a part of the painting outside. */
function isInView(parent: Container, { dx, dy }: Shift, source: Source): boolean {
  const corners = cornersOf(compose(translation(dx, dy), source.upright), source.width, source.height);
  return [parent, ...ancestorsOf(parent)].every((step) => {
    if (!(step.type === 'SECTION' || (step.type === 'FRAME' && step.clipsContent))) return true;
    const inward = invert(step.absoluteTransform);
    return corners
      .map((corner) => apply(inward, corner))
      .every(({ x, y }) => x >= -TOLERANCE && y >= -TOLERANCE && x <= step.width + TOLERANCE && y <= step.height + TOLERANCE);
  });
}

/** True for a parent that would move its children around unless they opt out. */
export function isAutoLayout(parent: BaseNode): boolean {
  return 'layoutMode' in parent && parent.layoutMode !== 'NONE';
}
