import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from '../../../src/labels/read/fill';
import { UNLABELLED } from '../../../src/contract/classes';

const grids = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
  .chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      cells: fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(UNLABELLED) }, { weight: 1, arbitrary: fc.nat(8) }), {
        minLength: width * height,
        maxLength: width * height,
      }),
    }),
  )
  .filter(({ cells }) => cells.some((cell) => cell !== UNLABELLED));

test('agrees with brute force: every cell has the label of a nearest labelled cell', () => {
  fc.assert(
    fc.property(grids, ({ width, height, cells }) => {
      const labels = Uint8Array.from(cells);
      fill(labels, width, height);
      for (let index = 0; index < labels.length; index++) {
        const distances = cells.map((cell, other) =>
          cell === UNLABELLED
            ? Infinity
            : ((index % width) - (other % width)) ** 2 + (Math.floor(index / width) - Math.floor(other / width)) ** 2,
        );
        const nearest = Math.min(...distances);
        const choices = cells.filter((_, other) => distances[other] === nearest);
        expect(choices).toContain(labels[index]);
      }
    }),
    { numRuns: 300 },
  );
});

test('labels that are there stay, and a full grid is left alone', () => {
  const labels = Uint8Array.of(0, 1, 2, 3);
  fill(labels, 2, 2);
  expect([...labels]).toEqual([0, 1, 2, 3]);
});

test('one label fills everything', () => {
  const labels = new Uint8Array(30 * 20).fill(UNLABELLED);
  labels[217] = 4;
  fill(labels, 30, 20);
  expect(labels.every((label) => label === 4)).toBe(true);
});
