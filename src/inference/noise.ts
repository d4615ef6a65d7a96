// Seeded standard normal noise that is the same bit for bit on every machine. Each value belongs to a place: it depends on
// (seed, x, y) alone, so that a tile can ask for its window of a larger field.
//
// Random bits: Philox 2×32 with 10 rounds (Salmon et al., 2011), counter (x, y), key seed. Normal values: Box and Muller's
// transform. Math.log and Math.cos differ between engines in the last bits, so both are computed here from + − × ÷ and
// Math.sqrt, which IEEE 754 fixes exactly.

/**
 * A window of the infinite noise field of a seed.
 * @param seed unsigned 32-bit integer.
 * @param window left column, top row, columns and rows, in noise cells; whole numbers, left and top at least 0.
 * @returns row-major standard normal values.
 */
export function noiseWindow(seed: number, window: { left: number; top: number; columns: number; rows: number }): Float32Array<ArrayBuffer> {
  const { left, top, columns, rows } = window;
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [first, second] = philox(left + column, top + row, seed);
      values[row * columns + column] = Math.sqrt(-2 * naturalLog(first)) * cosineOfTurn(second);
    }
  }
  return values;
}

/** Philox 2×32-10: two random unsigned 32-bit integers for a counter (low, high) and a key. */
export function philox(low: number, high: number, key: number): readonly [number, number] {
  let left = low >>> 0;
  let right = high >>> 0;
  let round = key >>> 0;
  for (let turn = 0; turn < 10; turn++) {
    const productLow = Math.imul(left, 0xd256d193) >>> 0;
    const productHigh = multiplyHigh(left, 0xd256d193);
    left = (productHigh ^ round ^ right) >>> 0;
    right = productLow;
    round = (round + 0x9e3779b9) >>> 0;
  }
  return [left, right];
}

/** Upper 32 bits of the product of two unsigned 32-bit integers, in halves that doubles hold exactly. */
function multiplyHigh(one: number, other: number): number {
  const low = one & 0xffff;
  const high = one >>> 16;
  const lowProduct = low * other;
  return Math.floor((high * other + Math.floor(lowProduct / 0x10000)) / 0x10000) >>> 0;
}

const LN2 = 0.6931471805599453;
const HALF_PI = 1.5707963267948966;

/** ln of (bits + ½) / 2³²: always below 0. */
function naturalLog(bits: number): number {
  let mantissa = (bits + 0.5) / 0x100000000;
  let exponent = 0;
  while (mantissa < 0.70710678) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)); |ratio| < 0.172, so ten terms reach double precision.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return exponent * LN2 + 2 * ratio * sum;
}

/** Cosine of a turn of bits / 2³² of the circle. */
function cosineOfTurn(bits: number): number {
  const quarters = bits / 0x40000000;
  const quadrant = Math.floor(quarters);
  const angle = (quarters - quadrant) * HALF_PI;
  // cos, −sin, −cos, sin of an angle in the first quadrant, each through the shorter series.
  const sine = quadrant % 2 === 1;
  const value = sine ? cosine(HALF_PI - angle) : cosine(angle);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Taylor series on 0…π/2; eleven terms reach double precision. */
function cosine(angle: number): number {
  const square = angle * angle;
  let sum = 1;
  for (let step = 22; step >= 2; step -= 2) sum = 1 - (square / (step * (step - 1))) * sum;
  return sum;
}
