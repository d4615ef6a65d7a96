// Paintings that are ordered from the card of a selected painting. Beside: a new one of the same source, and the old one stays as it is,
// which is for paintings of another version of the painter. Again: the selected layer itself, from the mask that it carries, where its
// shapes are gone. One undo step each.
import { FailureError, toFailure } from '../../../contract/failure';
import { readLabels } from '../../../labels/label-text';
import type { Recipe } from '../../../contract/recipe';
import { chosenStyle, isReading, subjectOf } from '../../state/initial-state';
import type { Notice, Reading } from '../../state/panel-state';
import { carrying } from '../painting/carrying';
import type { Effect, Tools } from '../../state/effect';
import type { RecipeFacts } from '../painting/paint-order';

export interface PaintAside extends Effect {
  readonly paintBeside: () => void;
  readonly repaintLayer: () => void;
  readonly cancel: () => void;
}

export function paintAside({ state, dispatch, client, engine }: Tools, facts: RecipeFacts): PaintAside {
  let running: AbortController | null = null;

  async function run(aside: 'beside' | 'again', paint: (signal: AbortSignal) => Promise<Omit<Notice, 'tone'>>): Promise<void> {
    const abort = running = new AbortController();
    dispatch({ type: 'aside', aside });
    try {
      dispatch({ type: 'notice', notice: { tone: 'done', ...(await paint(abort.signal)) } });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, 'The painting did not work out. Try again.');
      if (code !== 'cancelled') dispatch({ type: 'notice', notice: { tone: 'trouble', sentence, layerId: null } });
    } finally {
      running = null;
      dispatch({ type: 'aside', aside: null });
    }
  }

  async function beside({ picture: { sourceIds }, map: { labels, width, height } }: Reading, signal: AbortSignal): Promise<Omit<Notice, 'tone'>> {
    const style = chosenStyle(state());
    const { settings: { seed }, repaints } = state();
    const recipe: Recipe = { version: 2, sourceIds, style, seed, size: { width, height }, repaints, ...facts };
    const png = await engine.encode(await engine.paint({ labels, width, height, style, seed, repaints }, { signal }), { signal });
    const { layers } = await client.ask('insert-variations', { variations: [{ png, recipe }], ...carrying(labels) });
    const { layerId, layerName } = layers[0]!;
    return { sentence: `“${layerName}” stands beside it. The old painting is as it was.`, layerId };
  }

  async function again(layerId: string, signal: AbortSignal): Promise<Omit<Notice, 'tone'>> {
    const carried = await client.ask('read-recipe', { layerId });
    const { style, seed, size, repaints } = carried.recipe;
    const labels = carried.mask === null ? null : readLabels(carried.mask, size.width * size.height);
    if (carried.mask === null || labels === null) throw new FailureError('source-gone', 'This painting carries no mask that could be painted. Use its style and seed for other shapes.');
    const png = await engine.encode(await engine.paint({ ...size, labels, style, seed, repaints }, { signal }), { signal });
    const { layerName } = await client.ask('repaint-layer', { layerId, png, recipe: { ...carried.recipe, ...facts }, mask: carried.mask });
    return { sentence: `“${layerName}” is painted again, from the mask that it carries.`, layerId };
  }

  return {
    paintBeside: () => {
      const subject = subjectOf(state().phase);
      const reading = subject === null || isReading(subject) ? null : subject.reading;
      if (running === null && reading !== null) void run('beside', (signal) => beside(reading, signal));
    },
    repaintLayer: () => {
      const { phase } = state();
      const painting = phase.kind === 'unpaintable' ? phase.painting : null;
      if (running === null && painting !== null) void run('again', (signal) => again(painting.layerId, signal));
    },
    cancel: () => { running?.abort(); },
    close: () => { running?.abort(); },
  };
}
