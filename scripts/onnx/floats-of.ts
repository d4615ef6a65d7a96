// The numbers of a stored tensor.
import { DATA_TYPE } from './schema';
import type { OnnxTensor } from './schema';

/** Values of a float32 or float16 tensor that is stored as raw bytes. @throws Error for one that is stored otherwise. */
export function floatsOf({ name, dataType, rawData }: OnnxTensor): Float32Array {
  if (rawData === undefined) throw new Error(`${name ?? 'a tensor'} is not stored as raw bytes`);
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  if (dataType === DATA_TYPE.float32) return Float32Array.from({ length: rawData.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
  return Float32Array.from({ length: rawData.length / 2 }, (_, index) => fromHalf(view.getUint16(index * 2, true)));
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
