// The round brush: draws one straight piece of a stroke into a label map. The pieces come from stroke-path.ts.
import type { LabelMap } from '../labels/label-map';
import { clipped } from './pixel-rect';
import type { PixelRect } from './pixel-rect';

/** Radius of the thinnest line, cells: such a disc covers a cell's centre wherever it lies. */
export const LEAST_RADIUS = 0.75;

/** A point of a stroke. Cells: (0, 0) is the top left corner of the map, (0.5, 0.5) the centre of its first cell. */
export interface Dab {
  readonly x: number;
  readonly y: number;
  /** Cells; less than LEAST_RADIUS counts as that. */
  readonly radius: number;
}

/**
 * Label every cell whose centre is touched by the brush on its straight way between two dabs. The radius changes evenly between them.
 * @param label 0…8 or UNLABELLED. @returns a rectangle that holds all changed cells; null off the map.
 */
export function brush(grid: LabelMap, from: Dab, to: Dab, label: number): PixelRect | null {
  const start = Math.max(LEAST_RADIUS, from.radius);
  const grow = Math.max(LEAST_RADIUS, to.radius) - start;
  const reach = Math.max(start, start + grow);
  const rect = clipped(
    Math.floor(Math.min(from.x, to.x) - reach),
    Math.floor(Math.min(from.y, to.y) - reach),
    Math.floor(Math.max(from.x, to.x) + reach),
    Math.floor(Math.max(from.y, to.y) + reach),
    grid,
  );
  if (rect === null) return null;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const covers = (column: number, row: number): boolean => {
    const [px, py] = [column + 0.5 - from.x, row + 0.5 - from.y];
    // How far along the way the nearest point lies, 0…1.
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const [ex, ey, radius] = [px - along * dx, py - along * dy, start + along * grow];
    return ex * ex + ey * ey <= radius * radius;
  };
  for (let row = rect.y; row < rect.y + rect.height; row++) {
    let left = rect.x;
    let right = rect.x + rect.width - 1;
    while (left <= right && !covers(left, row)) left++;
    while (right > left && !covers(right, row)) right--;
    // The area that a disc passes over is convex: all cells of a row between its first and its last are inside.
    if (left <= right) grid.labels.fill(label, row * grid.width + left, row * grid.width + right + 1);
  }
  return rect;
}
