// A new painting beside the selected one, which is left alone: offered on the recipe card where another version of the painter made that.
// One undo step.
import { toFailure } from '../../../contract/failure';
import { chosenStyle } from '../styles/chosen-style';
import { isReading, subjectOf } from '../../state/phase';
import type { Notice } from '../../state/notice';
import type { Reading } from '../mask/reading';
import type { Effect, Tools } from '../../state/effect';
import { noticeOf } from '../../state/notice';
import { paintLayer } from '../painting/layer-contents';
import type { FactsOf } from '../painters/facts';
import { NOT_PAINTED } from '../painting/words';
import { besideSentence } from './words';

export interface PaintAside extends Effect {
  readonly paintBeside: () => void;
  readonly cancel: () => void;
}

export function paintAside({ state, dispatch, client, engine }: Tools, facts: FactsOf): PaintAside {
  let running: AbortController | null = null;

  async function run(paint: (signal: AbortSignal) => Promise<Omit<Notice, 'tone'>>): Promise<void> {
    const abort = (running = new AbortController());
    dispatch({ type: 'aside', on: true });
    try {
      dispatch({ type: 'notice', notice: { tone: 'done', ...(await paint(abort.signal)) } });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_PAINTED);
      if (code !== 'cancelled') dispatch({ type: 'notice', notice: noticeOf('trouble', sentence) });
    } finally {
      running = null;
      dispatch({ type: 'aside', on: false });
    }
  }

  async function beside(
    { picture: { sourceIds }, map: { labels, width, height } }: Reading,
    signal: AbortSignal,
  ): Promise<Omit<Notice, 'tone'>> {
    const style = chosenStyle(state());
    const {
      settings: { seed, edges },
      repaints,
    } = state();
    const { mask, ...variation } = await paintLayer(
      engine,
      facts,
      { sourceIds, labels, width, height, style, seed, repaints, edges },
      { signal },
    );
    const { layers } = await client.ask('insert-variations', { variations: [variation], ...(mask === undefined ? {} : { mask }) });
    const { layerId, layerName } = layers[0]!;
    return { sentence: besideSentence(layerName), layerId };
  }

  return {
    paintBeside: () => {
      const subject = subjectOf(state().phase);
      const reading = subject === null || isReading(subject) ? null : subject.reading;
      if (running === null && reading !== null) void run((signal) => beside(reading, signal));
    },
    cancel: () => {
      running?.abort();
    },
    close: () => {
      running?.abort();
    },
  };
}
