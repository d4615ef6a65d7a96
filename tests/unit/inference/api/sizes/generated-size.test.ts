import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedSize, MOST_GENERATED } from '../../../../../src/inference/api/sizes/generated-size';

const side = fc.integer({ min: 1, max: 4096 });

test('a size within the limit is painted as it is; a larger one in its own shape, just within', () => {
  expect(generatedSize({ width: 2048, height: 1536 })).toEqual({ width: 2048, height: 1536 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = generatedSize({ width, height });
      if (width * height <= MOST_GENERATED) {
        expect(size).toEqual({ width, height });
      } else {
        expect(size.width * size.height).toBeLessThanOrEqual(MOST_GENERATED);
        expect(size.width * size.height).toBeGreaterThan(MOST_GENERATED * 0.99);
        expect(Math.abs(Math.log(size.width / size.height / (width / height)))).toBeLessThan(0.002);
      }
    }),
  );
});
