// Paints the contact sheet, its variations beside each other where the machine can, and inserts all of them into the document when the person wants that.
import { toFailure } from '../../../contract/failure';
import { sheetOnShow } from './reduce-variations';
import type { VariationSheet } from './variation-sheet';
import type { Effect, Tools } from '../../state/effect';
import { layerContents } from '../painting/layer-contents';
import type { FactsOf } from '../painters/facts';
import { NOT_PAINTED, NOT_PLACED } from './words';

export interface Variations extends Effect {
  /** Stop painting and keep what is there; where nothing is being painted, close the sheet on show. */
  readonly leaveSheet: () => void;
  /** Put what is painted into the document, side by side. */
  readonly insertSheet: () => void;
}

export function variations({ state, dispatch, client, engine }: Tools, facts: FactsOf): Variations {
  let painting = new AbortController();

  async function paintAll({ id, reading: { map }, variations: wanted, edges }: VariationSheet, signal: AbortSignal): Promise<void> {
    const { labels, width, height } = map;
    // One that fails stops the others.
    const failed = new AbortController();
    let shown = 0;
    const paintings = wanted.map(({ style, seed }, index) =>
      engine.paint(
        { labels, width, height, style, seed, repaints: [], edges },
        {
          signal: AbortSignal.any([signal, failed.signal]),
          onProgress: ({ done }) => {
            if (index === shown) dispatch({ type: 'variation-progress', sheet: id, done });
          },
        },
      ),
    );
    for (const painting of paintings) painting.catch(() => undefined);
    try {
      // They come in any order and are shown in that of their seeds.
      for (const painting of paintings) {
        dispatch({ type: 'variation-painted', sheet: id, painting: await painting });
        shown++;
      }
    } catch (thrown) {
      failed.abort();
      dispatch({ type: 'variations-stopped', sheet: id, failure: toFailure(thrown, NOT_PAINTED) });
    }
  }

  async function insert({ id, reading, variations: made, edges, paintings }: VariationSheet): Promise<void> {
    const {
      picture: { sourceIds },
      map: { labels, width, height },
    } = reading;
    dispatch({ type: 'variations-inserting', sheet: id });
    try {
      const contents = await Promise.all(
        paintings.map((painting, index) =>
          layerContents(
            engine,
            facts,
            { sourceIds, labels, width, height, style: made[index]!.style, seed: made[index]!.seed, repaints: [], edges },
            painting,
          ),
        ),
      );
      const mask = contents[0]?.mask;
      const { layers } = await client.ask('insert-variations', {
        variations: contents.map(({ png, recipe }) => ({ png, recipe })),
        ...(mask === undefined ? {} : { mask }),
      });
      dispatch({ type: 'variations-inserted', sheet: id, layerIds: layers.map(({ layerId }) => layerId) });
    } catch (thrown) {
      dispatch({ type: 'variations-stopped', sheet: id, failure: toFailure(thrown, NOT_PLACED) });
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
    close: () => {
      painting.abort();
    },
  };
}
