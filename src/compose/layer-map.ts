// Which layer can be seen where, on a grid of cells: to tell what is hidden, and for the label map that a thumbnail is painted from.
import type { Size } from '../contract/size';
import { flattened } from './pen';
import type { Point } from './pen';
import type { Layer } from './stage';

export interface LayerMap {
  readonly columns: number;
  readonly rows: number;
  /** Row by row: index of the uppermost layer at the middle of a cell; −1 where there is none. */
  readonly cells: Int16Array;
}

/** Of a frame width × height composition units, in so many cells. Winding rule: nonzero, as Figma fills. */
export function layerMap(layers: readonly Layer[], { width, height }: Size, columns: number, rows: number): LayerMap {
  const cells = new Int16Array(columns * rows).fill(-1);
  for (const [index, { outline }] of layers.entries()) {
    const corners = flattened(outline).map(({ x, y }) => ({ x: (x / width) * columns - 0.5, y: (y / height) * rows - 0.5 }));
    for (const [row, crossings] of crossingsOf(corners, rows)) fillRow(cells.subarray(row * columns, (row + 1) * columns), crossings, index);
  }
  return { columns, rows, cells };
}

/** Cells of a layer that nothing above it hides, by layer. */
export function visibleCells({ cells }: LayerMap, layers: number): readonly number[] {
  const counts = new Array<number>(layers).fill(0);
  for (const layer of cells) if (layer >= 0) counts[layer]!++;
  return counts;
}

/** Where an outline crosses the middle of a row, and whether it goes down there (1) or up (−1). */
interface Crossing {
  readonly x: number;
  readonly turn: number;
}

function crossingsOf(corners: readonly Point[], rows: number): ReadonlyMap<number, Crossing[]> {
  const byRow = new Map<number, Crossing[]>();
  let from = corners[corners.length - 1]!;
  for (const to of corners) {
    const [upper, lower, turn] = to.y > from.y ? [from, to, 1] : [to, from, -1];
    // From `upper` on, without `lower`: two edges that meet in a row cross it once.
    for (let row = Math.max(0, Math.ceil(upper.y)); row < lower.y && row < rows; row++) {
      const crossing = { x: upper.x + ((row - upper.y) / (lower.y - upper.y)) * (lower.x - upper.x), turn };
      const crossings = byRow.get(row);
      if (crossings === undefined) byRow.set(row, [crossing]);
      else crossings.push(crossing);
    }
    from = to;
  }
  return byRow;
}

function fillRow(row: Int16Array, crossings: Crossing[], layer: number): void {
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  for (const [index, { x, turn }] of crossings.entries()) {
    winding += turn;
    const next = crossings[index + 1];
    if (winding !== 0 && next !== undefined) row.fill(layer, Math.min(row.length, Math.max(0, Math.ceil(x))), Math.max(0, Math.ceil(next.x)));
  }
}
