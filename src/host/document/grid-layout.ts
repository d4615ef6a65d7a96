// Auto layout GRID: tracks of equal size (Figma's FLEX), children in their cells, the others at the first that is free, row by row.
// Not there: fixed and hugging tracks, spans.
import type { NodeRecord } from './record';
import type { Tree } from './scene';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cells of the children in the flow. More children than cells make more rows. */
export function gridCells(tree: Tree, frame: NodeRecord): ReadonlyMap<string, Cell> {
  const flow = flowOf(tree, frame);
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  const put = (id: string, cell: Cell): void => {
    cells.set(id, cell);
    taken.add(key(cell));
  };
  for (const { id, gridCell } of flow) if (gridCell !== null && gridCell.column < frame.gridColumnCount && !taken.has(key(gridCell))) put(id, gridCell);
  let at = 0;
  for (const { id } of flow) {
    if (cells.has(id)) continue;
    const cell = (): Cell => ({ row: Math.floor(at / frame.gridColumnCount), column: at % frame.gridColumnCount });
    while (taken.has(key(cell()))) at++;
    put(id, cell());
  }
  return cells;
}

/** Top left corners of the children, in the frame's coordinates. */
export function gridPlaces(tree: Tree, frame: NodeRecord): ReadonlyMap<string, { x: number; y: number }> {
  const cells = gridCells(tree, frame);
  const rows = Math.max(frame.gridRowCount, ...[...cells.values()].map(({ row }) => row + 1));
  const width = (frame.width - frame.paddingLeft - frame.paddingRight + frame.gridColumnGap) / frame.gridColumnCount;
  const height = (frame.height - frame.paddingTop - frame.paddingBottom + frame.gridRowGap) / rows;
  return new Map([...cells].map(([id, { row, column }]) => [id, { x: frame.paddingLeft + column * width, y: frame.paddingTop + row * height }]));
}

function flowOf(tree: Tree, frame: NodeRecord): NodeRecord[] {
  return tree.children(frame.id).map((id) => tree.node(id)).filter((child) => child.visible && child.layoutPositioning === 'AUTO');
}

function key({ row, column }: Cell): string {
  return `${row} ${column}`;
}
