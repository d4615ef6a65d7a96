// One of each kind of value, as each side sends them.
import type { Parcel } from './facts/message-facts';

export const PARCEL_CONTENTS: Readonly<Record<Parcel, () => unknown>> = {
  'undefined': () => undefined,
  'null': () => null,
  'NaN': () => NaN,
  'Infinity': () => Infinity,
  'Date': () => new Date(0),
  'Uint8Array': () => Uint8Array.of(1, 2, 3),
  'Uint8Array inside': () => ({ a: { b: Uint8Array.of(1) } }),
  'Uint8ClampedArray': () => Uint8ClampedArray.of(1),
  'Float32Array': () => Float32Array.of(0.5),
  'ArrayBuffer': () => new ArrayBuffer(4),
  'Map': () => new Map([['a', 1]]),
  'Error': () => new Error('a parcel'),
  // The literal would not pass for es2017.
  'BigInt': () => (globalThis as unknown as { BigInt?: (value: number) => unknown }).BigInt?.(1),
  'function': () => () => 1,
  'undefined in a list': () => [1, undefined],
};
