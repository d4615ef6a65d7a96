import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { deflateSync } from 'node:zlib';
import { FailureError } from '../../../../src/contract/failure';
import { nodeCodec } from '../../../../scripts/shared/node-codec';
import { pngByHand } from '../../../support/png-by-hand';
import type { NamedChunk } from '../../../support/png-by-hand';

/** For the kinds that the library does not write. */
function png(
  width: number,
  height: number,
  depth: number,
  type: number,
  rows: readonly (readonly number[])[],
  chunks: readonly NamedChunk[] = [],
  interlaced = false,
): Uint8Array {
  return pngByHand({ width, height, depth, type, interlaced }, rows, chunks);
}

const pixels = async (bytes: Uint8Array): Promise<number[]> => [...(await nodeCodec.decodeFile(bytes)).rgba];
const RED = [200, 10, 20] as const;

describe('kinds of PNG', () => {
  test('8-bit colour, with and without alpha; see-through colour is lost, as on every canvas', async () => {
    expect(await pixels(encode({ width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }))).toEqual([
      1, 2, 3, 255, 4, 5, 6, 255,
    ]);
    expect(await pixels(encode({ width: 2, height: 1, channels: 4, data: Uint8Array.of(1, 2, 3, 255, 7, 8, 9, 0) }))).toEqual([
      1, 2, 3, 255, 0, 0, 0, 0,
    ]);
  });
  test('16-bit colour', async () => {
    const data = Uint16Array.of(65535, 257 * 7, 257 * 128, 65535);
    expect(await pixels(encode({ width: 1, height: 1, channels: 4, depth: 16, data }))).toEqual([255, 7, 128, 255]);
  });
  test('grey, with and without alpha', async () => {
    expect(await pixels(encode({ width: 2, height: 1, channels: 1, data: Uint8Array.of(9, 200) }))).toEqual([9, 9, 9, 255, 200, 200, 200, 255]);
    expect(await pixels(encode({ width: 1, height: 1, channels: 2, data: Uint8Array.of(9, 255) }))).toEqual([9, 9, 9, 255]);
  });
  test('palette of 4 bits with transparency, rows that end inside a byte', async () => {
    const palette: [string, number[]][] = [
      ['PLTE', [10, 11, 12, 20, 21, 22, 30, 31, 32]],
      ['tRNS', [255, 0]],
    ];
    const rows = [
      [0x01, 0x20],
      [0x21, 0x00],
    ];
    expect(await pixels(png(3, 2, 4, 3, rows, palette))).toEqual([
      10, 11, 12, 255, 0, 0, 0, 0, 30, 31, 32, 255, 30, 31, 32, 255, 0, 0, 0, 0, 10, 11, 12, 255,
    ]);
  });
  test('grey of 1 bit, and a colour that stands for transparency', async () => {
    expect(await pixels(png(3, 1, 1, 0, [[0b10100000]]))).toEqual([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255]);
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
      [4, 5, 7],
    ];
    expect(await pixels(png(1, 3, 8, 2, rows, [['tRNS', [0, 4, 0, 5, 0, 6]]]))).toEqual([1, 2, 3, 255, 0, 0, 0, 0, 4, 5, 7, 255]);
  });
  test('interlaced', async () => {
    const data = Uint8Array.from({ length: 9 * 7 * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 37) % 256));
    const bytes = encode({ width: 9, height: 7, channels: 4, data }, { interlace: 'Adam7' });
    expect(bytes[28]).toBe(1);
    expect(await pixels(bytes)).toEqual([...data]);
  });
  test('interlaced with less than 8 bits', async () => {
    // One pixel a pass: the first, fourth and sixth of seven.
    expect(await pixels(png(2, 2, 1, 0, [[0b10000000], [0], [0b11000000]], [], true))).toEqual([
      255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ]);
  });
  test('true colour with a palette that it only suggests', async () => {
    expect(await pixels(png(1, 1, 8, 2, [[...RED]], [['PLTE', [0, 0, 0, 9, 9, 9]]]))).toEqual([...RED, 255]);
  });
});

describe('what stands beside the picture', () => {
  test('gamma alone, a text with a wrong checksum, one that inflates to more than any memory, a film: passed over', async () => {
    const bomb = [...Buffer.from('Comment\0\0', 'latin1'), ...deflateSync(new Uint8Array(1 << 24))];
    const frames: [string, number[]][] = [
      ['acTL', [0, 0, 0, 1, 0, 0, 0, 0]],
      ['gAMA', [0, 0, 0x27, 0x10]],
      ['zTXt', bomb],
    ];
    const bytes = png(1, 1, 8, 2, [[...RED]], frames);
    expect(await pixels(bytes)).toEqual([...RED, 255]);
    const wrong = bytes.slice();
    wrong[bytes.length - 60]! ^= 1;
    expect(await pixels(wrong)).toEqual([...RED, 255]);
  });
  test('nothing needs to follow the last pixel', async () => {
    const bytes = png(1, 1, 8, 2, [[...RED]]);
    expect(await pixels(bytes.subarray(0, bytes.length - 12))).toEqual([...RED, 255]);
    expect(await pixels(Uint8Array.from([...bytes, 1, 2, 3]))).toEqual([...RED, 255]);
  });
  test('a wide colour space told by numbers becomes sRGB', async () => {
    // CSS Color 4's own example: color(display-p3 0 1 0) lies outside of sRGB, and P3's white is sRGB's.
    const spaced = png(2, 1, 8, 2, [[255, 255, 255, 128, 128, 128]], [['cICP', [12, 13, 0, 1]]]);
    expect(await pixels(spaced)).toEqual([255, 255, 255, 255, 128, 128, 128, 255]);
    const [red, green, blue] = await pixels(png(1, 1, 8, 2, [[117, 251, 76]], [['cICP', [12, 13, 0, 1]]]));
    // sRGB's green is color(display-p3 0.458 0.985 0.298).
    expect([red! < 6, green! > 252, blue! < 6]).toEqual([true, true, true]);
  });
});

test('what is no whole PNG is refused', async () => {
  const whole = encode({ width: 8, height: 8, channels: 4, data: new Uint8Array(256).fill(90) });
  const changed = whole.slice();
  changed[50]! ^= 255;
  const short = png(4, 4, 8, 2, [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]);
  const shortPass = png(2, 2, 1, 0, [[0], [0]], [], true);
  const strange = png(1, 1, 8, 2, [[...RED]], [['BOMB', [1]]]);
  for (const bytes of [
    new Uint8Array(0),
    Uint8Array.of(1, 2, 3),
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 14),
    changed,
    short,
    shortPass,
    strange,
  ]) {
    await expect(nodeCodec.decodeFile(bytes)).rejects.toThrow(FailureError);
  }
});

test('what is written is read back', async () => {
  const rgba = Uint8ClampedArray.from({ length: 5 * 3 * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 41) % 256));
  expect([...(await nodeCodec.decode(await nodeCodec.encode(rgba, 5, 3))).rgba]).toEqual([...rgba]);
});
