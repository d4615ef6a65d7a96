import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planTiles } from '../../../../../src/inference/api/pieces/tile-plan';

const side = fc.integer({ min: 1, max: 4096 });
const rules = fc.record({
  multiple: fc.constantFrom(8, 64),
  halo: fc.constantFrom(64, 192, 384),
  most: fc.integer({ min: 600_000, max: 3_000_000 }),
  atOnce: fc.integer({ min: 1, max: 4 }),
});

test('cores cover the picture exactly; windows are of one size, on the grid, within the limit, and reach a halo beyond', () => {
  fc.assert(
    fc.property(side, side, rules, (width, height, { multiple, halo, most, atOnce }) => {
      const tiles = planTiles({ width, height }, { multiple, halo, most, atOnce });
      let area = 0;
      const corners = new Set<string>();
      for (const { window, core } of tiles) {
        area += core.width * core.height;
        corners.add(`${core.x},${core.y}`);
        expect(core.width).toBeGreaterThan(0);
        expect(core.height).toBeGreaterThan(0);
        expect([window.width, window.height]).toEqual([tiles[0]!.window.width, tiles[0]!.window.height]);
        for (const value of [window.x, window.y, window.width, window.height]) expect(value % multiple).toBe(0);
        // A halo on each side, but where the picture ends.
        expect(core.x === 0 ? window.x === 0 : core.x - window.x >= halo).toBe(true);
        expect(core.y === 0 ? window.y === 0 : core.y - window.y >= halo).toBe(true);
        const [right, bottom] = [core.x + core.width, core.y + core.height];
        expect(right === width || right + halo <= window.x + window.width).toBe(true);
        expect(bottom === height || bottom + halo <= window.y + window.height).toBe(true);
        expect(window.x + window.width).toBeLessThanOrEqual(Math.ceil(width / multiple) * multiple);
        expect(window.y + window.height).toBeLessThanOrEqual(Math.ceil(height / multiple) * multiple);
      }
      expect(corners.size).toBe(tiles.length);
      expect(area).toBe(width * height);
      // 832×832 are the smallest windows with core that there are at these haloes.
      expect(tiles[0]!.window.width * tiles[0]!.window.height).toBeLessThanOrEqual(Math.max(most, 832 ** 2));
    }),
  );
});

const USUAL = { multiple: 64, halo: 192, most: 1 << 21, atOnce: 1 };

test.each([
  [512, 512, 1],
  [1920, 1080, 1],
  [100, 30, 1],
  [2048, 1536, 2],
  [4096, 512, 1],
  [4096, 4096, 15],
])('%i×%i is painted in %i pieces', (width, height, pieces) => {
  expect(planTiles({ width, height }, USUAL).length).toBe(pieces);
});

test('the halo costs no more than it has to: 4096×4096 is painted 1.7 times over', () => {
  const tiles = planTiles({ width: 4096, height: 4096 }, USUAL);
  expect((tiles.length * tiles[0]!.window.width * tiles[0]!.window.height) / 4096 ** 2).toBeLessThan(1.75);
});

test('without a known halo everything is one piece', () => {
  expect(planTiles({ width: 4000, height: 3000 }, { ...USUAL, halo: null })).toEqual([
    { window: { x: 0, y: 0, width: 4032, height: 3008 }, core: { x: 0, y: 0, width: 4000, height: 3000 } },
  ]);
});
