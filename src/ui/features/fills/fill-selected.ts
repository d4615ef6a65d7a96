// Asks how many of the selected layers the painting can fill, each time that something else is selected, and fills them when the person wants that.
import { toFailure } from '../../../contract/failure';
import type { FillLayers } from '../../../contract/wire/messages';
import type { Effect, Tools } from '../../state/effect';
import { noticeOf } from '../../state/notice';
import type { FactsOf } from '../painters/facts';
import { jobOf, layerContents } from '../painting/layer-contents';
import { sameSize } from '../painting/size-options';
import type { Filling } from './filling';
import { filledSentence, NOT_FILLED } from './words';

export interface FillSelected extends Effect {
  readonly fillSelected: () => void;
  /** Give it up; what is on its way into the document lands all the same. */
  readonly leaveFilling: () => void;
}

export function fillSelected({ state, dispatch, client, engine }: Tools, facts: FactsOf): FillSelected {
  let running: AbortController | null = null;

  function over(filling: Filling, thrown: unknown): void {
    const { code, sentence } = toFailure(thrown, NOT_FILLED);
    const notice = code === 'cancelled' ? null : noticeOf('trouble', sentence);
    dispatch({ type: 'fill-over', filling: filling.id, filled: false, notice });
  }

  async function count(filling: Filling): Promise<void> {
    const { what, id } = filling;
    const [sourceIds, layerId] = what.kind === 'layer' ? [what.sourceIds, what.layerId] : [what.source.sourceIds, null];
    try {
      const { fillable } = await client.ask('fill-targets', { sourceIds, layerId });
      dispatch({ type: 'fill-targets', filling: id, targets: fillable });
    } catch (thrown) {
      over(filling, thrown);
    }
  }

  /** What Live shows of a large painting is smaller than the painting. */
  async function contents({ what, id }: Filling, signal: AbortSignal): Promise<FillLayers> {
    if (what.kind === 'layer') return { layerId: what.layerId };
    const onProgress = ({ done }: { readonly done: number }): void => {
      dispatch({ type: 'fill-progress', filling: id, done });
    };
    const painting = sameSize(what.painting, what.source) ? what.painting : await engine.paint(jobOf(what.source), { signal, onProgress });
    return layerContents(engine, facts, what.source, painting, signal);
  }

  async function fill(filling: Filling): Promise<void> {
    const { id } = filling;
    const abort = (running = new AbortController());
    dispatch({ type: 'fill-progress', filling: id, done: 0 });
    try {
      const body = await contents(filling, abort.signal);
      dispatch({ type: 'fill-progress', filling: id, done: 1 });
      const { layers, imageHash, skipped } = await client.ask('fill-layers', body);
      const { layerId } = layers[0]!;
      const notice = { ...noticeOf('done', filledSentence(layers, skipped), layerId), undo: { layerId, imageHash } };
      dispatch({ type: 'fill-over', filling: id, filled: true, notice });
    } catch (thrown) {
      over(filling, thrown);
    } finally {
      if (running === abort) running = null;
    }
  }

  return {
    follow: (before, action) => {
      const { filling } = state();
      if (filling !== null && (filling.id !== before.filling?.id || action.type === 'selection')) void count(filling);
    },
    fillSelected: () => {
      const { filling } = state();
      if (filling !== null && filling.done === null && (filling.targets ?? 0) > 0) void fill(filling);
    },
    leaveFilling: () => {
      const { filling } = state();
      if (filling === null || filling.done === 1) return;
      running?.abort();
      dispatch({ type: 'fill-over', filling: filling.id, filled: false, notice: null });
    },
    close: () => {
      running?.abort();
    },
  };
}
