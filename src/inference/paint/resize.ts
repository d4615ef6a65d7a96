// Resizes a painting: bicubic where it grows, by the mean of what a pixel covers where it shrinks. Not by a canvas, because browsers differ in how
// they do it and the terminal has none: a recipe should give the same pixels everywhere.
import type { Size } from '../../contract/size';

/** Each target pixel of an axis is a weighted sum of as many source pixels as all others. */
interface Taps {
  readonly count: number;
  /** First of the source pixels of each target pixel; those before the first and beyond the last stand for the border pixel. */
  readonly first: Int32Array;
  /** `count` for each target pixel. */
  readonly weights: Float32Array;
}

/**
 * Resize an opaque picture. Each axis grows by cubic convolution with a = −½ (Keys 1981; Catmull and Rom's spline), pixel centres keeping their
 * places and the border's pixels repeated beyond it, or shrinks to area averages.
 * @param rgba row-major, 4 bytes a pixel; alpha is taken to be 255.
 */
export function resize(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const across = tapsOf(from.width, to.width);
  const down = tapsOf(from.height, to.height);
  const result = new Uint8ClampedArray(to.width * to.height * 4).fill(255);
  // Source rows that are resized horizontally already: consecutive target rows need the same ones.
  const rows = Array.from({ length: down.count }, () => ({ of: -1, values: new Float32Array(to.width * 3) }));
  const rowAt = (y: number): Float32Array => {
    const row = rows[y % down.count]!;
    if (row.of !== y) {
      row.of = y;
      resizeRow(rgba.subarray(y * from.width * 4, (y + 1) * from.width * 4), across, row.values);
    }
    return row.values;
  };
  const sums = new Float64Array(to.width * 3);
  for (let y = 0; y < to.height; y++) {
    sums.fill(0);
    for (let tap = 0; tap < down.count; tap++) {
      const weight = down.weights[y * down.count + tap]!;
      if (weight === 0) continue;
      const row = rowAt(Math.min(from.height - 1, Math.max(0, down.first[y]! + tap)));
      for (let value = 0; value < sums.length; value++) sums[value]! += weight * row[value]!;
    }
    for (let value = 0, at = y * to.width * 4; value < sums.length; at++) {
      for (let channel = 0; channel < 3; channel++, value++, at++) result[at] = Math.floor(sums[value]! + 0.5);
    }
  }
  return result;
}

function resizeRow(row: Uint8ClampedArray, { count, first, weights }: Taps, into: Float32Array): void {
  const last = row.length / 4 - 1;
  for (let x = 0; x < first.length; x++) {
    const start = first[x]!;
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (let tap = 0; tap < count; tap++) sum += weights[x * count + tap]! * row[Math.min(last, Math.max(0, start + tap)) * 4 + channel]!;
      into[x * 3 + channel] = sum;
    }
  }
}

function tapsOf(from: number, to: number): Taps {
  return to < from ? meanTaps(from, to) : cubicTaps(from, to);
}

function cubicTaps(from: number, to: number): Taps {
  const count = 4;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let target = 0; target < to; target++) {
    const place = ((target + 0.5) * from) / to - 0.5;
    const cell = Math.floor(place);
    const t = place - cell;
    first[target] = cell - 1;
    weights.set(
      [((-t / 2 + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((2 - 1.5 * t) * t + 0.5) * t, ((t - 1) / 2) * t * t],
      target * count,
    );
  }
  return { count, first, weights };
}

function meanTaps(from: number, to: number): Taps {
  const count = Math.ceil(from / to) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let target = 0; target < to; target++) {
    // Multiplied first, divided second: an edge that lies between two pixels is then a whole number.
    const [start, end] = [(target * from) / to, ((target + 1) * from) / to];
    const cell = Math.floor(start);
    first[target] = cell;
    for (let tap = 0; tap < count; tap++) {
      const covered = Math.min(end, cell + tap + 1) - Math.max(start, cell + tap);
      weights[target * count + tap] = (Math.max(0, covered) * to) / from;
    }
  }
  return { count, first, weights };
}
