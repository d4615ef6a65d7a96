import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostLikely } from '../../../../src/inference/reader/most-likely';

test('each cell has the likeliest of the nine classes, however likely something foreign is', () => {
  const cell = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
      const planes = Float32Array.from(
        { length: cells.length * 10 },
        (_, index) => cells[index % cells.length]![Math.floor(index / cells.length)]!,
      );
      const { labels, sure } = mostLikely(planes, cells.length);
      cells.forEach((chances, index) => {
        const most = Math.max(...chances.slice(0, 9));
        expect(labels[index]).toBe(chances.indexOf(most));
        expect(sure[index]).toBe(Math.round(most * 255));
      });
    }),
  );
});

test('a wrong number of chances is refused', () => {
  expect(() => mostLikely(new Float32Array(19), 2)).toThrow(RangeError);
});
