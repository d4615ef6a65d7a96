// A picture's shapes from file to label map, through the real engine with networks of a few steps; and the shipped reader against PyTorch.
import { encode } from 'fast-png';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { readReaderFiles } from '../../../../scripts/shared/model-files';
import { FailureError } from '../../../../src/contract/failure';
import type { Engine } from '../../../../src/inference/api/engine';
import type { InlineAssets } from '../../../../src/inference/api/engine-assets';
import { validateReaderCard } from '../../../../src/inference/api/reader-card';
import { openSession } from '../../../../src/inference/backend/runtime';
import { openEngine } from '../../../../src/inference/client/open-engine';
import { openSceneReader } from '../../../../src/inference/reader/scene-reader';
import { readerCard, tinyReader } from '../../../support/tiny-reader';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { ASSETS, CARD, JARGON, onlyPainter, pack, WASM } from '../card';
import { labelPlace, workingPlace } from '../client/engine-lines';

const MODEL = tinyGenerator(4);
const READER = tinyReader();
const READER_CARD = readerCard(READER);
const RED = [255, 0, 0, 255];
const GREEN = [0, 255, 0, 255];
const BLUE = [0, 0, 255, 255];
const CLEAR = [0, 0, 0, 0];
/** 4×2 pixels, the first colour left, the second right. */
const halves = (left: number[], right: number[]): Uint8Array =>
  encode({ width: 4, height: 2, channels: 4, data: Uint8Array.from([left, left, right, right, left, left, right, right].flat()) });

const open: Engine[] = [];
afterEach(() => {
  for (const engine of open.splice(0)) engine.close();
});

function engineWith(sceneReader: InlineAssets['sceneReader']): Engine {
  const assets = { ...ASSETS, model: pack(MODEL), card: cardFor(MODEL, CARD), sceneReader };
  const engine = openEngine({ paint: [workingPlace()], labels: [labelPlace()] }, onlyPainter(assets));
  open.push(engine);
  return engine;
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => 'none',
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence).not.toMatch(JARGON);
  return code;
}

test('a picture becomes a label map; one that can’t be read, or a cancelled reading, leaves the engine well', async () => {
  const engine = engineWith({ file: pack(READER), card: READER_CARD });
  const { map, sure, picture } = await engine.readScene(halves(RED, BLUE));
  expect(map).toEqual({ labels: Uint8Array.of(0, 8, 0, 8), width: 2, height: 2 });
  expect(picture).toEqual({ width: 4, height: 2 });
  expect(sure.every((share) => share > 127)).toBe(true);
  expect(await failureOf(engine.readScene(halves(CLEAR, CLEAR)))).toBe('empty');
  expect(await failureOf(engine.readScene(Uint8Array.of(1, 2, 3)))).toBe('not-a-png');
  const cancel = new AbortController();
  const dropped = engine.readScene(halves(GREEN, RED), { signal: cancel.signal });
  cancel.abort();
  expect(await failureOf(dropped)).toBe('cancelled');
  expect((await engine.readScene(halves(GREEN, GREEN))).map.labels).toEqual(Uint8Array.of(3, 3, 3, 3));
}, 60_000);

const changed = READER.slice();
changed[changed.length >> 1]! ^= 1;
test.each<[string, InlineAssets['sceneReader'], string]>([
  ['none', null, 'no-scene-reader'],
  ['one that was changed', { file: pack(changed), card: READER_CARD }, 'model-altered'],
  ['a text that is no file', { file: '<p>404</p>', card: READER_CARD }, 'model-altered'],
  ['a card that is none', { file: pack(READER), card: { name: 'reader' } }, 'model-invalid'],
  ['another network', { file: pack(MODEL), card: { ...readerCard(MODEL) } }, 'model-invalid'],
  ['another side', { file: pack(READER), card: { ...READER_CARD, side: 4 } }, 'paint-failed'],
])(
  'a reader that is %s: a sentence, and the engine is well',
  async (_name, sceneReader, code) => {
    const engine = engineWith(sceneReader);
    expect(await failureOf(engine.readScene(halves(RED, BLUE)))).toBe(code);
    await engine.load(CARD.painter.id);
  },
  60_000,
);

test('the shipped reader reads what PyTorch read, to a fiftieth', async () => {
  const { card, file } = readReaderFiles();
  const { side, sha256 } = validateReaderCard(card);
  const fixture = JSON.parse(readFileSync(new URL('../../../../training/reader/fixtures/parity.json', import.meta.url), 'utf8')) as {
    sha256: string;
    step: number;
    chances: string;
  };
  expect(fixture.sha256).toBe(sha256);
  const wanted = new Float32Array(Uint8Array.from(Buffer.from(fixture.chances, 'base64')).buffer);
  const data = new Float32Array(3 * side * side);
  for (let index = 0; index < data.length; index++) {
    const [plane, y, x] = [Math.floor(index / side ** 2), Math.floor(index / side) % side, index % side];
    data[index] = ((Math.floor(y / 2) + 37 * plane + Math.floor(x / 64) * 29 * (Math.floor(y / 128) % 2)) % 256) / 127.5 - 1;
  }
  const session = await openSession(WASM, file, { inputs: { picture: null }, outputs: { chances: null } });
  const [chances] = await session.run({ picture: { data, sizes: [1, 3, side, side] } }, ['chances'] as const);
  await session.release();
  const places = side / fixture.step;
  const at = (label: number, row: number, column: number): number =>
    chances[label * side ** 2 + (row + 0.5) * fixture.step * side + (column + 0.5) * fixture.step]!;
  let worst = 0;
  wanted.forEach((chance, index) => {
    const [label, row, column] = [Math.floor(index / places ** 2), Math.floor(index / places) % places, index % places];
    worst = Math.max(worst, Math.abs(chance - at(label, row, column)));
  });
  expect(worst).toBeLessThan(0.02);
}, 120_000);

test('it opens only what its card describes', async () => {
  const cut = readReaderFiles();
  expect(await failureOf(openSceneReader(cut.card, () => Promise.resolve(cut.file.subarray(1)), WASM))).toBe('model-altered');
}, 60_000);
