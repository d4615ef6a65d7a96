// A new painting of the selected source beside the one that is there, which stays as it is: for paintings of another version of the
// painter, which would look different painted again. One undo step.
import { toFailure } from '../../contract/failure';
import type { Recipe } from '../../contract/recipe';
import { chosenStyle, isReading, subjectOf } from '../state/initial-state';
import type { Effect, Tools } from './effect';
import type { RecipeFacts } from './paint-order';

export interface PaintBeside extends Effect {
  readonly paintBeside: () => void;
  readonly cancel: () => void;
}

export function paintBeside({ state, dispatch, client, engine, turns }: Tools, facts: RecipeFacts): PaintBeside {
  let running: AbortController | null = null;

  async function paint(abort: AbortController): Promise<void> {
    const subject = subjectOf(state().phase);
    if (subject === null || subject.reading === null || isReading(subject)) return;
    const { picture, map: { labels, width, height } } = subject.reading;
    const style = chosenStyle(state());
    const { settings: { seed }, repaints } = state();
    const recipe: Recipe = { version: 2, sourceIds: picture.sourceIds, style, seed, size: { width, height }, repaints, ...facts };
    running = abort;
    dispatch({ type: 'beside', painting: true });
    try {
      const { png } = await turns.ordered(() => engine.paint({ labels, width, height, style, seed, repaints }, { signal: abort.signal }), abort.signal);
      const { layers: [layer] } = await client.ask('insert-variations', { variations: [{ png, recipe }] });
      dispatch({ type: 'notice', notice: { tone: 'done', sentence: `“${layer!.layerName}” stands beside it. The old painting is as it was.`, layerId: layer!.layerId } });
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, 'The painting did not work out. Try again.');
      if (code !== 'cancelled') dispatch({ type: 'notice', notice: { tone: 'trouble', sentence, layerId: null } });
    } finally {
      running = null;
      dispatch({ type: 'beside', painting: false });
    }
  }

  return {
    paintBeside: () => { if (running === null) void paint(new AbortController()); },
    cancel: () => { running?.abort(); },
    close: () => { running?.abort(); },
  };
}
