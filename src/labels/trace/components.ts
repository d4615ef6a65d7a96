// The connected regions of a label map.
import { OUTSIDE } from './padded-grid';
import type { PaddedGrid } from './padded-grid';

export interface Components {
  /** The region of each cell: 0, 1, 2 … in the order in which they are met; −1 on the rim. */
  readonly ids: Int32Array;
  /** Label of each region, UNLABELLED included. */
  readonly labels: readonly number[];
  /** Cells of each region. */
  readonly sizes: readonly number[];
}

/** Regions of one label, cells touching by a side or a corner: a slanted line one cell wide is one region. */
export function componentsOf({ labels, stride }: PaddedGrid): Components {
  const ids = new Int32Array(labels.length).fill(-1);
  const regionLabels: number[] = [];
  const sizes: number[] = [];
  const waiting = new Int32Array(labels.length);
  const around = [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];
  for (let seed = 0; seed < labels.length; seed++) {
    const label = labels[seed]!;
    if (label === OUTSIDE || ids[seed] !== -1) continue;
    const id = sizes.length;
    let [count, size] = [1, 0];
    ids[seed] = id;
    waiting[0] = seed;
    while (count > 0) {
      const at = waiting[--count]!;
      size++;
      for (const offset of around) {
        const next = at + offset;
        if (labels[next] !== label || ids[next] !== -1) continue;
        ids[next] = id;
        waiting[count++] = next;
      }
    }
    regionLabels.push(label);
    sizes.push(size);
  }
  return { ids, labels: regionLabels, sizes };
}
