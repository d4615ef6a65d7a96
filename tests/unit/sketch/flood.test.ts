// The fill tool against the plainest flood fill there is.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flood } from '../../../src/sketch/flood';

const grid = fc.record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 14 }) }).chain(({ width, height }) =>
  // Two labels make winding areas that touch by corners; the third is the unlabelled one.
  fc
    .array(fc.constantFrom(1, 4, 255), { minLength: width * height, maxLength: width * height })
    .map((labels) => ({ width, height, labels: Uint8Array.from(labels) })),
);

function plainFlood(
  { width, height, labels }: { width: number; height: number; labels: Uint8Array },
  x: number,
  y: number,
  label: number,
): Uint8Array {
  const out = labels.slice();
  const old = out[y * width + x]!;
  if (old === label) return out;
  const spread = (column: number, row: number): void => {
    if (column < 0 || row < 0 || column >= width || row >= height || out[row * width + column] !== old) return;
    out[row * width + column] = label;
    spread(column - 1, row);
    spread(column + 1, row);
    spread(column, row - 1);
    spread(column, row + 1);
  };
  spread(x, y);
  return out;
}

it('fills the area that is connected through sides, and reports the tightest rectangle around it', () => {
  fc.assert(
    fc.property(grid, fc.nat(), fc.constantFrom(1, 4, 7, 255), (drawn, anywhere, label) => {
      const at = anywhere % drawn.labels.length;
      const [x, y] = [at % drawn.width, Math.floor(at / drawn.width)];
      const before = drawn.labels.slice();
      const wanted = plainFlood(drawn, x, y, label);
      const rect = flood(drawn, x, y, label);
      expect(drawn.labels).toEqual(wanted);
      const changed = [...wanted.keys()].filter((index) => wanted[index] !== before[index]);
      if (changed.length === 0) {
        expect(rect).toBeNull();
        return;
      }
      const [columns, rows] = [changed.map((index) => index % drawn.width), changed.map((index) => Math.floor(index / drawn.width))];
      const [left, top] = [Math.min(...columns), Math.min(...rows)];
      expect(rect).toEqual({ x: left, y: top, width: Math.max(...columns) - left + 1, height: Math.max(...rows) - top + 1 });
    }),
  );
});

it('does nothing off the map', () => {
  const drawn = { width: 2, height: 2, labels: Uint8Array.of(0, 0, 0, 0) };
  for (const [x, y] of [
    [-1, 0],
    [0, -1],
    [2, 0],
    [0, 2],
  ] as const)
    expect(flood(drawn, x, y, 1)).toBeNull();
  expect([...drawn.labels]).toEqual([0, 0, 0, 0]);
});

it('copes with a full sheet', () => {
  const drawn = { width: 512, height: 512, labels: new Uint8Array(512 * 512) };
  // A comb: one area that winds through the whole sheet.
  for (let y = 1; y < 512; y += 2) drawn.labels.fill(8, y * 512 + (y % 4 === 1 ? 1 : 0), y * 512 + (y % 4 === 1 ? 512 : 511));
  expect(flood(drawn, 0, 0, 5)).toEqual({ x: 0, y: 0, width: 512, height: 512 });
  expect(drawn.labels.includes(0)).toBe(false);
});
