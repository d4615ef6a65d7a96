// `npm run paint -- --mask IN.png --out OUT.png [--seed N] [--style NAME]`: the panel's mask, tensor and session code in the
// terminal. Needs no build. The last line of stdout is one JSON object.
import { hasPngSignature } from 'fast-png';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FailureError } from '../src/contract/failure';
import { MAX_SEED } from '../src/contract/recipe';
import { PICTURE_SIZE, SQUARE } from '../src/inference/engine-api';
import type { LabelMap } from '../src/inference/engine-api';
import { openGenerator } from '../src/inference/generator';
import { labelPicture } from '../src/inference/label-map/label-picture';
import { validateModelCard } from '../src/inference/model-card';
import type { ModelCard, Style } from '../src/inference/model-card';
import { plainJob } from '../src/inference/plain-job';
import { readModelFiles } from './model-files';
import { decodePng, nodeCodec } from './node-codec';
import { readRuntimeWasm } from './runtime-wasm';

const USAGE = 'npm run paint -- --mask IN.png --out OUT.png [--seed N] [--style NAME]';

/** Something that the person can put right: one sentence, exit code 2. */
class InputError extends Error {}

interface Order {
  readonly mask: string;
  readonly out: string;
  readonly seed: number;
  readonly style: string | undefined;
}

async function main(): Promise<void> {
  const { card: rawCard, model } = readModelFiles();
  const card = validateModelCard(rawCard);
  const order = readOrder();
  if (order === null) {
    console.log(help(card));
    return;
  }
  const style = findStyle(card, order.style);
  const mask = await labelMask(order.mask);
  await checkFolder(order.out);

  const generator = await openGenerator(card, model, await readRuntimeWasm());
  const { rgba, ms } = await generator.paint(plainJob(mask.labels, SQUARE, style.id, order.seed));
  await generator.release();
  await writeWhole(order.out, await nodeCodec.encode(rgba, PICTURE_SIZE, PICTURE_SIZE));
  console.log(JSON.stringify({
    ms: Math.round(ms),
    backend: 'wasm',
    model: card.sha256,
    width: PICTURE_SIZE,
    height: PICTURE_SIZE,
    coverage: mask.coverage,
    unlabelled: mask.unlabelled,
  }));
}

/** @returns null when help was asked for. */
function readOrder(): Order | null {
  const text = { type: 'string' } as const;
  let values: { mask?: string; out?: string; seed?: string; style?: string; help?: boolean };
  try {
    ({ values } = parseArgs({ options: { mask: text, out: text, seed: text, style: text, help: { type: 'boolean', short: 'h' } } }));
  } catch (thrown) {
    throw new InputError(`These arguments can't be read (${(thrown as Error).message.split('.')[0] ?? ''}). Write: ${USAGE}`);
  }
  if (values.help === true) return null;
  const { mask, out, seed = '1', style } = values;
  if (!mask || !out) throw new InputError(`Say which mask to paint and where to put the painting: ${USAGE}`);
  if (!/^[0-9]{1,10}$/.test(seed) || Number(seed) > MAX_SEED) throw new InputError(`The seed must be a whole number from 0 to ${MAX_SEED}, not “${seed}”.`);
  // npm runs scripts in the package's folder; paths count from where the person stands.
  const here = process.env['INIT_CWD'] ?? process.cwd();
  return { mask: resolve(here, mask), out: resolve(here, out), seed: Number(seed), style };
}

function findStyle(card: ModelCard, name: string | undefined): Style {
  const wanted = (name ?? card.defaultStyle).trim().toLowerCase();
  const found = card.styles.find((style) => style.id.toLowerCase() === wanted) ?? card.styles.find((style) => style.name.toLowerCase() === wanted);
  if (found === undefined) throw new InputError(`There is no style called “${name ?? ''}”; choose one of: ${styleNames(card)}.`);
  return found;
}

async function labelMask(path: string): Promise<LabelMap> {
  const png = await readFile(path).catch((thrown: unknown) => {
    throw new InputError(`The mask ${path} can't be read (${codeOf(thrown)}).`);
  });
  if (!hasPngSignature(png)) throw new InputError(`The mask ${path} is not a PNG.`);
  let image: ReturnType<typeof decodePng>;
  try {
    image = decodePng(png);
  } catch (thrown) {
    const detail = thrown instanceof FailureError ? (thrown.detail ?? '') : String(thrown);
    throw new InputError(`The mask ${path} is a damaged or unusual PNG that can't be read (${detail.replace(/^Error: /, '')}).`);
  }
  const { width, height } = image;
  try {
    return labelPicture({ ...image, box: { x: 0, y: 0, width, height } }, [[width, 0, 0], [0, height, 0]], SQUARE);
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.code === 'no-semantic-pixel') {
      throw new InputError(`Nothing in ${path} has one of the nine landscape colours, so there is nothing to paint.`);
    }
    throw thrown;
  }
}

/** Before the work rather than after it. */
async function checkFolder(out: string): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => null);
  if (folder?.isDirectory() !== true) throw new InputError(`The folder ${dirname(out)} does not exist; make it first or choose another --out.`);
  if ((await stat(out).catch(() => null))?.isDirectory() === true) throw new InputError(`${out} is a folder; give --out a file name.`);
}

/** All of the file or nothing: written beside its place, then moved there. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.painting-${process.pid}.part`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true });
    throw new InputError(`The painting can't be written to ${path} (${codeOf(thrown)}).`);
  }
}

function codeOf(thrown: unknown): string {
  const { code } = thrown as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = { ENOENT: 'no such file', EACCES: 'no permission', EISDIR: 'it is a folder', ENOSPC: 'the disk is full', EROFS: 'the disk is read-only', ENAMETOOLONG: 'the name is too long' };
  return known[code ?? ''] ?? code ?? String(thrown);
}

function styleNames(card: ModelCard): string {
  return card.styles.map((style) => style.id).join(', ');
}

function help(card: ModelCard): string {
  return [
    `Paint a mask in the terminal: ${USAGE}`,
    '',
    '  --mask   PNG of any size in the nine colours of Alla Prima or of Paint with ML',
    `  --out    where the ${PICTURE_SIZE}×${PICTURE_SIZE} painting goes (PNG)`,
    `  --seed   0 to ${MAX_SEED}; the same mask, style and seed give the same painting (default 1)`,
    `  --style  ${styleNames(card)} (default ${card.defaultStyle})`,
    '',
    'The last line printed is one JSON object: ms, backend, model, width, height, coverage, unlabelled.',
  ].join('\n');
}

try {
  await main();
} catch (thrown) {
  const foreseen = thrown instanceof InputError || thrown instanceof FailureError;
  console.error(foreseen ? thrown.message : `Painting failed: ${String(thrown)}`);
  process.exitCode = foreseen ? 2 : 1;
}
