// Painting in pieces: what comes out is the painting made whole, to the last bit of a byte.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULTS, openGenerator } from '../../../src/inference/generator';
import type { Generator } from '../../../src/inference/generator';
import type { PaintJob } from '../../../src/inference/engine-api';
import { plainJob } from '../../../src/inference/plain-job';
import { planTiles } from '../../../src/inference/tile-plan';
import { cardFor, tinyGenerator } from '../../support/tiny-generator';
import { CARD, MODEL, WASM } from './card';

// Three 3×3 convolutions and noise in cells of four: nothing is heard farther than seven pixels away.
const TINY = tinyGenerator(4);
const TINY_CARD = { ...cardFor(TINY, CARD), tileHalo: 64 };

/** Blobs of all classes, so that borders run everywhere. */
function job(width: number, height: number, seed: number): PaintJob {
  const labels = Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return Math.floor(4.5 + 4.49 * Math.sin(x / 23 + seed) * Math.cos(y / 31 - seed));
  });
  return plainJob(labels, { width, height }, CARD.defaultStyle, seed);
}

/** Values that differ by more than rounding of one byte to the next. */
const apart = (one: Uint8ClampedArray, other: Uint8ClampedArray): number => one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);

describe('a small generator', () => {
  let whole: Generator;
  let pieces: Generator;
  beforeAll(async () => {
    whole = await openGenerator(TINY_CARD, TINY, WASM);
    pieces = await openGenerator(TINY_CARD, TINY, WASM, { ...DEFAULTS, most: 192 * 192 });
  });
  afterAll(async () => {
    await whole.release();
    await pieces.release();
  });

  test('any size in pieces is that size made whole, exact to the pixel', async () => {
    const side = fc.integer({ min: 1, max: 400 });
    await fc.assert(fc.asyncProperty(side, side, fc.nat(99), async (width, height, seed) => {
      const order = job(width, height, seed);
      const done: number[] = [];
      const { rgba } = await pieces.paint(order, (share) => Promise.resolve(void done.push(share)));
      expect(rgba.length).toBe(width * height * 4);
      expect(done.length).toBe(planTiles(order, { multiple: 64, halo: 64, most: 192 * 192 }).length);
      expect(done.at(-1)).toBe(1);
      expect(apart(rgba, (await whole.paint(order)).rgba)).toBeLessThanOrEqual(1);
    }), { numRuns: 25 });
  }, 60_000);

  test('a size that is no multiple is the larger one’s corner in all but position', async () => {
    const { rgba } = await whole.paint(job(130, 70, 1));
    expect(rgba.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(new Set(rgba).size).toBeGreaterThan(50);
  });

  test('what is thrown between two pieces ends the painting there', async () => {
    let heard = 0;
    await expect(pieces.paint(job(400, 400, 1), () => {
      heard++;
      return heard === 2 ? Promise.reject(new Error('stop')) : Promise.resolve();
    })).rejects.toThrow('stop');
    expect(heard).toBe(2);
  });
});

test('the shipped generator: its halo is wide enough, and no step runs along a border of pieces', async () => {
  const halo = CARD.tileHalo!;
  const [width, height] = [4 * halo, 128];
  const order = job(width, height, 3);
  const whole = await openGenerator(CARD, MODEL, WASM);
  const pieces = await openGenerator(CARD, MODEL, WASM, { ...DEFAULTS, most: (3 * halo + 64) * height });
  const [wanted, found] = [(await whole.paint(order)).rgba, (await pieces.paint(order)).rgba];
  const cuts = planTiles(order, { multiple: CARD.sizeMultiple, halo, most: (3 * halo + 64) * height }).slice(1).map(({ core }) => core.x);
  expect(cuts.length).toBeGreaterThan(0);
  expect(apart(found, wanted)).toBeLessThanOrEqual(1);
  // The mean step from one column to the next.
  const step = (column: number): number => {
    let sum = 0;
    for (let y = 0; y < height; y++) for (let channel = 0; channel < 3; channel++) sum += Math.abs(found[(y * width + column) * 4 + channel]! - found[(y * width + column - 1) * 4 + channel]!);
    return sum / height / 3;
  };
  const inside = Array.from({ length: width - 1 }, (_, index) => step(index + 1)).sort((one, other) => one - other);
  for (const cut of cuts) expect(step(cut)).toBeLessThanOrEqual(inside[Math.floor(inside.length * 0.95)]!);
  await whole.release();
  await pieces.release();
}, 120_000);
