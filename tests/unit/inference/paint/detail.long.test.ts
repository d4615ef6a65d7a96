// Detail heads: one picture at every size, sharper at each.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLASS_NAMES } from '../../../../src/contract/classes';
import type { Size } from '../../../../src/contract/size';
import { openDetail } from '../../../../src/inference/paint/detail';
import type { Planes } from '../../../../src/inference/paint/detail';
import type { Backend } from '../../../../src/inference/backend/backend';
import { openGenerator } from '../../../../src/inference/paint/generator';
import type { Generator } from '../../../../src/inference/paint/generator';
import { openSession } from '../../../../src/inference/backend/runtime';
import { doubledBy, makingOf } from '../../../../src/inference/api/sizes/making';
import { outputSize } from '../../../../src/inference/api/sizes/output-size';
import { validateModelCard } from '../../../../src/inference/api/model-card';
import type { PaintJob } from '../../../../src/inference/api/paint-job';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { resize } from '../../../../src/inference/paint/resize';
import { resampled } from '../../../../src/labels/resample';
import { cardWithDetail, tinyWithFeatures } from '../../../support/networks/tiny-detail';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { CARD as SHIPPED, DEFAULT_STYLE, WASM } from '../card';

const MODEL = tinyWithFeatures();
const CARD = validateModelCard(cardWithDetail(MODEL, SHIPPED));

let generator: Generator;
beforeAll(async () => {
  generator = await openGenerator(CARD, MODEL, WASM);
});
afterAll(async () => {
  await generator.release();
});

/** Blobs of all classes. */
function job({ width, height }: Size, seed = 1): PaintJob {
  const labels = Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [(index % width) / width, Math.floor(index / width) / height];
    return Math.floor(4.5 + 4.49 * Math.sin(x * 23 + seed) * Math.cos(y * 31 - seed));
  });
  return plainJob(labels, { width, height }, DEFAULT_STYLE, seed);
}

const worst = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  expect(one.length).toBe(other.length);
  let most = 0;
  for (let index = 0; index < one.length; index++) most = Math.max(most, Math.abs(one[index]! - other[index]!));
  return most;
};

test('the larger picture, shrunk, is the smaller one; and it is sharper', async () => {
  for (const frame of [
    { width: 1600, height: 1000 },
    { width: 700, height: 1300 },
  ]) {
    const base = outputSize('fitted', frame, CARD);
    const smallest = job(base, 3);
    const paint = async (octaves: number): Promise<Uint8ClampedArray> =>
      (await generator.paint({ ...smallest, ...resampled(smallest, doubledBy(base, octaves)) })).rgba;
    const [small, double, fourfold] = [await paint(0), await paint(1), await paint(2)];
    // What a head adds may reach beyond black or white, where it is cut off.
    const inside = (value: number, index: number): number => (small[index]! > 40 && small[index]! < 215 ? value : 0);
    expect(worst(resize(double, doubledBy(base, 1), base).map(inside), small.map(inside))).toBeLessThanOrEqual(1);
    expect(worst(resize(fourfold, doubledBy(base, 2), base).map(inside), small.map(inside))).toBeLessThanOrEqual(1);
    // Not merely enlarged.
    expect(worst(resize(small, base, doubledBy(base, 1)), double)).toBeGreaterThan(8);
    expect(worst(resize(double, doubledBy(base, 1), doubledBy(base, 2)), fourfold)).toBeGreaterThan(8);
  }
}, 120_000);

test('any larger size is that picture, resized to the pixel', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 300, max: 1500 }), fc.integer({ min: 300, max: 1500 }), async (width, height) => {
      const order = job({ width, height });
      const { size } = makingOf(order, CARD);
      const { rgba } = await generator.paint(order);
      if (size.width === width && size.height === height) return;
      const whole = (await generator.paint({ ...order, ...resampled(order, size) })).rgba;
      // The labels of the two differ in single pixels along outlines, so not everywhere to the byte.
      const wanted = resize(whole, size, order);
      let off = 0;
      rgba.forEach((value, index) => (off += Math.abs(value - wanted[index]!)));
      expect(rgba.length).toBe(width * height * 4);
      expect(off / rgba.length).toBeLessThan(2);
    }),
    { numRuns: 5, examples: [[1500, 1500]] },
  );
}, 120_000);

