// The fill tool: gives a connected area of one label another one.
import type { LabelMap } from '../labels/label-map';
import { clipped } from './pixel-rect';
import type { PixelRect } from './pixel-rect';

/**
 * Give `label` to the cell (x, y) and to all of the same label that are connected with it through their sides.
 * @param x, y whole cells. @returns the rectangle around what changed; null off the map and where the label is there already.
 */
export function flood(grid: LabelMap, x: number, y: number, label: number): PixelRect | null {
  const { labels, width, height } = grid;
  if (clipped(x, y, x, y, grid) === null) return null;
  const old = labels[y * width + x]!;
  if (old === label) return null;
  let [left, top, right, bottom] = [x, y, x, y];
  // Cells where runs begin. Some may be filled already when they are taken from the pile.
  const waiting = [y * width + x];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (labels[at] !== old) continue;
    const row = Math.floor(at / width);
    const line = row * width;
    let from = at;
    while (from > line && labels[from - 1] === old) from--;
    let end = at + 1;
    while (end < line + width && labels[end] === old) end++;
    labels.fill(label, from, end);
    if (row > 0) startRuns(from - width, end - width);
    if (row < height - 1) startRuns(from + width, end + width);
    left = Math.min(left, from - line);
    right = Math.max(right, end - 1 - line);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return clipped(left, top, right, bottom, grid);

  /** Put the first cell of each run of the old label between two cells of one row on the pile. */
  function startRuns(from: number, end: number): void {
    for (let at = from; at < end; at++) {
      if (labels[at] === old && (at === from || labels[at - 1] !== old)) waiting.push(at);
    }
  }
}
