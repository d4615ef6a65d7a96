// What is said about the contact sheet of variations.
import type { Variation } from '../../../contract/variations/four-ways';
import type { VariationSheet } from './variation-sheet';

const NUMBERS = ['none', 'one', 'two', 'three', 'four'];

/** The sentence over the sheet's buttons, and what screen readers are told. */
export function sheetSentence({ paintings, variations, step, inserted }: VariationSheet): string {
  if (step.kind === 'painting') return `Painting ${paintings.length + 1} of ${variations.length}…`;
  if (step.kind === 'inserting') return 'Inserting…';
  if (paintings.length === 0) return 'Nothing was painted.';
  if (inserted) return 'They are in the file. Keep one as the painting, or paint four more.';
  return paintings.length === variations.length ? 'Press the one to keep.' : 'Stopped early. Press the one to keep.';
}

/** What screen readers are told of a variation. */
export function variationLabel({ word, seed }: Variation, painted: boolean): string {
  const what = word === `Seed ${seed}` ? `seed ${seed}` : `${word}, seed ${seed}`;
  return painted ? `Keep ${what}` : `${what.charAt(0).toUpperCase()}${what.slice(1)}, not painted yet`;
}

/** What the button says that puts the sheet into the document. */
export function insertLabel(count: number): string {
  return count === 1 ? 'Insert it as a layer' : `Insert all ${NUMBERS[count] ?? count}`;
}

export function insertedSentence(count: number): string {
  return `${count} paintings added side by side.`;
}

export const NOT_PAINTED = 'The variations did not work out. Try again.';
export const NOT_PLACED = 'The variations could not be inserted. Try again.';
