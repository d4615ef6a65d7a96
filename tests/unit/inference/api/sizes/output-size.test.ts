import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIZE_CHOICES } from '../../../../../src/contract/size';
import { outputSize } from '../../../../../src/inference/api/sizes/output-size';

const CARD = { sizeMultiple: 64 };
const side = fc.double({ min: 1, max: 20_000, noNaN: true });

test('square is 512×512, whatever the frame', () => {
  expect(outputSize('square', { width: 1600, height: 400 }, CARD)).toEqual({ width: 512, height: 512 });
});

test.each([
  [800, 600, 576, 448],
  [1920, 1080, 704, 384],
  [1080, 1920, 384, 704],
  [1000, 1000, 512, 512],
  [1500, 500, 960, 320],
  [500, 1500, 320, 960],
  [320, 240, 576, 448],
])('own: a frame of %i×%i gets %i×%i', (width, height, wide, high) => {
  expect(outputSize('fitted', { width, height }, CARD)).toEqual({ width: wide, height: high });
});

test('own: multiples, the frame’s shape within 3:4 and 4:3, about as many pixels as the square', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      fc.pre(Math.max(width / height, height / width) <= 24);
      const size = outputSize('fitted', { width, height }, CARD);
      expect([size.width % 64, size.height % 64]).toEqual([0, 0]);
      const stretch = size.width / size.height / (width / height);
      expect(stretch).toBeGreaterThan(3 / 4);
      expect(stretch).toBeLessThan(4 / 3);
      expect(Math.abs(Math.log2((size.width * size.height) / 512 ** 2))).toBeLessThan(0.75);
    }),
  );
});

test('large: the frame’s own pixels, at most 4096 a side, never fewer than own', () => {
  expect(outputSize('full', { width: 2048, height: 1536 }, CARD)).toEqual({ width: 2048, height: 1536 });
  expect(outputSize('full', { width: 1000.4, height: 777.5 }, CARD)).toEqual({ width: 1000, height: 778 });
  expect(outputSize('full', { width: 8192, height: 4096 }, CARD)).toEqual({ width: 4096, height: 2048 });
  expect(outputSize('full', { width: 300, height: 200 }, CARD)).toEqual(outputSize('fitted', { width: 300, height: 200 }, CARD));
});

test('2×: twice the frame’s own pixels a side, within the same limits', () => {
  expect(outputSize('double', { width: 1440, height: 900 }, CARD)).toEqual({ width: 2880, height: 1800 });
  expect(outputSize('double', { width: 3000, height: 1500 }, CARD)).toEqual({ width: 4096, height: 2048 });
  expect(outputSize('double', { width: 400.25, height: 400.25 }, CARD)).toEqual({ width: 801, height: 801 });
  expect(outputSize('double', { width: 200, height: 150 }, CARD)).toEqual(outputSize('fitted', { width: 200, height: 150 }, CARD));
});

test('every choice gives whole pixels within the limits for every frame', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SIZE_CHOICES),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      (choice, width, height) => {
        for (const pixels of Object.values(outputSize(choice, { width, height }, CARD))) {
          expect(Number.isInteger(pixels) && pixels >= 1 && pixels <= 4096).toBe(true);
        }
      },
    ),
  );
});
