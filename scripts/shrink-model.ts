// `npx tsx scripts/shrink-model.ts --card IN.json --name FILE.onnx --version V [--sheet OUT.png]`: takes a generator as it was trained (a
// card and its file beside it), stores its weights as 8-bit integers, and writes card and file into assets/models/ in place of
// what lies there. Prints how far the paintings of the two files lie apart, in steps of 1/255; the sheet shows them side by side.
import { encode } from 'fast-png';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PICTURE_SIZE, SQUARE } from '../src/inference/engine-api';
import { plainJob } from '../src/inference/plain-job';
import { openGenerator } from '../src/inference/generator';
import { labelPicture } from '../src/inference/label-map/label-picture';
import { validateModelCard } from '../src/inference/model-card';
import type { ModelCard } from '../src/inference/model-card';
import { readModelFiles } from './model-files';
import { decodePng } from './node-codec';
import { readOnnx, writeOnnx } from './onnx/file';
import { storeInt8 } from './onnx/store-int8';
import { readRuntimeWasm } from './runtime-wasm';

const EXAMPLES = ['lake', 'seaside', 'forest-river'];
const NOTE = 'Weights stored as 8-bit integers with one scale for each output channel (scripts/shrink-model.ts); computed in float32.';

interface Paintings { readonly pictures: readonly Uint8ClampedArray[]; readonly ms: number }

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { card: { type: 'string' }, name: { type: 'string' }, version: { type: 'string' }, sheet: { type: 'string' } } });
  const { name, version } = values;
  if (values.card === undefined || name === undefined || version === undefined) throw new Error('Say which card to start from and what to call the result: --card IN.json --name FILE.onnx --version V');
  const given = JSON.parse(await readFile(values.card, 'utf8')) as Record<string, unknown>;
  const card = validateModelCard(given);
  const file = new Uint8Array(await readFile(join(dirname(values.card), card.file)));
  const small = writeOnnx(storeInt8(readOnnx(file)));
  const smallCard = {
    ...given,
    version,
    file: name,
    sha256: createHash('sha256').update(small).digest('hex'),
    bytes: small.length,
    provenance: card.provenance.includes(NOTE) ? card.provenance : `${card.provenance} ${NOTE}`,
  };
  await compare({ card, file }, { card: validateModelCard(smallCard), file: small }, values.sheet);
  await replace(smallCard, small);
  console.log(`${card.file} ${file.length} bytes → ${name} ${small.length} bytes`);
}

async function compare(one: { card: ModelCard; file: Uint8Array }, other: { card: ModelCard; file: Uint8Array }, sheet: string | undefined): Promise<void> {
  const [before, after] = [await paintAll(one.card, one.file), await paintAll(other.card, other.file)];
  let [sum, most, count] = [0, 0, 0];
  for (const [index, picture] of before.pictures.entries()) {
    for (const [at, value] of picture.entries()) {
      if (at % 4 === 3) continue;
      const difference = Math.abs(value - after.pictures[index]![at]!);
      sum += difference;
      most = Math.max(most, difference);
      count++;
    }
  }
  console.log(`${before.pictures.length} paintings: differ by ${(sum / count).toFixed(2)} of 255 on average, ${most} at most; ${before.ms.toFixed(0)} ms → ${after.ms.toFixed(0)} ms a painting`);
  if (sheet !== undefined) await writeFile(sheet, sheetOf(before.pictures, after.pictures));
}

/** Every example in every style of the card, example by example. */
async function paintAll(card: ModelCard, file: Uint8Array): Promise<Paintings> {
  const generator = await openGenerator(card, file, await readRuntimeWasm());
  await generator.warmUp();
  const pictures: Uint8ClampedArray[] = [];
  const times: number[] = [];
  for (const name of EXAMPLES) {
    const { rgba, width, height } = decodePng(await readFile(fileURLToPath(new URL(`../examples/${name}.png`, import.meta.url))));
    const { labels } = labelPicture({ rgba, width, height, box: { x: 0, y: 0, width, height } }, [[width, 0, 0], [0, height, 0]], SQUARE);
    for (const style of card.styles) {
      const painting = await generator.paint(plainJob(labels, SQUARE, style.id, 1));
      pictures.push(painting.rgba);
      times.push(painting.ms);
    }
  }
  await generator.release();
  return { pictures, ms: times.toSorted((a, b) => a - b)[times.length >> 1]! };
}

/** Three rows of pairs: for each example its first, middle and last style, as it was and as it is, at full size. */
function sheetOf(before: readonly Uint8ClampedArray[], after: readonly Uint8ClampedArray[]): Uint8Array {
  const styles = before.length / EXAMPLES.length;
  const columns = [0, styles >> 1, styles - 1];
  const [width, height] = [columns.length * 2 * PICTURE_SIZE, EXAMPLES.length * PICTURE_SIZE];
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < EXAMPLES.length; row++) {
    for (const [column, style] of columns.entries()) {
      for (const [side, pictures] of [before, after].entries()) {
        const picture = pictures[row * styles + style]!;
        for (let y = 0; y < PICTURE_SIZE; y++) {
          data.set(picture.subarray(y * PICTURE_SIZE * 4, (y + 1) * PICTURE_SIZE * 4), ((row * PICTURE_SIZE + y) * width + (column * 2 + side) * PICTURE_SIZE) * 4);
        }
      }
    }
  }
  return encode({ width, height, data, depth: 8, channels: 4 });
}

/** The new card and file in place of the ones in assets/models/. */
async function replace(card: Record<string, unknown> & { file: string }, file: Uint8Array): Promise<void> {
  const { card: old, cardPath } = readModelFiles();
  const folder = dirname(cardPath);
  await writeFile(join(folder, card.file), file);
  await writeFile(cardPath, `${JSON.stringify(card, null, 1)}\n`);
  const oldFile = (old as { file: string }).file;
  if (oldFile !== basename(card.file)) await rm(join(folder, oldFile), { force: true });
}

await main();
