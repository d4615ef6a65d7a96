import { Path2D } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedPath, pathBounds } from '../../../src/plugin/drawing/path-bounds';

const point = fc.tuple(fc.integer({ min: -200, max: 1400 }), fc.integer({ min: -200, max: 1400 })).map(([x, y]) => `${x} ${y}`);
const command = fc.oneof(
  point.map((to) => `L ${to}`),
  fc.tuple(point, point, point).map((points) => `C ${points.join(' ')}`),
);
const path = fc.tuple(point, fc.array(command, { minLength: 1, maxLength: 8 })).map(([start, commands]) => `M ${start} ${commands.join(' ')} Z`);

describe('pathBounds', () => {
  it('agrees with Skia', () => {
    fc.assert(
      fc.property(path, (text) => {
        const [left, top, right, bottom] = new Path2D(text).computeTightBounds();
        const { x, y, width, height } = pathBounds(text);
        expect(x).toBeCloseTo(left, 1);
        expect(y).toBeCloseTo(top, 1);
        expect(x + width).toBeCloseTo(right, 1);
        expect(y + height).toBeCloseTo(bottom, 1);
      }),
    );
  });

  it('takes outlines of any length', () => {
    expect(pathBounds(`M 0 0 ${'C 1 1 2 2 3 -3 '.repeat(40_000)}Z`)).toMatchObject({ x: 0, width: 3 });
  });

  it.each(['M 0', 'M 0 0 Q 1 1 2 2', 'M 0,0 L 1,1', ''])('refuses "%s"', (text) => {
    expect(() => pathBounds(text)).toThrow(SyntaxError);
  });
});

describe('movedPath', () => {
  it('moves every point and nothing else', () => {
    expect(movedPath('M 1 2 L 3 4 C 5 6 7 8 9 10 Z', 10, -2)).toBe('M 11 0 L 13 2 C 15 4 17 6 19 8 Z');
    fc.assert(
      fc.property(path, (text) => {
        const { x, y, width, height } = pathBounds(text);
        const moved = pathBounds(movedPath(text, -x, -y));
        expect(moved.x).toBeCloseTo(0, 2);
        expect(moved.y).toBeCloseTo(0, 2);
        expect(moved.width).toBeCloseTo(width, 2);
        expect(moved.height).toBeCloseTo(height, 2);
      }),
    );
  });
});
