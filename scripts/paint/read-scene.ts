// What is to be painted: a mask, by the panel's own reading of masks, or a recipe.
import { basename } from 'node:path';
import { FailureError } from '../../src/contract/failure';
import { MASK_LIMITS } from '../../src/contract/pictures/mask-limits';
import { hasPngSignature } from '../../src/contract/pictures/png-header';
import { SQUARE } from '../../src/contract/size';
import type { Size } from '../../src/contract/size';
import { namedStyle, withClassStyle } from '../../src/contract/style';
import type { ModelCard, Style } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/output-size';
import type { ImportedLabels } from '../../src/labels/label-map';
import { encodingOf } from '../../src/labels/pasted-json';
import { fill } from '../../src/labels/read/fill';
import { importMask } from '../../src/labels/read/masks/import-mask';
import { maskSize } from '../../src/labels/read/masks/mask-size';
import { readRecipeFile } from '../../src/labels/recipe-file';
import type { RecipeFile } from '../../src/labels/recipe-file';
import { appVersion } from '../shared/app-version';
import { readInput } from '../shared/named-files';
import { InputError, told } from '../shared/input-error';
import type { Order } from './paint-order';

/** What is painted, and how much of the mask was not understood. */
export interface Scene extends RecipeFile {
  readonly unlabelled: number;
}

/** @throws InputError */
export async function sceneOfMask(order: Extract<Order, { kind: 'mask' }>, card: ModelCard): Promise<Scene> {
  let style = namedStyle(findStyle(card, order.style).id);
  for (const [className, name] of order.classStyles) style = withClassStyle(style, className, namedStyle(findStyle(card, name).id));
  const { map, frame } = await readMask(order.mask, order.size, card);
  const { labels, width, height, unlabelled } = map;
  return {
    name: basename(order.mask).replace(/\.png$/i, ''),
    frame,
    way: {
      style,
      seed: order.seed,
      size: { width, height },
      repaints: [],
      edges: order.edges,
      modelHash: card.sha256,
      appVersion: await appVersion(),
    },
    labels,
    unlabelled,
  };
}

/** @throws InputError; FailureError `not-a-recipe`. */
export async function sceneOfRecipe({ recipe: path, anyModel }: Extract<Order, { kind: 'recipe' }>, card: ModelCard): Promise<Scene> {
  const bytes = await readInput(path, 'recipe', MASK_LIMITS.bytes);
  const file = readRecipeFile(new TextDecoder(encodingOf(bytes)).decode(bytes));
  if (![card.sha256, ...(card.formerly ?? [])].includes(file.way.modelHash) && !anyModel) {
    throw new InputError(
      `The recipe was painted by the model ${told(file.way.modelHash)}, and this is ${card.sha256}: the painting would be another one. Add --any-model to paint it all the same.`,
    );
  }
  return { ...file, unlabelled: 0 };
}

export function styleNames(card: ModelCard): string {
  return card.styles.map((style) => style.id).join(', ');
}

function findStyle(card: ModelCard, name: string | undefined): Style {
  const wanted = (name ?? card.defaultStyle).trim().toLowerCase();
  const found =
    card.styles.find((style) => style.id.toLowerCase() === wanted) ?? card.styles.find((style) => style.name.toLowerCase() === wanted);
  if (found === undefined) throw new InputError(`There is no style called “${told(name ?? '')}”; choose one of: ${styleNames(card)}.`);
  return found;
}

/** The mask without holes, and its own size. */
async function readMask(
  path: string,
  wanted: Extract<Order, { kind: 'mask' }>['size'],
  card: ModelCard,
): Promise<{ map: ImportedLabels; frame: Size }> {
  const png = await readInput(path, 'mask', MASK_LIMITS.bytes);
  if (!hasPngSignature(png)) throw new InputError(`The mask ${told(path)} is not a PNG.`);
  const name = told(path);
  try {
    maskSize(png);
    // Loaded late: whatever can be refused without it is refused at once.
    const { nodeCodec } = await import('../shared/node-codec');
    const image = await nodeCodec.decodeFile(png);
    const size = wanted === 'native' ? outputSize('full', image, card) : (wanted ?? SQUARE);
    const map = importMask(image, size);
    // The panel keeps what is foreign empty, for people to draw on; the painter takes no holes.
    fill(map.labels, map.width, map.height);
    return { map, frame: { width: image.width, height: image.height } };
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    if (thrown.failure.code === 'not-a-png' && thrown.detail !== undefined)
      throw new InputError(`The mask ${name} is a damaged or unusual PNG that can't be read (${thrown.detail.replace(/^Error: /, '')}).`);
    throw new InputError(`${name}: ${thrown.message}`);
  }
}
