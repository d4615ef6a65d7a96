// Parts of a picture that are cut off: against a test of every pixel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../src/contract/picture';
import { compose } from '../../../src/labels/read/compose';
import { spanOf } from '../../../src/labels/read/clip-span';

const clips: fc.Arbitrary<Clip> = fc
  .record({
    width: fc.integer({ min: 4, max: 60 }),
    height: fc.integer({ min: 4, max: 60 }),
    x: fc.integer({ min: -20, max: 40 }),
    y: fc.integer({ min: -20, max: 40 }),
    // In thousandths: slopes of 1e-300 are no frame that Figma has.
    turn: fc.integer({ min: 0, max: 6300 }).map((thousandths) => thousandths / 1000),
    flip: fc.boolean(),
    corners: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 40 }))) as fc.Arbitrary<[number, number, number, number]>,
  })
  .map(({ width, height, x, y, turn, flip, corners }) => ({
    frame: [
      [Math.cos(turn) * (flip ? -1 : 1), -Math.sin(turn), x],
      [Math.sin(turn) * (flip ? -1 : 1), Math.cos(turn), y],
    ],
    width,
    height,
    corners,
  }));

/** How far a point of the page is inside the clip's outline; negative outside. */
function depthIn({ frame: [[a, c, tx], [b, d, ty]], width, height, corners: [tl, tr, br, bl] }: Clip, px: number, py: number): number {
  const area = a * d - b * c;
  const x = (d * (px - tx) - c * (py - ty)) / area;
  const y = (-b * (px - tx) + a * (py - ty)) / area;
  const [left, top] = [x < width / 2, y < height / 2];
  const radius = Math.min(top ? (left ? tl : tr) : left ? bl : br, Math.min(width, height) / 2);
  const [u, v] = [Math.min(x, width - x), Math.min(y, height - y)];
  return u < radius && v < radius ? radius - Math.hypot(radius - u, radius - v) : Math.min(u, v);
}

describe('a clip', () => {
  it('leaves on a line what lies inside its rounded outline', () => {
    fc.assert(
      fc.property(clips, fc.integer({ min: -80_000, max: 120_000 }), (clip, thousandths) => {
        const y = thousandths / 1000;
        const { from, to } = spanOf(clip, y);
        for (let x = -100; x < 140; x += 0.5) {
          const depth = depthIn(clip, x, y);
          // An arc of 64 chords is met to a fiftieth of a pixel here.
          if (depth > 0.02) expect(x >= from && x <= to).toBe(true);
          if (depth < -0.02) expect(x > from && x < to).toBe(false);
        }
      }),
    );
  });

  it('leaves of a part what lies inside of it, whatever else is there', () => {
    fc.assert(
      fc.property(clips, clips, (one, two) => {
        const box = { x: -30, y: -30, width: 100, height: 100 };
        const red = { width: 100, height: 100, box, rgba: new Uint8ClampedArray(40_000).fill(255) };
        const { rgba, width } = compose([{ ...red, clips: [one, two] }], box);
        for (let y = 0; y < 100; y += 3)
          for (let x = 0; x < 100; x += 3) {
            const depth = Math.min(depthIn(one, x - 29.5, y - 29.5), depthIn(two, x - 29.5, y - 29.5));
            if (Math.abs(depth) > 0.05) expect(rgba[(y * width + x) * 4 + 3]! > 0).toBe(depth > 0);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('makes a picture of what is wanted, however large the part is', () => {
    const clip: Clip = {
      frame: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      width: 10,
      height: 10,
      corners: [0, 0, 0, 0],
    };
    const part = {
      width: 400,
      height: 400,
      box: { x: -5000, y: -5000, width: 10_000, height: 10_000 },
      rgba: new Uint8ClampedArray(640_000).fill(9),
    };
    const picture = compose([{ ...part, clips: [clip] }], { x: 0, y: 0, width: 10, height: 10 });
    expect(picture.box).toEqual({ x: 0, y: 0, width: 10, height: 10 });
    expect(picture.rgba.every((value) => value > 0)).toBe(true);
  });
});
