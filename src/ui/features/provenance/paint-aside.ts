// Two ways to paint from the recipe card of a selected painting, one undo step each. `beside` makes a new painting of the same source and
// leaves the selected one alone; it is offered where another version of the painter made that. `again` repaints the selected layer from the
// label map that it carries; it is offered where its shapes are gone.
import { FailureError, toFailure } from '../../../contract/failure';
import { readLabels } from '../../../labels/label-text';
import { chosenStyle } from '../styles/chosen-style';
import { isReading, subjectOf } from '../../state/phase';
import type { Notice } from '../../state/notice';
import type { Reading } from '../mask/reading';
import type { Effect, Tools } from '../../state/effect';
import { noticeOf } from '../../state/notice';
import { paintLayer } from '../painting/layer-contents';
import type { RecipeFacts } from '../painting/layer-contents';
import { NOT_PAINTED } from '../painting/words';
import { besideSentence, NO_MASK, repaintedSentence } from './words';

export interface PaintAside extends Effect {
  readonly paintBeside: () => void;
  readonly repaintLayer: () => void;
  readonly cancel: () => void;
}

export function paintAside({ state, dispatch, client, engine }: Tools, facts: RecipeFacts): PaintAside {
  let running: AbortController | null = null;

  async function run(aside: 'beside' | 'again', paint: (signal: AbortSignal) => Promise<Omit<Notice, 'tone'>>): Promise<void> {
    const abort = (running = new AbortController());
    dispatch({ type: 'aside', aside });
    try {
      dispatch({ type: 'notice', notice: { tone: 'done', ...(await paint(abort.signal)) } });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_PAINTED);
      if (code !== 'cancelled') dispatch({ type: 'notice', notice: noticeOf('trouble', sentence) });
    } finally {
      running = null;
      dispatch({ type: 'aside', aside: null });
    }
  }

  async function beside(
    { picture: { sourceIds }, map: { labels, width, height } }: Reading,
    signal: AbortSignal,
  ): Promise<Omit<Notice, 'tone'>> {
    const style = chosenStyle(state());
    const {
      settings: { seed },
      repaints,
    } = state();
    const { mask, ...variation } = await paintLayer(engine, facts, { sourceIds, labels, width, height, style, seed, repaints }, { signal });
    const { layers } = await client.ask('insert-variations', { variations: [variation], ...(mask === undefined ? {} : { mask }) });
    const { layerId, layerName } = layers[0]!;
    return { sentence: besideSentence(layerName), layerId };
  }

  async function again(layerId: string, signal: AbortSignal): Promise<Omit<Notice, 'tone'>> {
    const carried = await client.ask('read-recipe', { layerId });
    const { sourceIds, style, seed, size, repaints } = carried.recipe;
    const labels = carried.mask === null ? null : readLabels(carried.mask, size.width * size.height);
    if (labels === null) throw FailureError.of(NO_MASK);
    const contents = await paintLayer(engine, facts, { sourceIds, ...size, labels, style, seed, repaints }, { signal });
    const { layerName } = await client.ask('repaint-layer', { layerId, ...contents });
    return { sentence: repaintedSentence(layerName), layerId };
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
    cancel: () => {
      running?.abort();
    },
    close: () => {
      running?.abort();
    },
  };
}
