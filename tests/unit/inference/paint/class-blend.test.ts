import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blendClass, FEATHER } from '../../../../src/inference/paint/class-blend';

const scene = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 })).chain(([width, height]) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    // A few discs of the class in another one.
    discs: fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }),
  }),
);

test('outside the class not a byte changes; inside the new painting comes in with the distance to the border', () => {
  fc.assert(
    fc.property(scene, ({ width, height, discs }) => {
      const labels = Uint8Array.from({ length: width * height }, (_, index) =>
        discs.some(([x, y, radius]) => Math.hypot((index % width) - x, Math.floor(index / width) - y) <= radius) ? 0 : 3,
      );
      const before = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 31) % 97));
      const fresh = before.map((value, index) => (index % 4 === 3 ? 255 : 255 - value));
      const after = before.slice();
      blendClass(after, fresh, labels, { width, height }, 0);
      const others = [...labels.keys()].filter((index) => labels[index] !== 0);
      for (let index = 0; index < labels.length; index++) {
        const [x, y] = [index % width, Math.floor(index / width)];
        const distance =
          labels[index] === 0 ? Math.min(...others.map((other) => Math.hypot((other % width) - x, Math.floor(other / width) - y))) : 0;
        const share = Math.min(1, distance / (FEATHER + 1));
        for (let at = index * 4; at < index * 4 + 4; at++) {
          const off = Math.abs(after[at]! - (before[at]! + (fresh[at]! - before[at]!) * share));
          if (off > (labels[index] === 0 ? 0.51 : 0)) throw new Error(`${x}, ${y} of ${width}×${height} is ${off} off`);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('farther inside than the feather it is the new painting; the picture’s edge is no border', () => {
  const [width, height] = [40, 3];
  const labels = Uint8Array.from({ length: width * height }, (_, index) => (index % width < 10 ? 4 : 0));
  const rgba = new Uint8ClampedArray(width * height * 4).fill(100);
  blendClass(rgba, new Uint8ClampedArray(width * height * 4).fill(200), labels, { width, height }, 0);
  const row = Array.from({ length: width }, (_, x) => rgba[(width + x) * 4]!);
  expect(row.slice(0, 10)).toEqual(Array(10).fill(100));
  expect(row.slice(10 + FEATHER)).toEqual(Array(width - 10 - FEATHER).fill(200));
  expect(row.slice(10, 10 + FEATHER)).toEqual([...row.slice(10, 10 + FEATHER)].sort((one, other) => one - other));
});
