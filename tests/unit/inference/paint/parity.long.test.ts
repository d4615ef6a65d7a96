// What PyTorch painted, painted again by the shipped files in onnxruntime-web. `python3 -m training.ship.ship` writes the fixtures, one a painter.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../../scripts/shared/model-files';
import { validateModelCard } from '../../../../src/inference/api/model-card';
import type { NetworkNames } from '../../../../src/inference/backend/runtime';
import { openSession } from '../../../../src/inference/backend/runtime';
import { fromBase64 } from '../../../../src/inference/paint/base64';
import type { PlainTensor } from '../../../../src/inference/model/plain-tensor';
import { WASM } from '../card';

/** Numbers as base64 of little-endian values. */
interface Stored {
  readonly type: 'float32' | 'int32';
  readonly shape: readonly number[];
  readonly data: string;
}
interface Case {
  readonly inputs: Readonly<Record<string, Stored>>;
  readonly output: Stored;
}
interface Fixtures {
  /** sha256 of the files that the outputs belong to. */
  readonly files: { readonly generator: string; readonly encoder: string };
  readonly generator: readonly Case[];
  readonly encoder: readonly Case[];
  /** Of each detail head. */
  readonly octaves?: readonly (readonly Case[])[];
}

/** Largest difference that is allowed, of a range of −1…1. */
const TOLERANCE = 1e-3;
const FOLDER = fileURLToPath(new URL('../../../../training/ship/fixtures/', import.meta.url));

function tensor({ type, shape, data }: Stored): PlainTensor {
  const bytes = Uint8Array.from(Buffer.from(data, 'base64')).buffer;
  return { data: type === 'int32' ? new Int32Array(bytes) : new Float32Array(bytes), sizes: [...shape] };
}

async function worst(file: Uint8Array, names: NetworkNames, name: string, cases: readonly Case[]): Promise<number> {
  const session = await openSession(WASM, file, names);
  let most = 0;
  for (const { inputs, output } of cases) {
    const [found] = await session.run(Object.fromEntries(Object.entries(inputs).map(([key, stored]) => [key, tensor(stored)])), [name] as const);
    const { data } = tensor(output);
    expect(found.length).toBe(data.length);
    found.forEach((value, index) => {
      most = Math.max(most, Math.abs(value - data[index]!));
    });
  }
  await session.release();
  return most;
}

describe.each(PAINTER_IDS)('%s', (id) => {
  const { card: raw, model, styleEncoder } = readModelFiles(id);
  const card = validateModelCard(raw);
  const encoder = card.styleEncoder!;
  const fixtures = JSON.parse(readFileSync(`${FOLDER}${id}.json`, 'utf8')) as Fixtures;

  test('the fixtures were made with the files that are shipped', () => {
    expect(fixtures.files).toEqual({ generator: card.sha256, encoder: encoder.sha256 });
  });

  test('the generator paints what PyTorch painted, at a square and at a wide shape', async () => {
    expect(fixtures.generator.map(({ output }) => output.shape.slice(2))).toEqual([
      [card.sizeMultiple, card.sizeMultiple],
      [card.sizeMultiple, 2 * card.sizeMultiple],
    ]);
    expect(await worst(new Uint8Array(model), card, 'image', fixtures.generator)).toBeLessThan(TOLERANCE);
  }, 60_000);

  test('the detail heads add what PyTorch added, and nothing to the mean of four pixels', async () => {
    const octaves = card.octaves ?? [];
    expect((fixtures.octaves ?? []).map((cases) => cases.length)).toEqual(octaves.map(() => 2));
    for (const [octave, { model: url }] of octaves.entries()) {
      const cases = fixtures.octaves![octave]!;
      const names = (more: readonly string[]): Record<string, null> => Object.fromEntries(more.map((name) => [name, null]));
      const wanted = { inputs: cases[0]!.inputs, outputs: names(octave + 1 < octaves.length ? ['image', 'next'] : ['image']) };
      const file = fromBase64(url.slice(url.indexOf(',') + 1));
      expect(await worst(file, wanted, 'image', cases)).toBeLessThan(TOLERANCE);
      for (const { inputs, output } of cases) {
        const [large, small] = [tensor(output), tensor(inputs['picture']!)];
        const [, , height, width] = small.sizes as [number, number, number, number];
        small.data.forEach((value, index) => {
          const [plane, y, x] = [Math.floor(index / (height * width)), Math.floor(index / width) % height, index % width];
          const at = (plane * 2 * height + 2 * y) * 2 * width + 2 * x;
          const mean = (large.data[at]! + large.data[at + 1]! + large.data[at + 2 * width]! + large.data[at + 2 * width + 1]!) / 4;
          expect(Math.abs(mean - value)).toBeLessThan(1e-5);
        });
      }
    }
  }, 60_000);

  test('the style encoder reads the style that PyTorch read', async () => {
    expect(fixtures.encoder.length).toBe(2);
    const names = { inputs: encoder.input, outputs: { [encoder.output]: null } };
    expect(await worst(styleEncoder!, names, encoder.output, fixtures.encoder)).toBeLessThan(TOLERANCE);
  }, 60_000);
});
