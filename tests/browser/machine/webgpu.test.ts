// The graphics card, on Chromium's software adapter, in a worker of a secure page. It is slow, so most tests use a generator
// of a few operators; the shipped one paints once, small.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { PAINTER_IDS, readModelFiles } from '../../../scripts/shared/model-files';
import { node } from '../../../scripts/onnx/build';
import { readOnnx, writeOnnx } from '../../../scripts/onnx/file';
import type { HostedAssets } from '../../../src/inference/api/engine-assets';
import { validateModelCard } from '../../../src/inference/api/model-card';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { cardWithDetail, headOfSix, tinyWithFeatures } from '../../support/networks/tiny-detail';
import { cardFor, tinyGenerator } from '../../support/networks/tiny-generator';
import type { CardOrder, Doubled, WorkerWish } from './webgpu-worker';
import type { Painted } from './webgpu-page';
import { openCardStage } from './webgpu-stage';
import type { CardStage } from './webgpu-stage';
import { defaultStyleOf } from '../../../src/inference/api/plain-job';

const { card: rawCard, model: SHIPPED } = readModelFiles(PAINTER_IDS[0]);
const CARD = validateModelCard(rawCard);
const TINY = tinyGenerator(4);
const WISH: WorkerWish = { side: 32, software: true, timeout: 30_000, hangs: false };

let stage: CardStage;
beforeAll(async () => {
  stage = await openCardStage(true);
});
afterAll(() => stage.close());

const open = (page: Page, assets: HostedAssets, wish: WorkerWish): Promise<number> =>
  page.evaluate(([files, wanted, style]) => globalThis.cardTests.open(files, wanted, style), [assets, wish, defaultStyleOf(CARD)] as const);
const paint = (page: Page, engine: number): Promise<Painted> => page.evaluate((number) => globalThis.cardTests.paint(number), engine);
const order = async (page: Page, given: CardOrder): Promise<number> =>
  (await page.evaluate((asked) => globalThis.cardTests.order(asked), given)).living;
const apart = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);

/** The tiny generator's painting by WASM in the same browser. */
async function wasmPainting(page: Page, side: number, assets: HostedAssets): Promise<Painted> {
  const painted = await paint(page, await open(page, assets, { ...WISH, side, software: false }));
  expect(painted.backend.kind).toBe('wasm');
  return painted;
}

/** The same graph with two operators at its end that undo each other, the first of which the runtime can't run on a graphics card. */
function withSpaceToDepth(bytes: Uint8Array): Uint8Array {
  const model = readOnnx(bytes);
  const last = model.graph.node.find(({ output }) => output[0] === 'image')!;
  Object.assign(last, { name: 'whole', output: ['whole'] });
  model.graph.node.push(
    node('SpaceToDepth', ['whole'], ['parts'], { blocksize: 2 }),
    node('DepthToSpace', ['parts'], ['image'], { blocksize: 2 }),
  );
  return writeOnnx(model);
}

