// “Like this picture”: the selected layer as a small picture from the plugin, its style vector from the engine.
import { toFailure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import { LONGEST_NAME } from '../../../contract/style';
import { pngUrl } from '../../kit/look/png-url';
import { subjectOf } from '../../state/phase';
import { painterOf } from '../painters/painter-of';
import { isUnderstood } from './reduce-styles';
import type { Effect, Tools } from '../../state/effect';
import { NO_PICTURE, STYLE_NOT_TAKEN } from './words';

/** Longer side of the picture, pixels: what the style encoder looks at. */
const STYLE_SIDE = 256;

export interface TakeStyle extends Effect {
  /** Take the style of whatever is selected; one at a time. */
  readonly takeStyle: () => void;
}

export function takeStyle({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): TakeStyle {
  const closing = new AbortController();

  async function take(): Promise<void> {
    dispatch({ type: 'taking-style' });
    try {
      const { layerId, name, png } = await client.ask('read-layer-picture', { side: STYLE_SIDE });
      if (isScene(layerId)) {
        dispatch({ type: 'style-refused', failure: NO_PICTURE });
        return;
      }
      // Made first: the engine takes the bytes, and they are gone afterwards.
      const thumbnail = pngUrl(png);
      const painter = painterOf(state()).id;
      const vector = await engine.styleOf(png, painter, { signal: closing.signal });
      dispatch({ type: 'style-taken', picture: { painter, name: name.slice(0, LONGEST_NAME), vector, thumbnail } });
    } catch (thrown) {
      dispatch({ type: 'style-refused', failure: toFailure(thrown, STYLE_NOT_TAKEN) });
    }
  }

  /** Whether the layer is the landscape that is to be painted, and so no picture to take a look from. */
  function isScene(layerId: string): boolean {
    const subject = subjectOf(state().phase);
    return subject !== null && isUnderstood(subject) && sameSource(subject.source.sourceIds, [layerId]);
  }

  return {
    takeStyle: () => {
      if (!state().looks.taking) void take();
    },
    close: () => {
      closing.abort();
    },
  };
}
