// The parts of a label map that are thinner than a square of some size: masts, trunks, gaps, far-off islands.
import type { Size } from '../../contract/size';
import type { LabelMap } from '../label-map';

/**
 * 1 for each cell that no square of `side` cells of its label covers, and that is not close to one either: rounded corners of thick
 * shapes are not thin.
 */
export function thinParts(map: LabelMap, side: number): Uint8Array {
  // What touches the picture's edge goes on beyond it.
  const { labels, width, height } = withMargin(map, side);
  const squares = squaresEndingAt(labels, width, height, side);
  const covered = coveredBy(squares, width, height, side);
  const thin = farFrom(covered, labels, width, height, side);
  return withoutMargin(thin, map, side);
}

function withMargin({ labels, width, height }: LabelMap, margin: number): LabelMap {
  const wide = width + 2 * margin;
  const high = height + 2 * margin;
  const out = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++) {
    const from = Math.min(height - 1, Math.max(0, y - margin)) * width;
    const to = y * wide;
    out.fill(labels[from]!, to, to + margin);
    out.set(labels.subarray(from, from + width), to + margin);
    out.fill(labels[from + width - 1]!, to + margin + width, to + wide);
  }
  return { labels: out, width: wide, height: high };
}

function withoutMargin(values: Uint8Array, { width, height }: Size, margin: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + margin) * (width + 2 * margin) + margin;
    out.set(values.subarray(from, from + width), y * width);
  }
  return out;
}

/** 1 where a square of one label has its right bottom corner. */
function squaresEndingAt(labels: Uint8Array, width: number, height: number, side: number): Uint8Array {
  const ends = new Uint8Array(labels.length);
  const down = new Uint16Array(width);
  for (let y = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      run = x > 0 && labels[at] === labels[at - 1] ? run + 1 : 1;
      // How many rows up to here have a run of that length of one label that ends in this column.
      down[x] = run < side ? 0 : y > 0 && labels[at] === labels[at - width] ? down[x]! + 1 : 1;
      if (down[x]! >= side) ends[at] = 1;
    }
  }
  return ends;
}

function coveredBy(ends: Uint8Array, width: number, height: number, side: number): Uint8Array {
  const covered = new Uint8Array(ends.length);
  for (let y = 0; y < height; y++) {
    let left = 0;
    for (let x = width - 1; x >= 0; x--) {
      left = ends[y * width + x] === 1 ? side : left - 1;
      if (left > 0) covered[y * width + x] = 1;
    }
  }
  for (let x = 0; x < width; x++) {
    let left = 0;
    for (let y = height - 1; y >= 0; y--) {
      left = covered[y * width + x] === 1 ? side : left - 1;
      if (left > 0) covered[y * width + x] = 1;
    }
  }
  return covered;
}

/** 1 for each cell from which no covered one of its label is reached by at most `far` cells along the row and then along the column. */
function farFrom(covered: Uint8Array, labels: Uint8Array, width: number, height: number, far: number): Uint8Array {
  const near = covered.slice();
  for (let y = 0; y < height; y++) spread(covered, near, labels, y * width, 1, width, far);
  const reached = near.slice();
  for (let x = 0; x < width; x++) spread(near, reached, labels, x, width, height, far);
  return reached.map((value) => 1 - value);
}

/** Along one row or column, both ways, as far as the label goes on. */
function spread(from: Uint8Array, to: Uint8Array, labels: Uint8Array, start: number, step: number, count: number, far: number): void {
  for (const [begin, stride] of [
    [start, step],
    [start + (count - 1) * step, -step],
  ] as const) {
    let left = 0;
    for (let index = 0, at = begin; index < count; index++, at += stride) {
      if (from[at] === 1) left = far + 1;
      else if (index === 0 || labels[at] !== labels[at - stride]) left = 0;
      if (--left >= 0) to[at] = 1;
    }
  }
}
