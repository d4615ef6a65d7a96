import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { deflateSync, crc32 } from 'node:zlib';
import { FailureError } from '../../../../src/contract/failure';
import { decodePng, nodeCodec } from '../../../../scripts/shared/node-codec';

/** A PNG by hand, for the kinds that the library does not write. */
function png(
  width: number,
  height: number,
  depth: number,
  type: number,
  rows: readonly (readonly number[])[],
  chunks: readonly [string, readonly number[]][] = [],
  interlace = 0,
): Uint8Array {
  const word = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const chunk = (name: string, data: readonly number[]): number[] => {
    const body = [...Buffer.from(name, 'latin1'), ...data];
    return [...word(data.length), ...body, ...word(crc32(Buffer.from(body)))];
  };
  return Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk('IHDR', [...word(width), ...word(height), depth, type, 0, 0, interlace]),
    ...chunks.flatMap(([name, data]) => chunk(name, data)),
    ...chunk('IDAT', [...deflateSync(Uint8Array.from(rows.flatMap((row) => [0, ...row])))]),
    ...chunk('IEND', []),
  ]);
}

const pixels = (bytes: Uint8Array): number[] => [...decodePng(bytes).rgba];

describe('kinds of PNG', () => {
  test('8-bit colour, with and without alpha', () => {
    expect(pixels(encode({ width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }))).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
    expect(pixels(encode({ width: 1, height: 1, channels: 4, data: Uint8Array.of(1, 2, 3, 4) }))).toEqual([1, 2, 3, 4]);
  });
  test('16-bit colour', () => {
    expect(pixels(encode({ width: 1, height: 1, channels: 4, depth: 16, data: Uint16Array.of(65535, 257 * 7, 128, 257 * 200) }))).toEqual([
      255, 7, 0, 200,
    ]);
  });
  test('grey, with and without alpha', () => {
    expect(pixels(encode({ width: 2, height: 1, channels: 1, data: Uint8Array.of(9, 200) }))).toEqual([9, 9, 9, 255, 200, 200, 200, 255]);
    expect(pixels(encode({ width: 1, height: 1, channels: 2, data: Uint8Array.of(9, 77) }))).toEqual([9, 9, 9, 77]);
  });
  test('palette of 4 bits with transparency, rows that end inside a byte', () => {
    const palette: [string, number[]][] = [
      ['PLTE', [10, 11, 12, 20, 21, 22, 30, 31, 32]],
      ['tRNS', [255, 0]],
    ];
    expect(
      pixels(
        png(
          3,
          2,
          4,
          3,
          [
            [0x01, 0x20],
            [0x21, 0x00],
          ],
          palette,
        ),
      ),
    ).toEqual([10, 11, 12, 255, 20, 21, 22, 0, 30, 31, 32, 255, 30, 31, 32, 255, 20, 21, 22, 0, 10, 11, 12, 255]);
  });
  test('grey of 1 bit, and a colour that stands for transparency', () => {
    expect(pixels(png(3, 1, 1, 0, [[0b10100000]]))).toEqual([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255]);
    expect(
      pixels(
        png(
          1,
          3,
          8,
          2,
          [
            [1, 2, 3],
            [4, 5, 6],
            [4, 5, 7],
          ],
          [['tRNS', [0, 4, 0, 5, 0, 6]]],
        ),
      ),
    ).toEqual([1, 2, 3, 255, 4, 5, 6, 0, 4, 5, 7, 255]);
  });
  test('interlaced', () => {
    const data = Uint8Array.from({ length: 9 * 7 * 4 }, (_, index) => (index * 37) % 256);
    const bytes = encode({ width: 9, height: 7, channels: 4, data }, { interlace: 'Adam7' });
    expect(bytes[28]).toBe(1);
    expect(pixels(bytes)).toEqual([...data]);
  });
});

test('what is no whole PNG is refused', () => {
  const whole = encode({ width: 8, height: 8, channels: 4, data: new Uint8Array(256).fill(90) });
  const changed = whole.slice();
  changed[50]! ^= 255;
  const short = png(4, 4, 8, 2, [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]);
  const packed = png(2, 1, 1, 0, [[0]], [], 1);
  for (const bytes of [
    new Uint8Array(0),
    Uint8Array.of(1, 2, 3),
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 14),
    changed,
    short,
    packed,
  ]) {
    expect(() => decodePng(bytes)).toThrow(FailureError);
  }
});

test('what is written is read back', async () => {
  const rgba = Uint8ClampedArray.from({ length: 5 * 3 * 4 }, (_, index) => (index * 41) % 256);
  expect([...(await nodeCodec.decode(await nodeCodec.encode(rgba, 5, 3))).rgba]).toEqual([...rgba]);
});
