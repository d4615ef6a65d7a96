import { expect, test } from 'vitest';
import { difference, isRight, testJob, TOLERANCE } from '../../../../src/inference/backend/self-test';
import { wetOnWet } from '../../contract/wet-on-wet';

const image = (change: (index: number) => number): Float32Array =>
  Float32Array.from({ length: 3000 }, (_, index) => Math.sin(index) + change(index));
const wanted = image(() => 0);

test('the same image is right; one wrong value, or a little everywhere, is not', () => {
  expect(difference(wanted, wanted)).toEqual({ worst: 0, mean: 0 });
  for (const precision of ['float32', 'float16'] as const) {
    const { worst, mean } = TOLERANCE[precision];
    expect(
      isRight(
        difference(
          wanted,
          image((index) => (index % 100 === 7 ? worst * 0.9 : 0)),
        )!,
        precision,
      ),
    ).toBe(true);
    expect(
      isRight(
        difference(
          wanted,
          image((index) => (index === 2999 ? worst * 1.1 : 0)),
        )!,
        precision,
      ),
    ).toBe(false);
    expect(
      isRight(
        difference(
          wanted,
          image(() => mean * 1.2),
        )!,
        precision,
      ),
    ).toBe(false);
  }
});

test.each([NaN, Infinity, -Infinity])('one %s is no difference but a refusal', (value) => {
  expect(
    difference(
      wanted,
      image((index) => (index === 5 ? value : 0)),
    ),
  ).toBe(null);
  expect(
    difference(
      image((index) => (index === 5 ? value : 0)),
      wanted,
    ),
  ).toBe(null);
});

test('an image of another length is refused', () => {
  expect(difference(wanted, wanted.subarray(1))).toBe(null);
});

test('the test’s picture holds all nine classes at every size', () => {
  for (const side of [64, 128, 512])
    expect([...new Set(testJob({ width: side, height: side }, wetOnWet('any')).labels)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
