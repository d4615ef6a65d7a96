// `npm run paint`: a mask or a recipe to a painting, by the panel's mask, tensor and session code in the terminal. Needs no build. The
// last line of stdout is one JSON object. What may be asked is read by paint-order.ts.
import { hasPngSignature } from 'fast-png';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { FailureError } from '../../src/contract/failure';
import { MAX_SEED } from '../../src/contract/recipe';
import type { PaintingWay } from '../../src/contract/recipe';
import { readRecipeFile, writeRecipeFile } from '../../src/labels/recipe-file';
import type { RecipeFile } from '../../src/labels/recipe-file';
import type { Size } from '../../src/contract/size';
import { namedStyle } from '../../src/contract/style';
import { PICTURE_SIZE, SQUARE } from '../../src/contract/size';
import type { PictureLabels } from '../../src/labels/label-map';
import { openGenerator } from '../../src/inference/paint/generator';
import { coverageOf } from '../../src/labels/coverage';
import { labelPicture } from '../../src/labels/read/label-picture';
import { validateModelCard } from '../../src/inference/api/model-card';
import type { ModelCard, Style } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/output-size';
import { readModelFiles } from '../shared/model-files';
import { InputError } from '../shared/input-error';
import { decodePng, nodeCodec } from '../shared/node-codec';
import { checkFolder, codeOf, writeWhole } from '../shared/output-file';
import { readOrder, RECIPE_USAGE, USAGE } from './paint-order';
import type { Order } from './paint-order';
import { readRuntimeWasm } from '../shared/runtime-wasm';

/** What is painted, and how much of the mask was not understood. */
interface Scene extends RecipeFile {
  readonly unlabelled: number;
}

async function main(): Promise<void> {
  const { card: rawCard, model } = readModelFiles();
  const card = validateModelCard(rawCard);
  const order = readOrder();
  if (order.kind === 'help') {
    console.log(help(card));
    return;
  }
  const scene = order.kind === 'mask' ? await sceneOfMask(order, card) : await sceneOfRecipe(order, card);
  const saveRecipe = order.kind === 'mask' ? order.saveRecipe : null;
  // Before the painting, which takes seconds.
  for (const path of [order.out, saveRecipe]) if (path !== null) await checkFolder(path);

  const {
    labels,
    unlabelled,
    way: {
      size: { width, height },
      style,
      seed,
      repaints,
    },
  } = scene;
  const generator = await openGenerator(card, model, await readRuntimeWasm());
  const { rgba, ms } = await generator.paint({ labels, width, height, style, seed, repaints });
  await generator.release();
  await writeWhole(order.out, await nodeCodec.encode(rgba, width, height));
  if (saveRecipe !== null) await writeWhole(saveRecipe, new TextEncoder().encode(`${writeRecipeFile(scene)}\n`));
  console.log(
    JSON.stringify({ ms: Math.round(ms), backend: 'wasm', model: card.sha256, width, height, coverage: coverageOf(labels), unlabelled }),
  );
}

async function sceneOfMask(order: Extract<Order, { kind: 'mask' }>, card: ModelCard): Promise<Scene> {
  const style = findStyle(card, order.style);
  const {
    map: { labels, width, height, unlabelled },
    frame,
  } = await labelMask(order.mask, order.size, card);
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const way: PaintingWay = {
    style: namedStyle(style.id),
    seed: order.seed,
    size: { width, height },
    repaints: [],
    modelHash: card.sha256,
    appVersion: version,
  };
  return { name: basename(order.mask).replace(/\.png$/i, ''), frame, way, labels, unlabelled };
}

async function sceneOfRecipe({ recipe: path, anyModel }: Extract<Order, { kind: 'recipe' }>, card: ModelCard): Promise<Scene> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw new InputError(`The recipe ${path} can't be read (${codeOf(thrown)}).`);
  });
  const file = readRecipeFile(text);
  if (file.way.modelHash !== card.sha256 && !anyModel) {
    throw new InputError(
      `The recipe was painted by the model ${file.way.modelHash}, and this is ${card.sha256}: the painting would be another one. Add --any-model to paint it all the same.`,
    );
  }
  return { ...file, unlabelled: 0 };
}

function findStyle(card: ModelCard, name: string | undefined): Style {
  const wanted = (name ?? card.defaultStyle).trim().toLowerCase();
  const found =
    card.styles.find((style) => style.id.toLowerCase() === wanted) ?? card.styles.find((style) => style.name.toLowerCase() === wanted);
  if (found === undefined) throw new InputError(`There is no style called “${name ?? ''}”; choose one of: ${styleNames(card)}.`);
  return found;
}

async function labelMask(
  path: string,
  wanted: Extract<Order, { kind: 'mask' }>['size'],
  card: ModelCard,
): Promise<{ map: PictureLabels; frame: Size }> {
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
  const size = wanted === 'native' ? outputSize('full', { width, height }, card) : (wanted ?? SQUARE);
  try {
    const map = labelPicture(
      { ...image, box: { x: 0, y: 0, width, height } },
      [
        [width, 0, 0],
        [0, height, 0],
      ],
      size,
    );
    return { map, frame: { width, height } };
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.code === 'no-semantic-pixel') {
      throw new InputError(`Nothing in ${path} has one of the nine landscape colours, so there is nothing to paint.`);
    }
    throw thrown;
  }
}

function styleNames(card: ModelCard): string {
  return card.styles.map((style) => style.id).join(', ');
}

function help(card: ModelCard): string {
  return [
    `Paint a mask in the terminal: ${USAGE}`,
    `Paint a recipe: ${RECIPE_USAGE}`,
    '',
    '  --mask         PNG of any size in the nine colours of Alla Prima or of Paint with ML',
    '  --out          where the painting goes (PNG)',
    `  --seed         0 to ${MAX_SEED}; the same mask, style, seed and size give the same painting (default 1)`,
    `  --style        ${styleNames(card)} (default ${card.defaultStyle})`,
    `  --size         like 1024x768, or native for the mask's own pixels (default ${PICTURE_SIZE}x${PICTURE_SIZE})`,
    '  --save-recipe  where to write the mask and all that made the painting, to paint it again anywhere (JSON)',
    '  --recipe       such a file, from here or from the panel',
    '  --any-model    paint a recipe of another model, which gives another painting',
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