test('tiles are the picture made whole, to the last bit', async () => {
  const order = job({ width: 256, height: 192 });
  const planes = (count: number, { width, height }: Size): Planes => ({
    ...{ width, height },
    values: Float32Array.from({ length: count * width * height }, (_, index) => Math.sin(index * 12.9898) / 2),
  });
  const painted = { picture: planes(3, { width: 128, height: 96 }), features: planes(4, { width: 64, height: 48 }) };
  const open: Backend['open'] = async (network) => {
    const session = await openSession(WASM, network.model, network);
    return { run: (inputs, _size, outputs) => session.run(inputs, outputs), release: () => session.release() };
  };
  const [whole, tiled] = [openDetail(CARD, { open }), openDetail(CARD, { open }, 96 * 96)];
  const pixels: number[] = [];
  const note = (more: number): Promise<void> => Promise.resolve(void pixels.push(more));
  const [wanted, found] = [await whole.double(painted, 0, order, 5, note), await tiled.double(painted, 0, order, 5, note)];
  expect(pixels.length).toBeGreaterThan(5);
  expect(worst(found.picture.values, wanted.picture.values)).toBe(0);
  expect(worst(found.features!.values, wanted.features!.values)).toBe(0);
  const [last, lastTiled] = [await whole.double(wanted, 1, order, 5, note), await tiled.double(found, 1, order, 5, note)];
  expect(worst(lastTiled.picture.values, last.picture.values)).toBe(0);
  expect(last.features).toBeNull();
  expect(last.picture).toMatchObject({ width: 512, height: 384 });
  // Labels, style, seed and octave are all heard in it.
  const picture = async (change: Partial<PaintJob>, seed = 5): Promise<Float32Array> =>
    (await whole.double(painted, 0, { ...order, ...change }, seed, note)).picture.values;
  for (const other of [
    await picture({}, 6),
    await picture({ labels: new Uint8Array(256 * 192) }),
    await picture({ style: { ...DEFAULT_STYLE, first: { kind: 'named', id: SHIPPED.styles.at(-1)!.id } } }),
  ])
    expect(worst(other, wanted.picture.values)).toBeGreaterThan(1e-4);
  await whole.release();
  await tiled.release();
}, 60_000);

test('a size that is not larger than the fitted one is painted as without detail heads', async () => {
  const bare = tinyGenerator(4);
  const plain = await openGenerator(cardFor(bare, SHIPPED), bare, WASM);
  for (const size of [
    { width: 512, height: 512 },
    { width: 300, height: 200 },
  ])
    expect(worst((await generator.paint(job(size))).rgba, (await plain.paint(job(size))).rgba)).toBe(0);
  // So are drafts of larger ones.
  const draft = await generator.paint({ ...job({ width: 1200, height: 1200 }), draft: true });
  expect(draft.width * draft.height).toBeLessThanOrEqual(384 ** 2);
  await plain.release();
}, 60_000);

test('a class can be repainted, and outside of it not a byte changes', async () => {
  const order = job({ width: 900, height: 700 });
  const before = (await generator.paint(order)).rgba;
  const after = (await generator.paint({ ...order, repaints: [{ className: CLASS_NAMES[3], seed: 9 }] })).rgba;
  const changed = new Set<number>();
  after.forEach((value, index) => {
    if (value !== before[index]) changed.add(order.labels[index >> 2]!);
  });
  expect([...changed]).toEqual([3]);
}, 60_000);

test('progress rises to 1, through every tile; what is thrown in between ends the painting', async () => {
  const order = job({ width: 2000, height: 2000 });
  const heard: number[] = [];
  await generator.paint(order, (share) => Promise.resolve(void heard.push(share)));
  expect(heard.length).toBeGreaterThan(5);
  expect([...heard].sort((one, other) => one - other)).toEqual(heard);
  expect(heard.every((share) => share > 0 && share <= 1 + 1e-9)).toBe(true);
  expect(heard.at(-1)).toBe(1);
  await expect(generator.paint(order, (share) => (share > 0.5 ? Promise.reject(new Error('stop')) : Promise.resolve()))).rejects.toThrow('stop');
}, 120_000);

test('a head that can’t be opened is said, and tried again', async () => {
  const broken = { ...CARD, octaves: CARD.octaves!.map((head) => ({ ...head, model: 'data:application/octet-stream;base64,AAAA' })) };
  const other = await openGenerator(broken, MODEL, WASM);
  for (let time = 0; time < 2; time++)
    await expect(other.paint(job({ width: 800, height: 800 }))).rejects.toMatchObject({ failure: { code: 'model-invalid' } });
  expect((await other.paint(job({ width: 512, height: 512 }))).rgba.length).toBe(512 * 512 * 4);
  await other.release();
}, 60_000);
