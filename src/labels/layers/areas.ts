// The connected areas of a label map: each a class's own, as far as it goes without a gap.
import type { LabelMap } from '../label-map';

export interface Area {
  /** Class index. */
  readonly label: number;
  readonly cells: number;
  /** Rows above which only a fiftieth of it lies, and below which only a fiftieth does. */
  readonly top: number;
  readonly bottom: number;
}

export interface Areas {
  /** For each cell the index of its area. */
  readonly areaOf: Int32Array;
  readonly areas: readonly Area[];
}

/** Share of an area that may stick out of its top and its bottom. */
const STRAY = 0.02;

/** @param map whole. Cells that touch by a side are connected. */
export function areasOf({ labels, width, height }: LabelMap): Areas {
  const areaOf = new Int32Array(labels.length).fill(-1);
  const waiting = new Int32Array(labels.length);
  const rows = new Uint32Array(height);
  const areas: Area[] = [];
  let left = 0;
  const reach = (at: number, label: number): void => {
    if (labels[at] !== label || areaOf[at] !== -1) return;
    areaOf[at] = areas.length;
    waiting[left++] = at;
  };
  for (let start = 0; start < labels.length; start++) {
    if (areaOf[start] !== -1) continue;
    const label = labels[start]!;
    let cells = 0;
    // Areas are met at their first row.
    const first = Math.floor(start / width);
    let last = first;
    reach(start, label);
    while (left > 0) {
      const at = waiting[--left]!;
      const y = Math.floor(at / width);
      const x = at - y * width;
      cells++;
      rows[y]!++;
      last = Math.max(last, y);
      if (x > 0) reach(at - 1, label);
      if (x < width - 1) reach(at + 1, label);
      if (y > 0) reach(at - width, label);
      if (y < height - 1) reach(at + width, label);
    }
    const stray = cells * STRAY;
    let [top, bottom] = [first, last];
    for (let seen = rows[top]!; seen <= stray; seen += rows[top]!) top++;
    for (let seen = rows[bottom]!; seen <= stray; seen += rows[bottom]!) bottom--;
    rows.fill(0, first, last + 1);
    areas.push({ label, cells, top, bottom });
  }
  return { areaOf, areas };
}
