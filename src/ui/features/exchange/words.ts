// What is said about importing and exporting: masks, paintings, recipes.
import type { Failure } from '../../../contract/failure';
import type { PaintingWay } from '../../../contract/recipe';
import { quoted } from '../../kit/look/quoted';
import { isOver } from './arrivals';
import type { Arrivals, FileProgress } from './arrivals';
import { findPainter, madeBy } from '../painters/painter';
import type { Painter } from '../painters/painter';

type Made = Pick<PaintingWay, 'style' | 'modelHash'>;

export function exportedSentence(file: string): string {
  return `${quoted(file)} is in your downloads.`;
}

/** Of a recipe whose painting has no mask on its layer. */
export const presentMaskSentence = 'Its painting carries no mask, so the recipe has the mask of the present shapes.';

/** A recipe of this version of the painter was taken over, or of another one. */
export function takenSentence(way: Made, painters: readonly Painter[]): string {
  if (madeBy(painters, way)) return 'Style, seed and size are the recipe’s.';
  return findPainter(painters, way.style.painter) === null
    ? 'This recipe comes from a painter that is not part of this version. Seed and size are the recipe’s; choose a style and press Paint.'
    : 'This recipe comes from another version of the painter, so its painting will look different here. Press Paint to make it.';
}

/** The shapes of a recipe were drawn, ready to be painted. */
export function drawnSentence(name: string, way: Made, painters: readonly Painter[]): string {
  const model = madeBy(painters, way) ? '' : ' It comes from another version of the painter and will look different here.';
  return `${quoted(name)} is drawn from its recipe. Press Paint to paint it.${model}`;
}

/** A mask became shapes. @param notice what of it was not understood, as a sentence; null where all was. */
export function importedSentence(name: string, shapes: number, notice: string | null): string {
  const made = `${quoted(name)} became ${shapes === 1 ? '1 shape' : `${shapes} shapes`}.`;
  return notice === null ? made : `${made} ${notice}`;
}

/** How many of several files are taken, and what became of them. */
export function arrivalsSentence(arrivals: Arrivals): string {
  const count = (...kinds: readonly FileProgress['kind'][]): number => arrivals.filter(({ progress }) => kinds.includes(progress.kind)).length;
  if (!isOver(arrivals)) return `Taking file ${Math.min(arrivals.length, count('taken', 'failed') + 1)} of ${arrivals.length}…`;
  const [taken, failed, leftOut] = [count('taken'), count('failed'), count('left-out')];
  const done =
    taken === arrivals.length ? `All ${taken} files are in.` : `${taken} of ${arrivals.length} files ${taken === 1 ? 'is' : 'are'} in.`;
  return `${done}${failed === 0 ? '' : ` ${failed === 1 ? 'One' : failed} could not be taken.`}${leftOut === 0 ? '' : ' You cancelled the rest.'}`;
}

/** What became of a file, in its row. */
export const FILE_WORDS = {
  working: 'Reading…',
  leftOut: 'Left out',
  shapes: (count: number): string => (count === 1 ? '1 shape' : `${count} shapes`),
  recipe: 'Its shapes, ready to paint',
  style: 'In the gallery',
  /** Of a photo or painting. */
  picture: 'On the sketch pad',
} as const;

export function readingSentence(name: string): string {
  return `Reading ${quoted(name)}…`;
}

/** “Use its style and seed”: set for whatever is painted next. */
export const CONTROLS_SET = 'Style, seed and size are set. Select shapes and paint them.';

export const NOT_EXPORTED = 'That could not be exported. Try again.';
export const NOT_IMPORTED = 'That could not be brought in. Try again.';

export function tooLarge(file: string): Failure {
  return { code: 'not-a-png', sentence: `${quoted(file)} is too large to be a mask or a recipe. Choose another file.` };
}

/** A folder, or a file that is gone by now. */
export function unreadableFile(file: string): Failure {
  return { code: 'not-a-recipe', sentence: `${quoted(file)} could not be read. It may be a folder, or no longer there. Choose a file.` };
}

/** A file that is neither mask nor recipe. */
export function strangeFile(file: string): Failure {
  return {
    code: 'not-a-recipe',
    sentence: `${quoted(file)} is neither a mask, a picture nor a recipe. Choose a PNG mask, a photo or a recipe of Alla Prima.`,
  };
}

export const IMPORT_HINT = 'A mask (PNG) becomes shapes. A recipe brings its style, seed and size. You can also drop files on the panel.';
export const EXPORT_HINT = 'Select a painting or its shapes to export them.';
export const RECIPE_COPIED = 'Copied. Paste it into the panel in another file, or send it to a teammate.';
