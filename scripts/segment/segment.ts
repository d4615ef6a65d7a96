// `npm run segment`: a photo or painting to a mask in the nine colours, read by the panel's scene reader, for `npm run paint`. The last line of
// stdout is one JSON object.
import { loadImage } from '@napi-rs/canvas';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { RgbaImage } from '../../src/contract/pictures/image';
import { MASK_LIMITS } from '../../src/contract/pictures/mask-limits';
import { hasPngSignature, pngSize } from '../../src/contract/pictures/png-header';
import { openSceneReader } from '../../src/inference/reader/scene-reader';
import { coverageOf } from '../../src/labels/coverage';
import { labelPixels } from '../../src/labels/label-pixels';
import { resampled } from '../../src/labels/resample';
import { FailureError } from '../../src/contract/failure';
import { InputError, told } from '../shared/input-error';
import { readReaderFiles } from '../shared/model-files';
import { checkTarget, isSameFile, readInput, writeTogether } from '../shared/named-files';
import { nodeCodec, pixelsOf } from '../shared/node-codec';
import { readRuntimeWasm } from '../shared/runtime-wasm';

const USAGE = 'npm run segment -- --in PHOTO --out MASK.png';

const HELP = `Read a photo or painting into the nine classes: ${USAGE}

  --in   JPEG, PNG, WebP, GIF or AVIF
  --out  where the mask goes (PNG, of the picture's size); npm run paint takes it

The last line printed is one JSON object: width, height, coverage, sure (mean chance of the classes that were chosen).`;

async function main(): Promise<void> {
  const paths = readPaths();
  if (paths === null) {
    console.log(HELP);
    return;
  }
  if (await isSameFile(paths.from, paths.to))
    throw new InputError(`--in and --out are the same file, ${told(paths.from)}, which would be lost. Give --out another name.`);
  const target = await checkTarget(paths.to, 'A mask is a PNG', '.png');
  const picture = await decoded(await readInput(paths.from, 'picture', MASK_LIMITS.bytes), paths.from);
  const { card, file } = readReaderFiles();
  const reader = await openSceneReader(card, () => Promise.resolve(file), await readRuntimeWasm());
  const { map, sure } = await reader.read(picture).catch((thrown: unknown) => {
    if (thrown instanceof FailureError && thrown.failure.code === 'empty') throw new InputError(`${told(paths.from)} is wholly transparent.`);
    throw thrown;
  });
  await reader.release();
  const { labels, width, height } = resampled(map, picture);
  await writeTogether([{ target, bytes: await nodeCodec.encode(labelPixels(labels), width, height) }]);
  const mean = sure.reduce((sum, chance) => sum + chance, 0) / sure.length / 255;
  console.log(JSON.stringify({ width, height, coverage: coverageOf(labels), sure: Math.round(mean * 1000) / 1000 }));
}

/** Absolute paths; null where help was asked for. @throws InputError */
function readPaths(): { readonly from: string; readonly to: string } | null {
  let values: { readonly in?: string | undefined; readonly out?: string | undefined; readonly help?: boolean | undefined };
  try {
    ({ values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }));
  } catch (thrown) {
    throw new InputError(`These arguments can't be read (${told((thrown as Error).message.split('.')[0] ?? '')}). Write: ${USAGE}`);
  }
  if (values.help === true) return null;
  if (!values.in || !values.out) throw new InputError(`Say which picture and where its mask goes: ${USAGE}`);
  // npm runs scripts in the package's folder; paths count from where the person stands.
  const here = process.env['INIT_CWD'] ?? process.cwd();
  return { from: resolve(here, values.in), to: resolve(here, values.out) };
}

/** @param path for sentences. @throws InputError for what is no picture, or a larger one than a mask may be. */
async function decoded(bytes: Uint8Array, path: string): Promise<RgbaImage> {
  const refuse = (reason: string): InputError => new InputError(`The picture ${told(path)} can't be read (${reason}).`);
  const tooLarge = ({ width, height }: { width: number; height: number }): boolean =>
    Math.max(width, height) > MASK_LIMITS.side || width * height > MASK_LIMITS.pixels;
  const promised = hasPngSignature(bytes) ? pngSize(bytes) : null;
  if (promised !== null && tooLarge(promised)) throw refuse('it is too large');
  let image: Awaited<ReturnType<typeof loadImage>>;
  try {
    image = await loadImage(bytes);
  } catch {
    throw refuse('it is no picture, or damaged');
  }
  const { width, height } = image;
  if (width === 0 || height === 0) throw refuse('it is 0 pixels wide or high');
  if (tooLarge({ width, height })) throw refuse('it is too large');
  return pixelsOf(image);
}

try {
  await main();
} catch (thrown) {
  const foreseen = thrown instanceof InputError;
  console.error(foreseen ? thrown.message : `Reading the picture failed: ${String(thrown)}`);
  process.exitCode = foreseen ? 2 : 1;
}
