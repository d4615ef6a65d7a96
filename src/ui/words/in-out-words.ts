// What came of an import, an export or a pasted recipe, in a sentence.
import type { PaintingWay } from '../../contract/recipe';
import { formatShare } from './format';

/** Less than this share of a mask is edges, and not worth a sentence. */
const WORTH_SAYING = 0.005;

export function exportedSentence(file: string): string {
  return `“${file}” is in your downloads.`;
}

/** A recipe of this version of the painter was taken over, or of another one. */
export function takenSentence(way: Pick<PaintingWay, 'modelHash'>, modelHash: string): string {
  return way.modelHash === modelHash
    ? 'Style, seed and size are the recipe’s.'
    : 'This recipe comes from another version of the painter, so its painting will look different here. Press Paint to make it.';
}

/** The shapes of a recipe were drawn, ready to be painted. */
export function drawnSentence(name: string, way: Pick<PaintingWay, 'modelHash'>, modelHash: string): string {
  const model = way.modelHash === modelHash ? '' : ' It comes from another version of the painter and will look different here.';
  return `“${name}” is drawn from its recipe. Press Paint to paint it.${model}`;
}

/** A mask became shapes; what of it was not understood is said with its share. */
export function importedSentence(name: string, shapes: number, notUnderstood: number): string {
  const made = `“${name}” became ${shapes === 1 ? '1 shape' : `${shapes} shapes`}.`;
  if (notUnderstood < WORTH_SAYING) return made;
  return `${made} ${formatShare(notUnderstood)} of the mask has no landscape colour and went to its surroundings.`;
}

export function readingSentence(name: string): string {
  return `Reading “${name}”…`;
}

/** A PNG that can't be a mask. */
export function badMaskSentence(name: string, code: 'not-a-png' | 'no-semantic-pixel'): string {
  return code === 'not-a-png'
    ? `“${name}” is damaged or too large to be read. Save it again as a PNG of at most 4096 pixels a side.`
    : `Nothing in “${name}” has a landscape colour. A mask has the nine colours, those of Paint with ML, or ADE20K’s.`;
}

/** A file that is neither mask nor recipe. */
export function strangeFileSentence(file: string): string {
  return `“${file}” is neither a mask nor a recipe. Choose a PNG mask or a recipe of Alla Prima.`;
}
