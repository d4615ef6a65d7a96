import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resize } from '../../../../src/inference/paint/resize';

const side = fc.integer({ min: 1, max: 40 });

test('a flat picture stays flat, at any size', () => {
  fc.assert(
    fc.property(side, side, side, side, fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (width, height, more, taller, colour) => {
      const rgba = new Uint8ClampedArray(width * height * 4).map((_, index) => [...colour, 255][index % 4]!);
      const large = resize(rgba, { width, height }, { width: width + more, height: height + taller });
      expect(large.length).toBe((width + more) * (height + taller) * 4);
      expect(large.every((value, index) => value === [...colour, 255][index % 4])).toBe(true);
    }),
  );
});

test('its own size is the picture itself', () => {
  const rgba = Uint8ClampedArray.from({ length: 6 * 5 * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 37) % 256));
  expect(resize(rgba, { width: 6, height: 5 }, { width: 6, height: 5 })).toEqual(rgba);
});

test('a slope stays a slope, and keeps its place', () => {
  const [width, height, times] = [20, 16, 3];
  const slope = (x: number, y: number): number => 10 + 6 * x + 5 * y;
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgba.fill(slope(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  const large = resize(rgba, { width, height }, { width: width * times, height: height * times });
  // Near the border the last pixels go on, which bends it.
  for (let y = 2 * times; y < (height - 2) * times; y++) {
    for (let x = 2 * times; x < (width - 2) * times; x++) {
      const wanted = slope((x + 0.5) / times - 0.5, (y + 0.5) / times - 0.5);
      expect(Math.abs(large[(y * width * times + x) * 4]! - wanted)).toBeLessThanOrEqual(0.51);
    }
  }
});
