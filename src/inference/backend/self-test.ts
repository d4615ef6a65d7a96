// Whether the graphics card computes correctly: the same painting by the plain runtime and by the graphics card, compared value by value. Drivers
// and runtimes have bugs (an early form of this generator ran into https://github.com/microsoft/onnxruntime/issues/29651).
import type { Size } from '../../contract/size';
import type { StyleMix } from '../../contract/style';
import type { PaintJob } from '../api/paint-job';
import { plainJob } from '../api/plain-job';

export type Precision = 'float32' | 'float16';

/** How far two images of −1…1 lie apart. */
export interface Difference {
  readonly worst: number;
  readonly mean: number;
}

/**
 * In single precision only the order of sums differs: 1e-5 was measured. Half precision has 11 bits: rounding between the layers makes a
 * difference of 0.005 at worst and 0.0002 on average (measured in WASM at 512×512). A graphics card that also sums in half precision, some
 * thousand terms at a time, may have ten times that, which is six levels of 255 at a single pixel and a quarter of a level on average. The
 * result of a wrong kernel differs by whole units.
 */
export const TOLERANCE: Readonly<Record<Precision, Difference>> = {
  float32: { worst: 1e-3, mean: 1e-4 },
  float16: { worst: 0.05, mean: 0.002 },
};

/**
 * The test's picture: slanted bands of all nine classes and a disc, so that every class and many edges are in it.
 * @param style a named one.
 */
export function testJob(size: Size, style: StyleMix): PaintJob {
  const { width, height } = size;
  const labels = Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [(index % width) / width, Math.floor(index / width) / height];
    return Math.hypot(x - 0.6, y - 0.5) < 0.2 ? 5 : Math.min(8, Math.floor((y * 0.8 + x * 0.2) * 9));
  });
  return plainJob(labels, size, style, 1);
}

/**
 * @param wanted the plain runtime's image, values of −1…1.
 * @returns null when the lengths differ or a value is not a number.
 */
export function difference(wanted: Float32Array, found: Float32Array): Difference | null {
  if (wanted.length !== found.length) return null;
  let worst = 0;
  let sum = 0;
  for (let index = 0; index < wanted.length; index++) {
    const apart = Math.abs(wanted[index]! - found[index]!);
    // Written so that NaN, for which every comparison is false, is caught as well.
    if (!(apart < Infinity)) return null;
    if (apart > worst) worst = apart;
    sum += apart;
  }
  return { worst, mean: sum / wanted.length };
}

export function isRight({ worst, mean }: Difference, precision: Precision): boolean {
  return worst <= TOLERANCE[precision].worst && mean <= TOLERANCE[precision].mean;
}
