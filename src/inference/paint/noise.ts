// Standard normal noise from a seed, the same bit for bit on every machine. Each value depends on (seed, x, y) alone, so that a tile can have its
// part of a larger field.
//
// Random bits: Philox 2×32 with 10 rounds (Salmon et al., 2011), counter (x, y), key seed. Normal values: Box and Muller's
// transform. Math.log and Math.cos differ between engines in the last bits, so both are computed here from + − × ÷ and
// Math.sqrt, which IEEE 754 fixes exactly. Generators that take a value a pixel ask for millions: nothing is allocated in the loop,
// and the order of every operation is part of the result.

/** A part of a noise field, in whole noise cells; left and top are at least 0. */
export interface NoiseWindow {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** @returns row-major standard normal values; only to be read. */
export type NoiseSource = (seed: number, window: NoiseWindow) => Float32Array;

/** A window of the infinite noise field of a seed, an unsigned 32-bit integer. */
export function noiseWindow(seed: number, { left, top, columns, rows }: NoiseWindow): Float32Array<ArrayBuffer> {
  const values = new Float32Array(columns * rows);
  // First a row of bits, then a row of values: compilers optimise short loops best.
  const [first, second] = [new Uint32Array(columns), new Uint32Array(columns)];
  for (let row = 0; row < rows; row++) {
    philoxRow(left, top + row, seed, first, second);
    const at = row * columns;
    for (let column = 0; column < columns; column++)
      values[at + column] = Math.sqrt(-2 * naturalLog(first[column]!)) * cosineOfTurn(second[column]!);
  }
  return values;
}

/** noiseWindow that keeps the last window: while a person edits shapes the seed stays the same. */
export function rememberedNoise(): NoiseSource {
  let last: { readonly name: string; readonly values: Float32Array } | null = null;
  return (seed, window) => {
    const name = [seed, window.left, window.top, window.columns, window.rows].join();
    if (last?.name !== name) last = { name, values: noiseWindow(seed, window) };
    return last.values;
  };
}

/**
 * The noise of a smaller picture: each cell has that under its centre, of the same places. A mean of several would be weaker than what generators know.
 * @param across how many cells of the large picture make one of the small, 1 or more; so `down`.
 */
export function sparserNoise(noise: NoiseSource, across: number, down: number): NoiseSource {
  return (seed, { left, top, columns, rows }) => {
    const xs = Int32Array.from({ length: columns }, (_, column) => Math.floor((left + column + 0.5) * across));
    const ys = Int32Array.from({ length: rows }, (_, row) => Math.floor((top + row + 0.5) * down));
    // From the field's corner, as for the whole painting: so that its noise is remembered for both.
    const wide = Math.round((left + columns) * across);
    const field = noise(seed, { left: 0, top: 0, columns: wide, rows: Math.round((top + rows) * down) });
    const values = new Float32Array(columns * rows);
    ys.forEach((y, row) => {
      xs.forEach((x, column) => {
        values[row * columns + column] = field[y * wide + x]!;
      });
    });
    return values;
  };
}

/** Philox 2×32-10: two random unsigned 32-bit integers for a counter (low, high) and a key. */
export function philox(low: number, high: number, key: number): readonly [number, number] {
  const [first, second] = [new Uint32Array(1), new Uint32Array(1)];
  philoxRow(low, high, key, first, second);
  return [first[0]!, second[0]!];
}

/** Philox for a row of places: two integers for each of the counters (low, high), (low + 1, high) … and a key. */
function philoxRow(low: number, high: number, key: number, first: Uint32Array, second: Uint32Array): void {
  for (let index = 0; index < first.length; index++) {
    let left = (low + index) | 0;
    let right = high | 0;
    let round = key | 0;
    for (let turn = 0; turn < 10; turn++) {
      const upper = multiplyHigh(left) ^ round ^ right;
      right = Math.imul(left, 0xd256d193);
      left = upper;
      round = (round + 0x9e3779b9) | 0;
    }
    first[index] = left;
    second[index] = right;
  }
}

/** Upper 32 bits of the unsigned product with Philox's multiplier 0xd256d193, by halves of 16 bits. */
function multiplyHigh(value: number): number {
  const low = value & 0xffff;
  const high = value >>> 16;
  const middle = (Math.imul(high, 0xd193) + (Math.imul(low, 0xd193) >>> 16)) | 0;
  const other = (Math.imul(low, 0xd256) + (middle & 0xffff)) | 0;
  return (Math.imul(high, 0xd256) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** 2⁰…2³². */
const POWERS = Float64Array.from({ length: 33 }, (_, power) => 2 ** power);
const LN2 = 0.6931471805599453;
const HALF_PI = 1.5707963267948966;

/** ln of (bits + ½) / 2³²: always below 0. */
function naturalLog(bits: number): number {
  // Scaled to √½…√2 by a power of two, which is exact.
  let exponent = -Math.clz32(bits);
  let mantissa = ((bits + 0.5) / 0x100000000) * POWERS[-exponent]!;
  if (mantissa < 0.70710678) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)); |ratio| < 0.172, so ten terms reach double precision.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const q = ratio * ratio;
  const sum =
    ((((((((((1 / 21) * q + 1 / 19) * q + 1 / 17) * q + 1 / 15) * q + 1 / 13) * q + 1 / 11) * q + 1 / 9) * q + 1 / 7) * q + 1 / 5) * q + 1 / 3) *
      q +
    1;
  return exponent * LN2 + 2 * ratio * sum;
}

/** Cosine of a turn of bits / 2³² of the circle. */
function cosineOfTurn(bits: number): number {
  const quadrant = bits >>> 30;
  const angle = (bits / 0x40000000 - quadrant) * HALF_PI;
  // By quadrant: cos, −sin, −cos or sin of an angle in the first one, by whichever series is shorter.
  const value = cosine((quadrant & 1) === 1 ? HALF_PI - angle : angle);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Taylor series on 0…π/2; eleven terms reach double precision. Divided, not multiplied by a rounded inverse. */
function cosine(angle: number): number {
  const q = angle * angle;
  return (
    1 -
    (q / 2) *
      (1 -
        (q / 12) *
          (1 -
            (q / 30) *
              (1 -
                (q / 56) *
                  (1 - (q / 90) * (1 - (q / 132) * (1 - (q / 182) * (1 - (q / 240) * (1 - (q / 306) * (1 - (q / 380) * (1 - q / 462))))))))))
  );
}
