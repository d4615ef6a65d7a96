// Enlarges a painting, bicubic. Not by a canvas, because browsers differ in how they do it and the terminal has none: a recipe should give the
// same pixels everywhere.
import type { Size } from '../../contract/size';

/** Each target pixel is a weighted sum of this many source pixels along each axis. */
const TAPS = 4;

interface Taps {
  /** First of the TAPS source pixels of each target pixel; −1 and beyond the end stand for the border pixel. */
  readonly first: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Enlarge an opaque picture, never shrink it. Pixel centres keep their places relative to the picture; beyond the border its last
 * pixels are repeated. Cubic convolution with a = −½ (Keys 1981; Catmull and Rom's spline).
 * @param rgba row-major, 4 bytes a pixel; alpha is taken to be 255.
 */
export function enlarge(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const across = tapsOf(from.width, to.width);
  const down = tapsOf(from.height, to.height);
  const large = new Uint8ClampedArray(to.width * to.height * 4).fill(255);
  // Source rows that are enlarged horizontally already: consecutive target rows need the same ones.
  const rows = Array.from({ length: TAPS }, () => ({ of: -1, values: new Float32Array(to.width * 3) }));
  const rowAt = (y: number): Float32Array => {
    const row = rows[y % TAPS]!;
    if (row.of !== y) {
      row.of = y;
      enlargeRow(rgba.subarray(y * from.width * 4, (y + 1) * from.width * 4), across, row.values);
    }
    return row.values;
  };
  for (let y = 0; y < to.height; y++) {
    const [one, two, three, four] = [0, 1, 2, 3].map((tap) => rowAt(Math.min(from.height - 1, Math.max(0, down.first[y]! + tap)))) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const [a, b, c, d] = down.weights.subarray(y * TAPS, y * TAPS + TAPS) as unknown as [number, number, number, number];
    for (let value = 0, at = y * to.width * 4; value < one.length; at++) {
      for (let channel = 0; channel < 3; channel++, value++, at++) {
        large[at] = Math.floor(a * one[value]! + b * two[value]! + c * three[value]! + d * four[value]! + 0.5);
      }
    }
  }
  return large;
}

function enlargeRow(row: Uint8ClampedArray, { first, weights }: Taps, into: Float32Array): void {
  const last = row.length / 4 - 1;
  for (let x = 0; x < first.length; x++) {
    const start = first[x]!;
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap++) sum += weights[x * TAPS + tap]! * row[Math.min(last, Math.max(0, start + tap)) * 4 + channel]!;
      into[x * 3 + channel] = sum;
    }
  }
}

function tapsOf(from: number, to: number): Taps {
  const first = new Int32Array(to);
  const weights = new Float32Array(to * TAPS);
  for (let target = 0; target < to; target++) {
    const place = ((target + 0.5) * from) / to - 0.5;
    const cell = Math.floor(place);
    const t = place - cell;
    first[target] = cell - 1;
    weights.set(
      [((-t / 2 + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((2 - 1.5 * t) * t + 0.5) * t, ((t - 1) / 2) * t * t],
      target * TAPS,
    );
  }
  return { first, weights };
}
