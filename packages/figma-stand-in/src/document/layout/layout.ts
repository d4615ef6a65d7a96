// Sizes and places that follow from others: groups fit their children, grids place theirs, constraints stretch. Only
// computed here; Fitting writes it into the document. All tracks of a grid have the same size (Figma's FLEX); other tracks and spans are missing.
import { apply, boundsOf, corners, invert, multiply } from '../affine';
import type { NodeRecord } from '../record';
import type { Tree } from '../scene';

export type Patch = Partial<Omit<NodeRecord, 'id' | 'type'>>;

/** Size and place of a group around its children, in the group's own rotation. */
export function fitGroup(tree: Tree, group: NodeRecord): Patch {
  const unplaced: Transform = [
    [group.relativeTransform[0][0], group.relativeTransform[0][1], 0],
    [group.relativeTransform[1][0], group.relativeTransform[1][1], 0],
  ];
  const upright = invert(unplaced);
  const points = tree.children(group.id).flatMap((id) => {
    const child = tree.node(id);
    return corners(multiply(upright, child.relativeTransform), child);
  });
  const box = boundsOf(points);
  if (box === null) return {};
  const origin = apply(unplaced, box);
  const relativeTransform: Transform = [
    [unplaced[0][0], unplaced[0][1], origin.x],
    [unplaced[1][0], unplaced[1][1], origin.y],
  ];
  return { relativeTransform, width: box.width, height: box.height };
}

/** The size that constraints give a child; if its proportions are locked, the side that did not change follows the one that did. */
export function inAspect(
  { targetAspectRatio, width: before }: NodeRecord,
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  if (targetAspectRatio === null) return { width, height };
  const { x, y } = targetAspectRatio;
  return width !== before ? { width, height: (width * y) / x } : { width: (height * x) / y, height };
}

/** New place and size of one child along one axis when its frame grows from `before` to `after`, by its constraint. */
export function constrain(kind: ConstraintType, start: number, size: number, before: number, after: number): { start: number; size: number } {
  if (kind === 'MAX') return { start: start + after - before, size };
  if (kind === 'CENTER') return { start: start + (after - before) / 2, size };
  if (kind === 'STRETCH') return { start, size: Math.max(0.01, size + after - before) };
  if (kind === 'SCALE') return { start: (start * after) / before, size: (size * after) / before };
  return { start, size };
}

/** A cell of a grid, counted from zero. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * The cell of each child: the one it was put in, else the first free one, row by row. If there are too few cells, rows are
 * added.
 */
export function gridCells(tree: Tree, frame: NodeRecord): ReadonlyMap<string, Cell> {
  const flow = flowOf(tree, frame);
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  const put = (id: string, cell: Cell): void => {
    cells.set(id, cell);
    taken.add(key(cell));
  };
  for (const { id, gridCell } of flow)
    if (gridCell !== null && gridCell.column < frame.gridColumnCount && !taken.has(key(gridCell))) put(id, gridCell);
  let at = 0;
  for (const { id } of flow) {
    if (cells.has(id)) continue;
    const cell = (): Cell => ({ row: Math.floor(at / frame.gridColumnCount), column: at % frame.gridColumnCount });
    while (taken.has(key(cell()))) at++;
    put(id, cell());
  }
  return cells;
}

/** Top left corners of a grid's children, in the frame's coordinates. */
export function gridPlaces(tree: Tree, frame: NodeRecord): ReadonlyMap<string, { x: number; y: number }> {
  const cells = gridCells(tree, frame);
  const rows = Math.max(frame.gridRowCount, ...[...cells.values()].map(({ row }) => row + 1));
  const width = (frame.width - frame.paddingLeft - frame.paddingRight + frame.gridColumnGap) / frame.gridColumnCount;
  const height = (frame.height - frame.paddingTop - frame.paddingBottom + frame.gridRowGap) / rows;
  return new Map([...cells].map(([id, { row, column }]) => [id, { x: frame.paddingLeft + column * width, y: frame.paddingTop + row * height }]));
}

function flowOf(tree: Tree, frame: NodeRecord): NodeRecord[] {
  return tree
    .children(frame.id)
    .map((id) => tree.node(id))
    .filter((child) => child.visible && child.layoutPositioning === 'AUTO');
}

function key({ row, column }: Cell): string {
  return `${row} ${column}`;
}
