import { expect, test } from 'vitest';
import { expectedSeconds } from '../../../../../src/inference/api/pieces/expected-seconds';
import type { MachinePace } from '../../../../../src/inference/api/pieces/expected-seconds';

const CARD = { sizeMultiple: 64, tileHalo: 192 };
/** A microsecond for a pixel. */
const alone: MachinePace = { msPerPixel: 0.001, atOnce: 1, most: 2 ** 21 };
const SQUARE = { width: 512, height: 512 };
const FULL_HD = { width: 1920, height: 1080 };

test('a painting in one piece takes as long as its window, in whole multiples', () => {
  expect(expectedSeconds([SQUARE], alone, CARD)).toBeCloseTo(512 ** 2 / 1e6);
  expect(expectedSeconds([FULL_HD], alone, CARD)).toBeCloseTo((1920 * 1088) / 1e6);
});

test('pieces overlap, and several workers share them', () => {
  const large = { width: 2048, height: 1536 };
  const one = expectedSeconds([large], alone, CARD);
  expect(one).toBeGreaterThan((2048 * 1536) / 1e6);
  const two = expectedSeconds([large], { ...alone, atOnce: 2 }, CARD);
  expect(two / one).toBeLessThan(0.7);
  // No larger picture is generated: the rest is enlarged.
  expect(expectedSeconds([{ width: 4096, height: 3072 }], alone, CARD)).toBeCloseTo(one);
});

test('paintings that are ordered together follow each other, or go side by side', () => {
  const each = expectedSeconds([SQUARE], alone, CARD);
  expect(expectedSeconds([SQUARE, SQUARE, SQUARE], alone, CARD)).toBeCloseTo(3 * each);
  expect(expectedSeconds([SQUARE, SQUARE, SQUARE], { ...alone, atOnce: 2 }, CARD)).toBeCloseTo(2 * each);
  expect(expectedSeconds([], alone, CARD)).toBe(0);
});

test('a class that is repainted costs the painting once more', () => {
  expect(expectedSeconds([SQUARE], alone, CARD, 3)).toBeCloseTo(3 * expectedSeconds([SQUARE], alone, CARD));
});
