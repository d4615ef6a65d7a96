// Which layer can be seen where, on a coarse grid: enough to tell what is hidden and how much of each class there is.
import { flattened } from './pen';
import type { Point } from './pen';
import type { Layer } from './stage';

export interface LayerMap {
  readonly columns: number;
  readonly rows: number;
  /** Row by row: index of the uppermost layer at the middle of a cell; −1 where there is none. */
  readonly cells: Int16Array;
}

/** Of a frame width × height composition units, in square cells about `cell` wide. Winding rule: nonzero, as Figma fills. */
export function layerMap(layers: readonly Layer[], width: number, height: number, cell: number): LayerMap {
  const columns = Math.max(1, Math.round(width / cell));
  const rows = Math.max(1, Math.round(height / cell));
  const cells = new Int16Array(columns * rows).fill(-1);
  for (const [index, { outline }] of layers.entries()) {
    const corners = flattened(outline).map(({ x, y }) => ({ x: (x / width) * columns - 0.5, y: (y / height) * rows - 0.5 }));
    let [top, bottom] = [Infinity, -Infinity];
    for (const { y } of corners) {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    for (let row = Math.max(0, Math.ceil(top)); row <= Math.min(rows - 1, Math.floor(bottom)); row++)
      fillRow(cells, columns, row, corners, index);
  }
  return { columns, rows, cells };
}

/** Cells of a layer that nothing above it hides, by layer. */
export function visibleCells({ cells }: LayerMap, layers: number): readonly number[] {
  const counts = new Array<number>(layers).fill(0);
  for (const layer of cells) if (layer >= 0) counts[layer]!++;
  return counts;
}

function fillRow(cells: Int16Array, columns: number, row: number, corners: readonly Point[], layer: number): void {
  const crossings: { readonly x: number; readonly turn: number }[] = [];
  let before = corners[corners.length - 1]!;
  for (const corner of corners) {
    if (corner.y > row !== before.y > row)
      crossings.push({ x: before.x + ((row - before.y) / (corner.y - before.y)) * (corner.x - before.x), turn: corner.y > before.y ? 1 : -1 });
    before = corner;
  }
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  for (const [index, { x, turn }] of crossings.entries()) {
    winding += turn;
    const next = crossings[index + 1];
    if (winding !== 0 && next !== undefined)
      cells.fill(
        layer,
        row * columns + Math.min(columns, Math.max(0, Math.ceil(x))),
        row * columns + Math.min(columns, Math.max(0, Math.ceil(next.x))),
      );
  }
}
