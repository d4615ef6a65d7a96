// float16 bits by hand: Float16Array is younger than the Node versions that we promise.

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** The largest finite float16. */
export const LARGEST_HALF = 65504;

/** Bits of the float16 nearest to a value, ties to even; values too large become infinite. */
export function halfBits(value: number): number {
  FLOAT[0] = value;
  const bits = BITS[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  // NaN, then what rounds up to infinity.
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  // Below 2⁻¹⁴ the steps are even, 2⁻²⁴ each.
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(FLOAT[0]) * 0x1000000);
  // The exponent's bias goes from 127 to 15, thirteen bits of the fraction go; a carry into the exponent is right as it is.
  return sign | roundToEven((magnitude - 0x38000000) / 0x2000);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
