// Painting in pieces: what comes out is the painting made whole, to the last bit of a byte.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLASS_NAMES } from '../../../../src/contract/classes';
import { DEFAULTS, openGenerator } from '../../../../src/inference/paint/generator';
import type { Generator } from '../../../../src/inference/paint/generator';
import type { PaintJob } from '../../../../src/inference/api/paint-job';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { loosenEdges } from '../../../../src/labels/edges/loosen-edges';
import { withClassStyle } from '../../../../src/contract/style';
import { planTiles } from '../../../../src/inference/api/pieces/tile-plan';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { CARD, DEFAULT_STYLE, MODEL, OTHER_STYLE, WASM } from '../card';
import { wetOnWet } from '../../contract/wet-on-wet';

// Three 3×3 convolutions: nothing is heard farther than three pixels away.
const TINY = tinyGenerator(4);
const TINY_CARD = { ...cardFor(TINY, CARD), tileHalo: 64 };

/** Blobs of all classes, so that borders run everywhere. */
function job(width: number, height: number, seed: number): PaintJob {
  const labels = Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return Math.floor(4.5 + 4.49 * Math.sin(x / 23 + seed) * Math.cos(y / 31 - seed));
  });
  return plainJob(labels, { width, height }, DEFAULT_STYLE, seed);
}

/** Values that differ by more than rounding of one byte to the next. */
const apart = (one: Uint8ClampedArray, other: Uint8ClampedArray): number =>
  one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);

