// A turned frame's vote against the plain definition: the class that most of a cell's samples show, the first met on a tie.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Affine } from '../../../src/contract/geometry';
import { UNLABELLED } from '../../../src/contract/classes';
import { vote } from '../../../src/labels/read/vote';

const SIDE = 48;
const CELLS = 12;

function bySampling(classes: Uint8Array, [[a, c, tx], [b, d, ty]]: Affine): Uint8Array {
  const samples = Math.min(8, Math.max(1, Math.ceil(Math.max(Math.hypot(a, b), Math.hypot(c, d)) / CELLS - 1e-3)));
  const snap = (at: number): number => (Math.abs(at - Math.round(at)) < 1e-3 ? Math.round(at) : at);
  return Uint8Array.from({ length: CELLS * CELLS }, (_, cell) => {
    const votes = new Map<number, number>();
    for (let sample = 0; sample < samples * samples; sample++) {
      const u = ((cell % CELLS) * samples + (sample % samples) + 0.5) / (CELLS * samples);
      const v = (Math.floor(cell / CELLS) * samples + Math.floor(sample / samples) + 0.5) / (CELLS * samples);
      const [x, y] = [Math.floor(snap(a * u + c * v + tx)), Math.floor(snap(b * u + d * v + ty))];
      const value = x >= 0 && x < SIDE && y >= 0 && y < SIDE ? classes[y * SIDE + x]! : 255;
      if (value < 9) votes.set(value, (votes.get(value) ?? 0) + 1);
    }
    const most = Math.max(0, ...votes.values());
    return [...votes].find(([, count]) => count === most)?.[0] ?? UNLABELLED;
  });
}

test('flat or mixed, inside the picture or over its edge, at any angle', () => {
  // Blocks of one class, large enough for cells that are uniform and small enough for cells that are not.
  const maps = fc.record({
    block: fc.integer({ min: 1, max: 24 }),
    values: fc.array(fc.constantFrom(0, 3, 8, 253, 254, 255), { minLength: 64, maxLength: 64 }),
  });
  const frames = fc.record({
    degrees: fc.double({ min: 3, max: 87, noNaN: true }),
    size: fc.double({ min: 10, max: 70, noNaN: true }),
    x: fc.double({ min: -10, max: 40, noNaN: true }),
    y: fc.double({ min: -10, max: 40, noNaN: true }),
  });
  fc.assert(
    fc.property(maps, frames, ({ block, values }, { degrees, size, x, y }) => {
      const classes = Uint8Array.from(
        { length: SIDE * SIDE },
        (_, at) => values[(Math.floor((at % SIDE) / block) * 5 + Math.floor(at / SIDE / block) * 3) % 64]!,
      );
      const [cos, sin] = [size * Math.cos((degrees * Math.PI) / 180), size * Math.sin((degrees * Math.PI) / 180)];
      const frame: Affine = [
        [cos, -sin, x],
        [sin, cos, y],
      ];
      expect([...vote(classes, SIDE, SIDE, frame, { width: CELLS, height: CELLS })]).toEqual([...bySampling(classes, frame)]);
    }),
    { numRuns: 150 },
  );
});
