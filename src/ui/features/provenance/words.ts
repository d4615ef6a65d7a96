// What is said about a painting that is there: what made it, and what came of painting it again.
import type { Failure } from '../../../contract/failure';
import { isNewer } from '../../../contract/newer-version';
import type { PaintingWay, Recipe } from '../../../contract/recipe';
import { sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import { edgesWord } from '../edges/words';
import { findPainter, madeBy } from '../painters/painter';
import type { Painter } from '../painters/painter';
import { hasStyle } from '../styles/chosen-style';
import { styleWords } from '../styles/style-words';
import { formatSize } from '../../kit/look/format';
import { quoted, short } from '../../kit/look/quoted';

/** `Rose dawn (sky: Winter), seed 7, 512 × 512, edges 60%`, and what was painted again. */
export function recipeLine({ style, seed, size, repaints, edges }: PaintingWay, painters: readonly Painter[]): string {
  const again = [...new Set(repaints.map(({ className }) => className))];
  const words = styleWords(style, painters);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, seed ${seed}, ${formatSize(size.width, size.height)}, edges ${edgesWord(edges).toLowerCase()}${again.length === 0 ? '' : `, another ${again.join(' and ')}`}`;
}

/** Whether this version of the painter made it, and whether a newer plugin did. @param own version of this plugin. */
export function modelLine(way: PaintingWay, painters: readonly Painter[], own: string): string {
  const theirs = short(way.appVersion, 16);
  const newer = isNewer(way.appVersion, own);
  return madeBy(painters, way)
    ? `Made with this version of the painter${newer ? `, by Alla Prima ${theirs}; yours is ${own}` : ''}.`
    : `Made with another version of the painter (${short(way.modelHash.slice(0, 8))}, Alla Prima ${theirs}${newer ? `; yours is ${own}` : ''}). This one will make a different picture of it.`;
}

/** What it means that a layer carries no label map. @param source whether its shapes are there. */
export function noMaskLine(source: boolean): string {
  return `Its mask is not on the layer: it was too large, or an older version painted it. ${source ? 'A recipe exported from it has the mask of the present shapes.' : 'So its shapes can’t be drawn again.'}`;
}

/** What is said on the recipe card of the controls below it: whether they are as in its recipe. */
export function recipeHint(
  recipe: Recipe,
  style: StyleMix,
  { seed, edges }: { readonly seed: number; readonly edges: number },
  painters: readonly Painter[],
): string {
  if (recipe.seed === seed && recipe.edges === edges && sameStyle(recipe.style, style)) {
    // The recipe card says what it means.
    return madeBy(painters, recipe) ? 'The controls are as in this painting.' : '';
  }
  if (hasStyle(recipe.style, painters)) return 'The controls are set to something else. Paint to change it.';
  return findPainter(painters, recipe.style.painter) === null
    ? 'The painter of this painting is not part of this version. Another one paints it anew.'
    : 'The style of this painting is not part of this version. Pick another one.';
}

/** A new painting was made of the source, and the selected one was left alone. */
export function besideSentence(layerName: string): string {
  return `${quoted(layerName)} stands beside it. The old painting is as it was.`;
}

/** While it is made. */
export const PAINTING_BESIDE = 'Painting a new one beside it… Esc cancels.';

/** The layers of a painting are gone or hidden, but its mask is on it. */
export const FROM_MASK = 'The shapes it was made from are not here. It is painted from the mask that it carries.';

export const NO_RECIPE: Failure = {
  code: 'nothing-selected',
  sentence: 'There is nothing to make a recipe of. Select a painting that carries its mask, or shapes.',
};
