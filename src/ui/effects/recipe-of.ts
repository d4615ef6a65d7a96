// The recipe of what is selected, on its own: with the mask, so that it can be painted elsewhere.
import { FailureError } from '../../contract/failure';
import type { PaintingWay } from '../../contract/recipe';
import type { RecipeFile } from '../../contract/recipe-file';
import type { Size } from '../../contract/size';
import { chosenStyle, isReading, subjectOf } from '../state/initial-state';
import type { PanelState, Subject } from '../state/panel-state';
import type { Tools } from './effect';
import type { RecipeFacts } from './paint-order';

/**
 * The recipe of the selected source's painting; where there is none, of the painting that Paint would make now. The mask is the present
 * one. Rejects with a FailureError: `nothing-selected`, or why the mask could not be read.
 */
export async function recipeOf({ state, client, engine }: Pick<Tools, 'state' | 'client' | 'engine'>, facts: RecipeFacts): Promise<RecipeFile> {
  const subject = subjectOf(state().phase);
  const way = subject === null ? null : wayOf(state(), subject, facts);
  if (subject === null || way === null) throw new FailureError('nothing-selected', 'There is nothing to make a recipe of yet. Select a painting or its shapes.');
  const { name, width, height, sourceIds } = subject.source;
  const { reading } = subject;
  const known = reading !== null && !isReading(subject) && sameSize(reading.map, way.size) ? reading.map : null;
  const { labels } = known ?? (await engine.label(await client.ask('export-picture', { sourceIds }), way.size));
  return { name, frame: { width, height }, way, labels };
}

/** Null before the mask is there. */
function wayOf(state: PanelState, { source, reading }: Subject, facts: RecipeFacts): PaintingWay | null {
  if (source.painting !== null) return source.painting.recipe;
  if (reading === null) return null;
  const { width, height } = reading.map;
  return { style: chosenStyle(state), seed: state.settings.seed, size: { width, height }, repaints: state.repaints, ...facts };
}

function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
