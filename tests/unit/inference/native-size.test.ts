import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_PAINTED, nativeSize, shrinkLabels } from '../../../src/inference/native-size';

const side = fc.integer({ min: 1, max: 4096 });

test('a size within the limit is painted as it is; a larger one in its own shape, just within', () => {
  expect(nativeSize({ width: 2048, height: 1536 })).toEqual({ width: 2048, height: 1536 });
  fc.assert(fc.property(side, side, (width, height) => {
    const size = nativeSize({ width, height });
    if (width * height <= MOST_PAINTED) {
      expect(size).toEqual({ width, height });
    } else {
      expect(size.width * size.height).toBeLessThanOrEqual(MOST_PAINTED);
      expect(size.width * size.height).toBeGreaterThan(MOST_PAINTED * 0.99);
      expect(Math.abs(Math.log((size.width / size.height) / (width / height)))).toBeLessThan(0.002);
    }
  }));
});

test('labels are taken at the middle of each cell', () => {
  expect([...shrinkLabels(Uint8Array.of(0, 1, 2, 3, 4, 5), { width: 6, height: 1 }, { width: 2, height: 1 })]).toEqual([1, 4]);
  expect([...shrinkLabels(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8), { width: 3, height: 3 }, { width: 2, height: 2 })]).toEqual([0, 2, 6, 8]);
});
