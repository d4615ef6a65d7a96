// A painting that a person ordered: a run of the generator, then the layer in the document.
import { toFailure } from '../../contract/failure';
import type { Recipe } from '../../contract/recipe';
import type { Order } from '../state/panel-state';
import type { Effect, Tools } from './effect';

export interface PaintOrder extends Effect {
  /** Drop the painting under way; one that is being placed lands all the same. */
  readonly cancel: () => void;
}

/** What a recipe says beside the order itself. */
export interface RecipeFacts {
  /** Lower-case hex sha256 of the generator. */
  readonly modelHash: string;
  readonly appVersion: string;
}

export function paintOrder({ state, dispatch, client, engine, turns, now }: Tools, facts: RecipeFacts): PaintOrder {
  let painting: AbortController | null = null;

  async function paint(order: Order): Promise<void> {
    const abort = new AbortController();
    painting = abort;
    const started = now();
    const { id, sourceIds, style, seed } = order;
    const { labels, width, height } = order.reading.map;
    try {
      const result = await turns.ordered(() => engine.paint(
        { labels, width, height, style, seed, repaints: [] },
        { signal: abort.signal, onProgress: (progress) => { dispatch({ type: 'paint-progress', order: id, progress }); } },
      ), abort.signal);
      dispatch({ type: 'engine-ready' });
      dispatch({ type: 'inserting', order: id });
      const recipe: Recipe = { version: 2, sourceIds, style, seed, size: { width, height }, repaints: [], ...facts };
      const layer = await client.ask('insert-painting', { png: result.png, recipe, placement: order.placement });
      const seconds = (now() - started) / 1000;
      dispatch({ type: 'painted', order: id, painted: { ...layer, revision: order.reading.revision, width, height, rgba: result.rgba, seconds, recipe } });
    } catch (thrown) {
      dispatch({ type: 'paint-failed', order: id, failure: toFailure(thrown, 'The painting did not work out. Try again.') });
    } finally {
      if (painting === abort) painting = null;
    }
  }

  return {
    follow: (before) => {
      const { phase } = state();
      if (phase.kind === 'painting' && (before.phase.kind !== 'painting' || before.phase.order !== phase.order)) void paint(phase.order);
    },
    cancel: () => {
      const { phase } = state();
      if (phase.kind === 'painting' && phase.step.kind === 'working') painting?.abort();
    },
    close: () => { painting?.abort(); },
  };
}
