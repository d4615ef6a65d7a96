// The recipe of what is selected, on its own: with the mask, so that it can be painted elsewhere.
import { FailureError } from '../../contract/failure';
import type { PaintingWay } from '../../contract/recipe';
import type { RecipeFile } from '../../contract/recipe-file';
import { chosenStyle, isReading, subjectOf } from '../state/initial-state';
import type { PanelState, Subject } from '../state/panel-state';
import { sameSize, sizeOf } from '../state/size-options';
import type { Tools } from './effect';
import type { RecipeFacts } from './paint-order';

/**
 * The recipe of the selected source's painting; where there is none, of the painting that Paint would make now. The mask is the present
 * one. Rejects with a FailureError: `nothing-selected`, or why the mask could not be read.
 */
export async function recipeOf({ state, client, engine }: Pick<Tools, 'state' | 'client' | 'engine'>, facts: RecipeFacts): Promise<RecipeFile> {
  const subject = subjectOf(state().phase);
  if (subject === null) throw new FailureError('nothing-selected', 'Nothing is selected. Select a painting or its shapes to export the recipe.');
  const { name, width, height, sourceIds } = subject.source;
  const way = wayOf(state(), subject, facts);
  const { reading } = subject;
  const known = reading !== null && !isReading(subject) && sameSize(reading.map, way.size) ? reading.map : null;
  const { labels } = known ?? (await engine.label(await client.ask('export-picture', { sourceIds }), way.size));
  return { name, frame: { width, height }, way, labels };
}

function wayOf(state: PanelState, { source }: Subject, facts: RecipeFacts): PaintingWay {
  if (source.painting !== null) return source.painting.recipe;
  return { style: chosenStyle(state), seed: state.settings.seed, size: sizeOf(state, source), repaints: state.repaints, ...facts };
}