test('the shipped generator paints on the card as WASM does, and every node is placed there', async () => {
  const { page, log } = await stage.open();
  const assets = stage.assets(SHIPPED, CARD);
  const { backend, rgba } = await paint(page, await open(page, assets, { ...WISH, side: 32, timeout: 120_000 }));
  expect(backend).toMatchObject({ kind: 'webgpu', precision: 'float32', whole: true, refused: [] });
  expect(backend.difference!.worst).toBeLessThan(1e-3);
  expect(backend.reason).toMatch(/^WebGPU \(google swiftshader\), checked against WASM: differs by 0\.\d+ at most\.$/);
  // One level of 255 where a value lies at the edge of two.
  expect(apart(rgba, (await wasmPainting(page, 32, assets)).rgba)).toBeLessThanOrEqual(1);

  // In the runtime's own words.
  const ask = { wasm: stage.wasm, model: stage.plain(SHIPPED), card: CARD };
  const sizes = { height: 64, width: 64 };
  expect(await page.evaluate((given) => globalThis.cardTests.placement(given), { ...ask, sizes })).toEqual({ whole: true });
  const placed = log.filter((line) => /placed on \[/.test(line));
  expect(placed.at(-1)).toMatch(/All nodes placed on \[WebGpuExecutionProvider\]/);
  // A step that no card's program is there for stays on the processor, and that is noticed.
  const partly = withSpaceToDepth(TINY);
  const asked = { ...ask, model: stage.plain(partly), card: cardFor(partly, CARD), sizes };
  expect(await page.evaluate((given) => globalThis.cardTests.placement(given), asked)).toEqual({ whole: false });
  expect(log.some((line) => /Node\(s\) placed on \[CPUExecutionProvider\]/.test(line))).toBe(true);
  await page.close();
}, 300_000);

test('the card holds no more after twelve paintings than after four', async () => {
  const { page } = await stage.open();
  const engine = await open(page, stage.assets(TINY, cardFor(TINY, CARD)), WISH);
  const paintMany = (times: number): Promise<void> =>
    page.evaluate(([number, count]) => globalThis.cardTests.paintMany(number, count), [engine, times] as const);
  await paintMany(4);
  const early = await order(page, 'count');
  expect(early).toBeGreaterThan(0);
  await paintMany(8);
  expect(await order(page, 'count')).toBeLessThanOrEqual(early);
  await page.close();
}, 300_000);

test('a card that computes wrongly is refused, and the painting is WASM’s', async () => {
  const { page } = await stage.open();
  const wrong = tinyGenerator(6);
  const assets = stage.assets(wrong, cardFor(wrong, CARD));
  const { backend, rgba } = await paint(page, await open(page, assets, WISH));
  expect(backend.kind).toBe('wasm');
  expect(backend.reason).toMatch(
    /^WASM, one thread\. The graphics card \(google swiftshader\) was refused: it paints wrongly at float32 \(up to [\d.]+ off\)\.$/,
  );
  expect(rgba).toEqual((await wasmPainting(page, WISH.side, assets)).rgba);
  await page.close();
}, 120_000);

test('detail heads double a picture on the card as WASM does; one that the card gets wrong is WASM’s, and that is said', async () => {
  const { page } = await stage.open();
  const model = tinyWithFeatures();
  const card = validateModelCard(cardWithDetail(model, CARD));
  const double = (of: ModelCard): Promise<Doubled> =>
    page.evaluate((ask) => globalThis.cardTests.doubling(ask), { wasm: stage.wasm, model: stage.plain(model), card: of });
  const right = await double(card);
  expect(right.report).toMatchObject({ kind: 'webgpu', refused: [] });
  expect(right.gpu.length).toBe(3 * 64 * 64);
  expect(apart(right.gpu, right.wasm)).toBeLessThan(1e-4);
  // The card's own arithmetic.
  expect(apart(right.gpu, right.wasm)).toBeGreaterThan(0);

  const wrong = await double(validateModelCard({ ...card, octaves: card.octaves!.map((head) => ({ ...head, model: headOfSix() })) }));
  expect(wrong.report).toMatchObject({
    kind: 'webgpu',
    refused: [expect.stringMatching(/^64×64 is painted by WASM: on the card it paints wrongly/)],
  });
  expect(wrong.gpu).toEqual(wrong.wasm);
  await page.close();
}, 120_000);

describe('a card that goes away', () => {
  test('in the middle of a painting: lost, the painting comes once more on the card; hanging, it comes without it', async () => {
    const { page } = await stage.open();
    const engine = await open(page, stage.assets(TINY, cardFor(TINY, CARD)), { ...WISH, timeout: 10_000 });
    const before = await paint(page, engine);
    expect(before.backend.kind).toBe('webgpu');

    await order(page, 'lose-in-run');
    const once = await paint(page, engine);
    expect(once.backend).toMatchObject({ kind: 'webgpu', refused: [expect.stringMatching(/destroyed/)] });
    expect(apart(once.rgba, before.rgba)).toBeLessThanOrEqual(1);

    await order(page, 'hang');
    const twice = await paint(page, engine);
    expect(twice.backend.kind).toBe('wasm');
    expect(twice.backend.reason).toMatch(/^WASM, one thread\. The graphics card was given up: .*destroyed.*; no answer within 10 s\.$/);
    expect(apart(twice.rgba, before.rgba)).toBeLessThanOrEqual(1);
    await page.close();
  }, 240_000);

  test('while nothing is painted: the next painting comes all the same', async () => {
    const { page } = await stage.open();
    const engine = await open(page, stage.assets(TINY, cardFor(TINY, CARD)), WISH);
    const before = await paint(page, engine);
    await order(page, 'lose-now');
    const after = await paint(page, engine);
    expect(after.backend).toMatchObject({ kind: 'webgpu', refused: [expect.stringMatching(/destroyed/)] });
    expect(apart(after.rgba, before.rgba)).toBeLessThanOrEqual(1);
    await page.close();
  }, 120_000);

  test('before it stood its test: WASM at once, with the reason', async () => {
    const { page } = await stage.open();
    const engine = await open(page, stage.assets(TINY, cardFor(TINY, CARD)), { ...WISH, hangs: true, timeout: 2_000 });
    const backend = await page.evaluate((number) => globalThis.cardTests.load(number), engine);
    expect(backend).toMatchObject({ kind: 'wasm', reason: 'WASM, one thread. The graphics card was given up: no answer within 2 s.' });
    await page.close();
  }, 120_000);
});

test('no adapter: WASM, with the reason', async () => {
  const bare = await openCardStage(false);
  try {
    const { page } = await bare.open();
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    const { backend } = await paint(page, await open(page, bare.assets(TINY, cardFor(TINY, CARD)), WISH));
    expect(backend).toMatchObject({ kind: 'wasm', adapter: null, whole: null, difference: null });
    expect(backend.reason).toMatch(/^WASM, one thread\. (WebGPU found no graphics card that it supports|This browser does not offer WebGPU)\.$/);
  } finally {
    await bare.close();
  }
}, 120_000);

test('a software adapter is none: painting without it is faster', async () => {
  const { page } = await stage.open();
  const { backend } = await paint(page, await open(page, stage.assets(TINY, cardFor(TINY, CARD)), { ...WISH, software: false }));
  expect(backend).toMatchObject({
    kind: 'wasm',
    reason: 'WASM, one thread. WebGPU would run on the processor here, which is slower than painting without it.',
  });
  await page.close();
});
