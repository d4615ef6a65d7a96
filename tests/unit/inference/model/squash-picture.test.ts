import fc from 'fast-check';
import { expect, test } from 'vitest';
import { squashPicture } from '../../../../src/inference/model/squash-picture';

const RED = [255, 0, 0, 255] as const;
const BLUE = [0, 0, 255, 255] as const;
const CLEAR = [0, 255, 0, 0] as const;

const row = (...pixels: (readonly number[])[]): { rgba: Uint8Array; width: number; height: number } => ({
  rgba: Uint8Array.from(pixels.flat()),
  width: pixels.length,
  height: 1,
});

test('planes of red, green and blue, each left to right and top to bottom', () => {
  const picture = { rgba: Uint8Array.from([RED, BLUE, BLUE, BLUE].flat()), width: 2, height: 2 };
  expect([...squashPicture(picture, { width: 2, height: 2 })!]).toEqual([1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 1, 1]);
});

test('a pixel on the border of two counts for each as much as lies there', () => {
  const [left, right] = squashPicture(row(RED, RED, BLUE), { width: 2, height: 1 })!;
  expect(left).toBe(1);
  expect(right).toBeCloseTo(-1 / 3, 6);
});

test('what is transparent does not count, half of it counts half, and where all is transparent the rest’s mean stands', () => {
  expect([...squashPicture(row(RED, CLEAR), { width: 1, height: 1 })!]).toEqual([1, -1, -1]);
  expect([...squashPicture(row(RED, CLEAR), { width: 2, height: 1 })!]).toEqual([1, 1, -1, -1, -1, -1]);
  expect(squashPicture(row([255, 0, 0, 85], BLUE), { width: 1, height: 1 })![0]).toBeCloseTo(-0.5, 6);
  expect(squashPicture(row(CLEAR, CLEAR), { width: 2, height: 1 })).toBeNull();
});

test('one colour stays itself at any size, whatever its alpha; no picture leaves the range', () => {
  const side = fc.integer({ min: 1, max: 9 });
  const pixels = fc.uint8Array({ minLength: 4 * 81, maxLength: 4 * 81 });
  fc.assert(
    fc.property(side, side, side, side, pixels, fc.boolean(), (width, height, columns, rows, bytes, flat) => {
      const rgba = bytes.slice(0, width * height * 4);
      rgba[3] = 1;
      if (flat) for (let at = 4; at < rgba.length; at += 4) rgba.copyWithin(at, 0, 3);
      const values = squashPicture({ rgba, width, height }, { width: columns, height: rows })!;
      expect(values.length).toBe(3 * columns * rows);
      values.forEach((value, index) => {
        expect(Math.abs(value)).toBeLessThan(1 + 1e-6);
        if (flat) expect(value).toBeCloseTo(rgba[Math.floor(index / (columns * rows))]! / 127.5 - 1, 6);
      });
    }),
    { numRuns: 60 },
  );
});
