import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affine, Rect } from '../../../src/contract/geometry';
import { apply, boundsOf, compose, invert, scaling, translation } from '../../../src/plugin/geometry/affine';
import { freeSpotToTheRight, nearestFreeSpot } from '../../../src/plugin/geometry/free-spot';
import { grownBy, movedBy, overlaps, unionOf } from '../../../src/plugin/geometry/rect';

const number = (limit: number): fc.Arbitrary<number> => fc.integer({ min: -limit * 10, max: limit * 10 }).map((value) => value / 10);
const size = fc.integer({ min: 1, max: 4000 });

/** Turned, possibly flipped and moved, as Figma's layers are. */
const placement: fc.Arbitrary<Affine> = fc
  .tuple(fc.integer({ min: 0, max: 359 }), fc.boolean(), number(5000), number(5000))
  .map(([degrees, flipped, x, y]) => {
    const angle = (degrees * Math.PI) / 180;
    const turned: Affine = [
      [Math.cos(angle), -Math.sin(angle), x],
      [Math.sin(angle), Math.cos(angle), y],
    ];
    return flipped ? compose(turned, scaling(-1, 1)) : turned;
  });

function expectSame(a: Affine, b: Affine): void {
  for (const row of [0, 1] as const) for (const column of [0, 1, 2] as const) expect(a[row][column]).toBeCloseTo(b[row][column], 6);
}

describe('affine maps', () => {
  it('undo themselves by their inverse', () => {
    fc.assert(
      fc.property(placement, (map) => {
        expectSame(compose(invert(map), map), translation(0, 0));
      }),
    );
  });

  it('compose as applied one after the other', () => {
    fc.assert(
      fc.property(placement, placement, number(100), number(100), (outer, inner, x, y) => {
        const once = apply(compose(outer, inner), { x, y });
        const twice = apply(outer, apply(inner, { x, y }));
        expect(once.x).toBeCloseTo(twice.x, 6);
        expect(once.y).toBeCloseTo(twice.y, 6);
      }),
    );
  });

  it('refuse to invert what flattens the plane', () => {
    expect(() => invert(scaling(1, 0))).toThrow(RangeError);
  });

  it('bound a turned square', () => {
    const { x, y, width, height } = boundsOf(
      [
        [0, -1, 10],
        [1, 0, 20],
      ],
      4,
      2,
    );
    expect([x, y, width, height]).toEqual([8, 20, 2, 4]);
  });
});

const rect: fc.Arbitrary<Rect> = fc.tuple(number(3000), number(3000), size, size).map(([x, y, width, height]) => ({ x, y, width, height }));

describe('free spots', () => {
  it('keep their distance from every obstacle and their size', () => {
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 20 }), fc.integer({ min: 0, max: 80 }), (wanted, obstacles, gap) => {
        for (const spot of [nearestFreeSpot(wanted, obstacles, gap), freeSpotToTheRight(wanted, obstacles, gap)]) {
          expect([spot.width, spot.height]).toEqual([wanted.width, wanted.height]);
          // A tenth of a thousandth of a pixel for rounding.
          for (const obstacle of obstacles) expect(overlaps(grownBy(obstacle, gap - 1e-4), spot)).toBe(false);
        }
      }),
    );
  });

  it('are where they were wanted when that is free', () => {
    const wanted = { x: 0, y: 0, width: 10, height: 10 };
    expect(nearestFreeSpot(wanted, [{ x: 100, y: 0, width: 10, height: 10 }], 40)).toEqual(wanted);
  });

  it('choose the shorter way', () => {
    const wanted = { x: 0, y: 0, width: 10, height: 10 };
    expect(nearestFreeSpot(wanted, [{ x: -200, y: -5, width: 400, height: 18 }], 2)).toEqual(movedBy(wanted, 0, 15));
  });
});

describe('unionOf', () => {
  it('holds every rectangle and touches one at each side', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 8 }), (rects) => {
        const union = unionOf(rects);
        expect(union.x).toBe(Math.min(...rects.map(({ x }) => x)));
        expect(union.y + union.height).toBeCloseTo(Math.max(...rects.map(({ y, height }) => y + height)), 6);
      }),
    );
    expect(() => unionOf([])).toThrow(RangeError);
  });
});
