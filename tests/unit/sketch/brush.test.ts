// The brush against a cell-by-cell reading of what it promises, and the way of a stroke through its samples.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLABELLED } from '../../../src/contract/classes';
import { brush, LEAST_RADIUS } from '../../../src/sketch/brush';
import type { Dab } from '../../../src/sketch/brush';
import { startPath } from '../../../src/sketch/stroke-path';

const WIDTH = 24;
const HEIGHT = 16;
/** Discs that stand for the way between two dabs. */
const DISCS = 60;
/** How far the nearest of those discs can be off the true way, cells. */
const SLACK = 0.25;
const dab = fc.record<Dab>({
  x: fc.double({ min: -8, max: 32, noNaN: true }),
  y: fc.double({ min: -8, max: 24, noNaN: true }),
  radius: fc.double({ min: 0, max: 9, noNaN: true }),
});

const blank = (): { labels: Uint8Array; width: number; height: number } => ({
  labels: new Uint8Array(WIDTH * HEIGHT).fill(UNLABELLED),
  width: WIDTH,
  height: HEIGHT,
});
const centre = (at: number): { x: number; y: number } => ({ x: (at % WIDTH) + 0.5, y: Math.floor(at / WIDTH) + 0.5 });

describe('brush', () => {
  it('touches the cells within its radius and no others, and reports a rectangle that holds them', () => {
    fc.assert(
      fc.property(dab, dab, fc.boolean(), (from, end, even) => {
        const to = even ? { ...end, radius: from.radius } : end;
        const grid = blank();
        const rect = brush(grid, from, to, 3);
        const wrong = [...grid.labels].filter((label, at) => {
          const { x, y } = centre(at);
          let inside = -Infinity;
          for (let disc = 0; disc <= DISCS; disc++) {
            const t = disc / DISCS;
            const radius = Math.max(LEAST_RADIUS, from.radius) * (1 - t) + Math.max(LEAST_RADIUS, to.radius) * t;
            inside = Math.max(inside, radius - Math.hypot(x - from.x - (to.x - from.x) * t, y - from.y - (to.y - from.y) * t));
          }
          if (label === UNLABELLED) return from.radius === to.radius && inside > SLACK;
          return inside < -SLACK || rect === null || x < rect.x || x > rect.x + rect.width || y < rect.y || y > rect.y + rect.height;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a mark wherever it is put on the map, however thin', () => {
    const inside = fc.record<Dab>({
      x: fc.double({ min: 1, max: WIDTH - 1, noNaN: true }),
      y: fc.double({ min: 1, max: HEIGHT - 1, noNaN: true }),
      radius: fc.constant(0),
    });
    fc.assert(
      fc.property(inside, (at) => {
        const grid = blank();
        brush(grid, at, at, 0);
        return grid.labels.includes(0);
      }),
    );
  });
});

describe('the way of a stroke', () => {
  it('begins at the first sample, ends at the last, and stays between its samples', () => {
    fc.assert(
      fc.property(fc.array(dab, { minLength: 1, maxLength: 12 }), (samples) => {
        const path = startPath();
        const points = [...samples.flatMap((sample) => path.add(sample)), ...path.end()];
        expect(points[0]).toEqual(samples[0]);
        expect(points.at(-1)).toEqual(samples.at(-1));
        for (const key of ['x', 'y', 'radius'] as const) {
          const values = samples.map((sample) => sample[key]);
          const passed = points.map((point) => point[key]);
          expect(Math.min(...passed)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(Math.max(...passed)).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });

  it('turns gently at a corner', () => {
    const path = startPath();
    const corner = [
      { x: 0, y: 0, radius: 1 },
      { x: 40, y: 0, radius: 1 },
      { x: 40, y: 40, radius: 1 },
    ];
    const points = [...corner.flatMap((sample) => path.add(sample)), ...path.end()];
    const turns = points.slice(2).map((point, index) => {
      const [a, b] = [points[index]!, points[index + 1]!];
      const turn = Math.atan2(point.y - b.y, point.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
      return Math.abs(turn);
    });
    expect(Math.max(...turns)).toBeLessThan(Math.PI / 8);
  });
});
