import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makingOf } from '../../../../../src/inference/api/sizes/making';
import { generatedSize } from '../../../../../src/inference/api/sizes/generated-size';
import { outputSize } from '../../../../../src/inference/api/sizes/output-size';
import { LONGEST_SIDE } from '../../../../../src/contract/size';

const side = fc.integer({ min: 1, max: LONGEST_SIDE });
const DETAILED = { sizeMultiple: 32, octaves: [0, 0] };

test('a painter without detail heads generates the size itself, as far as it can', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const whole = generatedSize({ width, height });
      expect(makingOf({ width, height }, { sizeMultiple: 32 })).toEqual({ base: whole, octaves: 0, size: whole });
    }),
  );
});

test('one with them paints what the frame’s fitted size shows, doubled until it is large enough or there is no further head', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const fitted = outputSize('fitted', { width, height }, DETAILED);
      const { base, octaves, size } = makingOf({ width, height }, DETAILED);
      expect(size).toEqual({ width: base.width * 2 ** octaves, height: base.height * 2 ** octaves });
      if (width * height <= fitted.width * fitted.height) {
        expect([base, octaves]).toEqual([{ width, height }, 0]);
        return;
      }
      expect(base).toEqual(fitted);
      const enlarged = Math.max(width / size.width, height / size.height);
      if (octaves < 2) expect(enlarged).toBeLessThanOrEqual(1);
      // No octave for nothing.
      if (octaves > 0) expect(2 * enlarged).toBeGreaterThan(1);
    }),
  );
});

test.each([
  [512, 512, 512, 512, 0],
  [704, 704, 512, 512, 1],
  [1024, 1024, 512, 512, 1],
  [1025, 1025, 512, 512, 2],
  [1600, 1000, 672, 416, 2],
  [1920, 1080, 672, 384, 2],
  [4096, 4096, 512, 512, 2],
])('%i×%i: %i×%i, doubled %i times', (width, height, wide, high, octaves) => {
  expect(makingOf({ width, height }, DETAILED)).toMatchObject({ base: { width: wide, height: high }, octaves });
});
