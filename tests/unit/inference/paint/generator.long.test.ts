// The real generator in the real runtime.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import type { RgbaImage } from '../../../../src/contract/pictures/image';
import { SQUARE } from '../../../../src/contract/size';
import { openGenerator } from '../../../../src/inference/paint/generator';
import type { Generator } from '../../../../src/inference/paint/generator';
import type { ModelCard } from '../../../../src/inference/api/model-card';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { CARD, JARGON, MODEL, ONE_STYLE, OTHER_STYLE, WASM } from '../card';
import { wetOnWet } from '../../contract/wet-on-wet';

let generator: Generator;
const labels = Uint8Array.from({ length: 512 * 512 }, (_, index) => (index < 512 * 256 ? 0 : 3));
const paint = async (style: string, seed: number): Promise<Buffer> =>
  Buffer.from((await generator.paint(plainJob(labels, SQUARE, wetOnWet(style), seed))).rgba);

beforeAll(async () => {
  generator = await openGenerator(CARD, MODEL, WASM);
}, 60_000);
afterAll(() => generator.release());

test('same mask, style and seed give the same picture; another seed or style another one', async () => {
  const first = await paint(ONE_STYLE.id, 7);
  expect(first.equals(await paint(ONE_STYLE.id, 7))).toBe(true);
  expect(first.equals(await paint(ONE_STYLE.id, 8))).toBe(false);
  expect(first.equals(await paint(OTHER_STYLE.id, 7))).toBe(false);
}, 60_000);

test('the picture is 512×512, opaque, and more than flat colour', async () => {
  const rgba = await paint(ONE_STYLE.id, 1);
  expect(rgba.length).toBe(512 * 512 * 4);
  expect(rgba.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
  expect(new Set(Array.from({ length: 4096 }, (_, index) => rgba.readUInt32LE(index * 256))).size).toBeGreaterThan(500);
}, 60_000);

/** Mean colours of GRID × GRID blocks. */
function blocks({ rgba, width, height }: RgbaImage): number[] {
  const sums = new Float64Array(GRID * GRID * 3);
  for (let at = 0; at < width * height; at++) {
    const block = Math.floor((Math.floor(at / width) * GRID) / height) * GRID + Math.floor(((at % width) * GRID) / width);
    for (let channel = 0; channel < 3; channel++) sums[block * 3 + channel]! += rgba[at * 4 + channel]!;
  }
  return [...sums].map((sum) => (sum * GRID * GRID) / (width * height));
}
const GRID = 8;
const distance = (one: readonly number[], other: readonly number[]): number =>
  Math.sqrt(one.reduce((sum, value, index) => sum + (value - other[index]!) ** 2, 0) / one.length);

test('a draft is the painting, smaller: nearer to it than to what another style makes of the same shapes', async () => {
  const hills = Uint8Array.from({ length: 512 * 512 }, (_, at) => {
    const [x, y] = [at % 512, Math.floor(at / 512)];
    if (y < 180 + 60 * Math.sin(x / 80)) return 0;
    return y < 300 + 30 * Math.sin(x / 60) ? 2 : y < 400 + 20 * Math.cos(x / 70) ? 5 : 6;
  });
  const job = plainJob(hills, SQUARE, wetOnWet(ONE_STYLE.id), 7);
  const draft = await generator.paint({ ...job, draft: true });
  expect([draft.width, draft.height, draft.rgba.length]).toEqual([320, 320, 320 * 320 * 4]);
  expect(Buffer.from((await generator.paint({ ...job, draft: true })).rgba).equals(Buffer.from(draft.rgba))).toBe(true);
  const small = blocks(draft);
  const own = distance(small, blocks(await generator.paint(job)));
  expect(own).toBeLessThan(0.75 * distance(small, blocks(await generator.paint({ ...job, style: wetOnWet(OTHER_STYLE.id) }))));
  // With its repaints, in the picture's own shape.
  const wide = { ...job, width: 1024, height: 256, repaints: [{ className: 'sky', seed: 3 }] } as const;
  const repainted = await generator.paint({ ...wide, draft: true });
  expect([repainted.width, repainted.height]).toEqual([640, 192]);
  expect(repainted.rgba).not.toEqual((await generator.paint({ ...wide, repaints: [], draft: true })).rgba);
}, 60_000);

async function failureOf(card: ModelCard, model: Uint8Array, wasm: Uint8Array<ArrayBuffer>): Promise<string> {
  const thrown: unknown = await openGenerator(card, model, wasm).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence.length).toBeGreaterThan(20);
  expect(sentence).not.toMatch(JARGON);
  return code;
}

test('a truncated file and a changed byte are refused', async () => {
  const changed = MODEL.slice();
  changed[changed.length >> 1]! ^= 1;
  expect(await failureOf(CARD, MODEL.subarray(0, MODEL.length - 1), WASM)).toBe('model-altered');
  expect(await failureOf(CARD, changed, WASM)).toBe('model-altered');
  expect(await failureOf(CARD, new Uint8Array(0), WASM)).toBe('model-altered');
});

test('a file that fits its card but is no model is refused', async () => {
  const text = new TextEncoder().encode('not a model');
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const card = { ...CARD, bytes: text.length, sha256: Buffer.from(sha256(text)).toString('hex') };
  expect(await failureOf(card, text, WASM)).toBe('model-invalid');
});

test('a card that promises other names than the file has is refused', async () => {
  const card = { ...CARD, outputs: { picture: CARD.outputs.image } } as unknown as ModelCard;
  expect(await failureOf(card, MODEL, WASM)).toBe('model-invalid');
});
