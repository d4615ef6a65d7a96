// “Like this picture”: the selected layer as a small picture from the plugin, its style vector from the engine.
import { toFailure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import { LONGEST_NAME } from '../../../contract/style';
import { pngUrl } from '../../kit/look/png-url';
import { subjectOf } from '../../state/initial-state';
import { isUnderstood } from './reduce-styles';
import type { Effect, Tools } from '../../state/effect';

export interface TakeStyle extends Effect {
  /** Take the style of whatever is selected; one at a time. */
  readonly takeStyle: () => void;
}

const NO_PICTURE = 'This is the frame to be painted. Select the picture whose look it shall take, then press again.';

export function takeStyle({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): TakeStyle {
  const closing = new AbortController();

  async function take(): Promise<void> {
    dispatch({ type: 'taking-style' });
    try {
      const { layerId, name, png } = await client.ask('read-style-picture', {});
      if (isScene(layerId)) {
        dispatch({ type: 'style-refused', failure: { code: 'unsupported-node', sentence: NO_PICTURE } });
        return;
      }
      // Before its bytes are handed over.
      const thumbnail = pngUrl(png);
      const vector = await engine.styleOf(png, { signal: closing.signal });
      dispatch({ type: 'style-taken', picture: { name: name.slice(0, LONGEST_NAME), vector, thumbnail } });
    } catch (thrown) {
      dispatch({ type: 'style-refused', failure: toFailure(thrown, 'The look of this picture could not be taken. Try again.') });
    }
  }

  /** The shapes that would be painted in that style: their flat colours are no look to take. */
  function isScene(layerId: string): boolean {
    const subject = subjectOf(state().phase);
    return subject !== null && isUnderstood(subject) && sameSource(subject.source.sourceIds, [layerId]);
  }

  return {
    takeStyle: () => { if (!state().looks.taking) void take(); },
    close: () => { closing.abort(); },
  };
}
