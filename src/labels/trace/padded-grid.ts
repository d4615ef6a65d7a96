// A label map with a rim of one cell all round, so that every cell of the map has all its neighbours.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { LabelMap } from '../label-map';

export interface PaddedGrid {
  /** Row-major, `stride` cells a row, two rows more than the map has; OUTSIDE on the rim. */
  readonly labels: Uint8Array;
  /** Size of the map within. */
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

/** Label of the rim. Within there are only classes and UNLABELLED. */
export const OUTSIDE = 254;

export function padded({ labels, width, height }: LabelMap): PaddedGrid {
  const stride = width + 2;
  const out = new Uint8Array(stride * (height + 2)).fill(OUTSIDE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[y * width + x]!;
      out[(y + 1) * stride + x + 1] = label < CLASS_NAMES.length ? label : UNLABELLED;
    }
  }
  return { labels: out, width, height, stride };
}

/** What to add to a cell's index for the four that share a side with it. */
export function sideways({ stride }: PaddedGrid): readonly number[] {
  return [-1, 1, -stride, stride];
}
