// Paints a contact sheet, one picture after another, and puts all of it into the document when it is asked to.
import { toFailure } from '../../../contract/failure';
import type { Recipe } from '../../../contract/recipe';
import { sheetOnShow } from './reduce-variations';
import type { VariationSheet } from '../../state/panel-state';
import { carrying } from '../painting/carrying';
import type { Effect, Tools } from '../../state/effect';
import type { RecipeFacts } from '../painting/paint-order';

export interface Variations extends Effect {
  /** Stop painting and keep what is there; where nothing is being painted, close the sheet on show. */
  readonly leaveSheet: () => void;
  /** Put what is painted into the document, side by side. */
  readonly insertSheet: () => void;
}

export function variations({ state, dispatch, client, engine }: Tools, facts: RecipeFacts): Variations {
  let painting = new AbortController();

  async function paintAll({ id, reading: { map }, style, seeds }: VariationSheet, signal: AbortSignal): Promise<void> {
    const { labels, width, height } = map;
    try {
      for (const seed of seeds) {
        const made = await engine.paint(
          { labels, width, height, style, seed, repaints: [] },
          { signal, onProgress: ({ done }) => { dispatch({ type: 'variation-progress', sheet: id, done }); } },
        );
        dispatch({ type: 'variation-painted', sheet: id, painting: made });
      }
    } catch (thrown) {
      dispatch({ type: 'variations-stopped', sheet: id, failure: toFailure(thrown, 'The variations did not work out. Try again.') });
    }
  }

  async function insert({ id, reading, style, seeds, paintings }: VariationSheet): Promise<void> {
    const { picture: { sourceIds }, map: { labels, width, height } } = reading;
    dispatch({ type: 'variations-inserting', sheet: id });
    try {
      const made = await Promise.all(paintings.map(async (painting, index) => {
        const recipe: Recipe = { version: 2, sourceIds, style, seed: seeds[index]!, size: { width, height }, repaints: [], ...facts };
        return { png: await engine.encode(painting), recipe };
      }));
      const { layers } = await client.ask('insert-variations', { variations: made, ...carrying(labels) });
      dispatch({ type: 'variations-inserted', sheet: id, layerIds: layers.map(({ layerId }) => layerId) });
    } catch (thrown) {
      dispatch({ type: 'variations-stopped', sheet: id, failure: toFailure(thrown, 'The variations could not be placed. Try again.') });
    }
  }

  return {
    follow: (before) => {
      const { sheet } = state();
      if (sheet?.id === before.sheet?.id) return;
      painting.abort();
      painting = new AbortController();
      if (sheet !== null) void paintAll(sheet, painting.signal);
    },
    leaveSheet: () => {
      const sheet = sheetOnShow(state());
      if (sheet?.step.kind === 'painting') painting.abort();
      else if (sheet?.step.kind === 'resting') dispatch({ type: 'close-variations' });
    },
    insertSheet: () => {
      const { sheet } = state();
      if (sheet !== null && sheet.step.kind === 'resting' && sheet.paintings.length > 0 && !sheet.inserted) void insert(sheet);
    },
    close: () => { painting.abort(); },
  };
}