/** Mean difference over the pixels from one index to another. */
const mean = (one: Uint8ClampedArray, other: Uint8ClampedArray, from: number, to: number): number => {
  let sum = 0;
  for (let at = from * 4; at < to * 4; at++) sum += Math.abs(one[at]! - other[at]!);
  return sum / (to - from) / 3;
};

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
    await fc.assert(
      fc.asyncProperty(side, side, fc.nat(99), async (width, height, seed) => {
        const order = job(width, height, seed);
        const done: number[] = [];
        const { rgba } = await pieces.paint(order, (share) => Promise.resolve(void done.push(share)));
        expect(rgba.length).toBe(width * height * 4);
        expect(done.length).toBe(planTiles(order, { multiple: 64, halo: 64, most: 192 * 192, atOnce: 1 }).length);
        expect(done.at(-1)).toBe(1);
        expect(apart(rgba, (await whole.paint(order)).rgba)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('a size that is no multiple is the larger one’s corner in all but position', async () => {
    const { rgba } = await whole.paint(job(130, 70, 1));
    expect(rgba.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(new Set(rgba).size).toBeGreaterThan(50);
  }, 60_000);

  test('another sky: the sky is the other seed’s, all else stays byte for byte, also in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 40, max: 300 }), fc.nat(8), async (width, height, label) => {
        const order = job(width, height, 5);
        const className = CLASS_NAMES[label]!;
        const before = (await whole.paint(order)).rgba;
        const fresh = (await whole.paint({ ...order, seed: 77 })).rgba;
        const after = (await whole.paint({ ...order, repaints: [{ className, seed: 77 }] })).rgba;
        for (let cell = 0; cell < order.labels.length; cell++) {
          for (let at = cell * 4; at < cell * 4 + 4; at++) {
            // Between the two inside the class, the old one outside.
            const [low, high] =
              order.labels[cell] === label ? [Math.min(before[at]!, fresh[at]!), Math.max(before[at]!, fresh[at]!)] : [before[at]!, before[at]!];
            if (after[at]! < low || after[at]! > high) throw new Error(`${after[at]} at ${at} of ${width}×${height}, not ${low}…${high}`);
          }
        }
        expect(apart(after, (await pieces.paint({ ...order, repaints: [{ className, seed: 77 }] })).rgba)).toBeLessThanOrEqual(1);
        if (order.labels.includes(label)) expect(apart(after, before)).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('loose edges are those of the whole picture and of its seed, in pieces and where a class is repainted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 40, max: 300 }), fc.nat(8), async (width, height, label) => {
        const order = { ...job(width, height, 5), repaints: [{ className: CLASS_NAMES[label]!, seed: 77 }] };
        const loose = loosenEdges(order, 0.8, 5).labels;
        expect(loose).not.toEqual(order.labels);
        const painted = (await whole.paint({ ...order, edges: 0.8 })).rgba;
        expect(apart(painted, (await whole.paint({ ...order, labels: loose })).rgba)).toBe(0);
        expect(apart(painted, (await pieces.paint({ ...order, edges: 0.8 })).rgba)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('repaints follow one another; one of a class that is not there changes nothing', async () => {
    const order = { ...job(200, 100, 5), labels: Uint8Array.from({ length: 20_000 }, (_, index) => (index < 10_000 ? 0 : 3)) };
    const paint = async (...repaints: PaintJob['repaints']): Promise<Uint8ClampedArray> => (await whole.paint({ ...order, repaints })).rgba;
    const sky = await paint({ className: 'sky', seed: 8 });
    expect(apart(await paint({ className: 'sky', seed: 8 }, { className: 'sea', seed: 9 }), sky)).toBe(0);
    const both = await paint({ className: 'sky', seed: 8 }, { className: 'grass', seed: 9 });
    expect(apart(both.subarray(0, 40_000), sky.subarray(0, 40_000))).toBe(0);
    expect(apart(both, sky)).toBeGreaterThan(0);
  }, 60_000);

  test('the very large is painted smaller and enlarged; one class of it can be repainted', async () => {
    const [width, height] = [4096, 800];
    const order = plainJob(
      Uint8Array.from({ length: width * height }, (_, index) => (index % width < 3900 ? 0 : 3)),
      { width, height },
      DEFAULT_STYLE,
      1,
    );
    const { rgba } = await whole.paint(order);
    expect(rgba.length).toBe(width * height * 4);
    const again = (await whole.paint({ ...order, repaints: [{ className: 'grass', seed: 2 }] })).rgba;
    const changed = new Set<number>();
    for (let index = 0; index < rgba.length; index += 4) if (rgba[index] !== again[index]) changed.add((index / 4) % width);
    expect(Math.min(...changed)).toBeGreaterThanOrEqual(3900);
    expect(changed.size).toBeGreaterThan(180);
  }, 120_000);

  test('what is thrown between two pieces ends the painting there', async () => {
    let heard = 0;
    await expect(
      pieces.paint(job(400, 400, 1), () => {
        heard++;
        return heard === 2 ? Promise.reject(new Error('stop')) : Promise.resolve();
      }),
    ).rejects.toThrow('stop');
    expect(heard).toBe(2);
  }, 60_000);
});

test('the shipped generator: its halo is wide enough, and no step runs along a border of pieces', async () => {
  const halo = CARD.tileHalo!;
  const [width, height] = [4 * halo, 128];
  const own = withClassStyle(wetOnWet(CARD.defaultStyle), 'grass', wetOnWet(OTHER_STYLE.id));
  const order = { ...job(width, height, 3), style: own };
  const whole = await openGenerator(CARD, MODEL, WASM);
  const pieces = await openGenerator(CARD, MODEL, WASM, { ...DEFAULTS, most: (3 * halo + 64) * height });
  const [wanted, found] = [(await whole.paint(order)).rgba, (await pieces.paint(order)).rgba];
  const cuts = planTiles(order, { multiple: CARD.sizeMultiple, halo, most: (3 * halo + 64) * height, atOnce: 1 })
    .slice(1)
    .map(({ core }) => core.x);
  expect(cuts.length).toBeGreaterThan(0);
  // To the byte: machines with more cores divide a picture differently.
  expect(apart(found, wanted)).toBe(0);
  // The mean step from one column to the next.
  const step = (column: number): number => {
    let sum = 0;
    for (let y = 0; y < height; y++)
      for (let channel = 0; channel < 3; channel++)
        sum += Math.abs(found[(y * width + column) * 4 + channel]! - found[(y * width + column - 1) * 4 + channel]!);
    return sum / height / 3;
  };
  const inside = Array.from({ length: width - 1 }, (_, index) => step(index + 1)).sort((one, other) => one - other);
  for (const cut of cuts) expect(step(cut)).toBeLessThanOrEqual(inside[Math.floor(inside.length * 0.95)]!);

  // A sky in another style is another sky. The styles of all classes together are heard a little everywhere, so the rest is not the same to the byte.
  const tall = { width: 64, height: 256 };
  const border = 128 * tall.width;
  const labels = Uint8Array.from({ length: tall.width * tall.height }, (_, index) => (index < border ? 0 : 3));
  const plain = plainJob(labels, tall, DEFAULT_STYLE, 1);
  const usual = (await whole.paint(plain)).rgba;
  const other = (await whole.paint({ ...plain, style: withClassStyle(plain.style, 'sky', wetOnWet(OTHER_STYLE.id)) })).rgba;
  expect(mean(other, usual, 0, border)).toBeGreaterThan(10);
  expect(mean(other, usual, border, labels.length)).toBeLessThan(mean(other, usual, 0, border) / 3);
  // The same style said twice is the same picture.
  const twice = { ...plain, style: withClassStyle(plain.style, 'sky', plain.style) };
  expect(apart((await whole.paint(twice)).rgba, usual)).toBe(0);
  await whole.release();
  await pieces.release();
}, 120_000);
