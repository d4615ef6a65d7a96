// A painting that a person ordered: a run of the generator, then the layer in the document.
import { toFailure } from '../../../contract/failure';
import type { Paint, Progress } from '../../../inference/api/engine';
import type { Painting } from '../../../inference/api/paint-job';
import type { Effect, Tools } from '../../state/effect';
import { subjectOf } from '../../state/phase';
import type { FactsOf } from '../painters/facts';
import { cutIntoLayers } from '../layers/cut-into-layers';
import type { PaintingLayers } from '../layers/cut-into-layers';
import { jobOf, layerContents, stackProgress } from './layer-contents';
import type { PaintSource } from './layer-contents';
import type { Order } from './painting-state';
import { paintingFor } from './up-to-date';
import { NOT_PAINTED } from './words';

export interface PaintOrder extends Effect {
  /** Stop the painting under way. One that is being placed already lands all the same. */
  readonly cancel: () => void;
}

/** Share of an order that is done before its PNG is written. */
const PAINT_SHARE = 0.9;

export function paintOrder({ state, dispatch, client, engine, now }: Tools, facts: FactsOf): PaintOrder {
  let running: AbortController | null = null;

  async function paint(order: Order): Promise<void> {
    const abort = new AbortController();
    running = abort;
    const started = now();
    const {
      id,
      layerId,
      placement,
      style,
      seed,
      repaints,
      edges,
      reading: { revision },
    } = order;
    try {
      const onShow = paintedByLive(order);
      const painting = onShow ?? (await engine.inTurn('order', async (doPaint) => paintedByLive(order) ?? run(order, doPaint), abort.signal));
      const flat = await layerContents(engine, facts, sourceOf(order), painting, abort.signal);
      const contents = order.asLayers ? { ...flat, layers: await layersOf(order, painting, onShow === null, abort.signal) } : flat;
      dispatch({ type: 'paint-progress', order: id, progress: { phase: 'paint', done: 1 } });
      dispatch({ type: 'inserting', order: id });
      const layer = await client.ask('insert-painting', { ...contents, placement, ...(layerId === null ? {} : { layerId }) });
      const seconds = onShow === null || order.asLayers ? (now() - started) / 1000 : null;
      const painted = { ...layer, revision, seconds, recipe: flat.recipe, carriesMask: flat.mask !== undefined };
      dispatch({ type: 'painted', order: id, painted, preview: { from: { revision, style, seed, repaints, edges }, painting } });
    } catch (thrown) {
      dispatch({ type: 'paint-failed', order: id, failure: toFailure(thrown, NOT_PAINTED) });
    } finally {
      if (running === abort) running = null;
    }
  }

  /** @param painted whether the whole painting was painted just now. */
  function layersOf(order: Order, painting: Painting, painted: boolean, signal: AbortSignal): Promise<PaintingLayers> {
    return cutIntoLayers(engine, facts(order.style.painter).origin, jobOf(sourceOf(order)), painting, {
      signal,
      onProgress: painted ? stackProgress(tellOf(order), true).layers : tellOf(order),
    });
  }

  function tellOf({ id }: Order): (progress: Progress) => void {
    return (progress) => {
      dispatch({ type: 'paint-progress', order: id, progress: { ...progress, done: progress.done * PAINT_SHARE } });
    };
  }

  /** The painting on show, where Live made just this one already, perhaps while the order waited for its turn. */
  function paintedByLive(order: Order): Painting | null {
    return paintingFor(order, subjectOf(state().phase)?.preview ?? null);
  }

  async function run(order: Order, doPaint: Paint): Promise<Painting> {
    const painting = await doPaint(jobOf(sourceOf(order)), stackProgress(tellOf(order), order.asLayers).painting);
    dispatch({ type: 'engine-ready', painter: order.style.painter });
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
    close: () => {
      running?.abort();
    },
  };
}

function sourceOf({
  sourceIds,
  reading: {
    map: { labels, width, height },
  },
  style,
  seed,
  repaints,
  edges,
}: Order): PaintSource {
  return { sourceIds, labels, width, height, style, seed, repaints, edges };
}
