// What is to be painted: a mask, by the panel's own reading of masks, or a recipe.
import { basename } from 'node:path';
import { FailureError } from '../../src/contract/failure';
import { MASK_LIMITS } from '../../src/contract/pictures/mask-limits';
import { hasPngSignature } from '../../src/contract/pictures/png-header';
import { SQUARE } from '../../src/contract/size';
import type { Size } from '../../src/contract/size';
import type { ModelCard } from '../../src/inference/api/model-card';
import { outputSize } from '../../src/inference/api/sizes/output-size';
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
import { chooseStyle } from './choose-style';
import type { Order } from './paint-order';

/** By whom it is painted. */
export interface PaintableScene extends Scene {
  readonly card: ModelCard;
}

/** What is painted, and how much of the mask was not understood. */
export interface Scene extends RecipeFile {
  readonly unlabelled: number;
}

/** @throws InputError */
export async function sceneOfMask(order: Extract<Order, { kind: 'mask' }>, cards: readonly ModelCard[]): Promise<PaintableScene> {
  const { card, style } = chooseStyle(cards, order);
  const { map, frame } = await readMask(order.mask, order.size, card);
  const { labels, width, height, unlabelled } = map;
  return {
    card,
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
export async function sceneOfRecipe(
  { recipe: path, anyModel }: Extract<Order, { kind: 'recipe' }>,
  cards: readonly ModelCard[],
): Promise<PaintableScene> {
  const bytes = await readInput(path, 'recipe', MASK_LIMITS.bytes);
  const file = readRecipeFile(new TextDecoder(encodingOf(bytes)).decode(bytes));
  const { painter } = file.way.style;
  const card = cards.find((one) => one.painter.id === painter);
  if (card === undefined)
    throw new InputError(
      `The recipe is of the painter “${told(painter)}”, which is not part of this version. It has ${cards.map((one) => one.painter.id).join(', ')}.`,
    );
  if (![card.sha256, ...(card.formerly ?? [])].includes(file.way.modelHash) && !anyModel) {
    throw new InputError(
      `The recipe was painted by the model ${told(file.way.modelHash)}, and this is ${card.sha256}: the painting would be another one. Add --any-model to paint it all the same.`,
    );
  }
  return { ...file, card, unlabelled: 0 };
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
