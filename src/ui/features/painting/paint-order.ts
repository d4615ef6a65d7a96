// A painting that a person ordered: a run of the generator, then the layer in the document.
import { toFailure } from '../../../contract/failure';
import type { Recipe } from '../../../contract/recipe';
import type { Painting } from '../../../inference/api/paint-job';
import type { Paint } from '../../../inference/api/engine';
import { subjectOf } from '../../state/initial-state';
import type { Order } from '../../state/panel-state';
import { paintingFor } from './up-to-date';
import { carrying } from './carrying';
import type { Effect, Tools } from '../../state/effect';

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

/** Share of an order that is done before its PNG is written. */
const PAINT_SHARE = 0.9;

export function paintOrder({ state, dispatch, client, engine, now }: Tools, facts: RecipeFacts): PaintOrder {
  let running: AbortController | null = null;

  async function paint(order: Order): Promise<void> {
    const abort = new AbortController();
    running = abort;
    const started = now();
    const { id, sourceIds, style, seed, repaints } = order;
    try {
      const onShow = made(order);
      const painting = onShow ?? (await engine.inTurn('order', async (paint) => made(order) ?? run(order, paint), abort.signal));
      const png = await engine.encode(painting, { signal: abort.signal });
      dispatch({ type: 'paint-progress', order: id, progress: { phase: 'paint', done: 1 } });
      dispatch({ type: 'inserting', order: id });
      const { width, height } = painting;
      const recipe: Recipe = { version: 2, sourceIds, style, seed, size: { width, height }, repaints, ...facts };
      const carried = carrying(order.reading.map.labels);
      const layer = await client.ask('insert-painting', {
        png, recipe, placement: order.placement, ...carried, ...(order.layerId === null ? {} : { layerId: order.layerId }),
      });
      const seconds = onShow === null ? (now() - started) / 1000 : null;
      const { revision } = order.reading;
      dispatch({ type: 'painted', order: id, painted: { ...layer, revision, seconds, recipe, carriesMask: carried.mask !== undefined }, preview: { from: { revision, style, seed, repaints }, painting } });
    } catch (thrown) {
      dispatch({ type: 'paint-failed', order: id, failure: toFailure(thrown, 'The painting did not work out. Try again.') });
    } finally {
      if (running === abort) running = null;
    }
  }

  /** What Live painted already, perhaps while this order waited for its turn. */
  function made(order: Order): Painting | null {
    return paintingFor(order, subjectOf(state().phase)?.preview ?? null);
  }

  async function run({ id, reading: { map: { labels, width, height } }, style, seed, repaints }: Order, doPaint: Paint): Promise<Painting> {
    const painting = await doPaint({ labels, width, height, style, seed, repaints }, ({ phase, done }) => { dispatch({ type: 'paint-progress', order: id, progress: { phase, done: done * PAINT_SHARE } }); });
    dispatch({ type: 'engine-ready' });
    return painting;
  }

  return {
    follow: (before) => {
      const { phase } = state();
      if (phase.kind === 'painting' && (before.phase.kind !== 'painting' || before.phase.order !== phase.order)) void paint(phase.order);
    },
    cancel: () => {
      const { phase } = state();
      if (phase.kind === 'painting' && phase.step.kind === 'working') running?.abort();
    },
    close: () => { running?.abort(); },
  };
}
