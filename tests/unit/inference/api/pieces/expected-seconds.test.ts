import { expect, test } from 'vitest';
import { expectedSeconds } from '../../../../../src/inference/api/pieces/expected-seconds';
import { DETAIL } from '../../../../../src/inference/api/pieces/work';
import type { MachinePace } from '../../../../../src/inference/api/pieces/expected-seconds';

const CARD = { sizeMultiple: 64, tileHalo: 192 };
/** A microsecond for a pixel. */
const alone: MachinePace = { msPerPixel: 0.001, atOnce: 1, most: 2 ** 21 };
const SQUARE = { width: 512, height: 512 };
const FULL_HD = { width: 1920, height: 1080 };

/** Of the pixels that are finished, a twelfth of painting them. */
const FINISHING = 0.08;

test('a painting in one piece takes as long as its window, in whole multiples, and its PNG', () => {
  expect(expectedSeconds([SQUARE], alone, CARD)).toBeCloseTo(((1 + FINISHING) * 512 ** 2) / 1e6);
  expect(expectedSeconds([FULL_HD], alone, CARD)).toBeCloseTo((1920 * 1088 + FINISHING * 1920 * 1080) / 1e6);
});

test('pieces overlap, and several workers share them', () => {
  const large = { width: 2048, height: 1536 };
  const pixels = 2048 * 1536;
  const one = expectedSeconds([large], alone, CARD);
  expect(one).toBeGreaterThan(((1 + FINISHING) * pixels) / 1e6);
  const two = expectedSeconds([large], { ...alone, atOnce: 2 }, CARD);
  expect(two / one).toBeLessThan(0.75);
  // No larger picture is generated: the rest is enlarged.
  expect(expectedSeconds([{ width: 4096, height: 3072 }], alone, CARD)).toBeCloseTo(one + (3 * FINISHING * pixels) / 1e6);
});

test('detail heads cost an eighth of the generator for each pixel', () => {
  const detailed = { ...CARD, octaves: [0, 0] };
  const seconds = (side: number): number => expectedSeconds([{ width: side, height: side }], alone, detailed);
  expect(seconds(512)).toBeCloseTo(((1 + FINISHING) * 512 ** 2) / 1e6);
  expect(seconds(1024)).toBeCloseTo(((1 + 4 * (DETAIL + FINISHING)) * 512 ** 2) / 1e6);
  expect(seconds(2048)).toBeCloseTo(((1 + 4 * DETAIL + 16 * (DETAIL + FINISHING)) * 512 ** 2) / 1e6);
  expect(seconds(1600)).toBeLessThan(expectedSeconds([{ width: 1600, height: 1600 }], alone, CARD) / 2);
});

test('paintings that are ordered together follow each other, or go side by side', () => {
  const each = expectedSeconds([SQUARE], alone, CARD);
  const [three, twoAtOnce] = [1, 2].map((atOnce) => expectedSeconds([SQUARE, SQUARE, SQUARE], { ...alone, atOnce }, CARD));
  expect(three).toBeCloseTo(3 * each);
  expect(twoAtOnce! / three!).toBeGreaterThan(2 / 3);
  expect(twoAtOnce! / three!).toBeLessThan(0.72);
  expect(expectedSeconds([], alone, CARD)).toBe(0);
});

test('a class that is repainted costs the painting once more', () => {
  const [once, thrice] = [1, 3].map((rounds) => expectedSeconds([SQUARE], alone, CARD, rounds));
  expect(thrice! - once!).toBeCloseTo((2 * 512 ** 2) / 1e6);
});
