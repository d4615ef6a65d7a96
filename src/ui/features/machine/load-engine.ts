// Loads the engine in the background, so that the first painting is as quick as the next.
import { toFailure } from '../../../contract/failure';
import { note } from './opening';
import type { Tools } from '../../state/effect';
import { NOT_LOADED } from './words';

/** Load now and tell the state how it goes. Never rejects. */
export async function loadEngine({ dispatch, engine }: Pick<Tools, 'dispatch' | 'engine'>): Promise<void> {
  dispatch({ type: 'engine-loading' });
  try {
    await engine.load({
      onProgress: ({ phase }) => {
        note(phase);
      },
    });
    dispatch({ type: 'engine-ready' });
  } catch (thrown) {
    // The panel was closed meanwhile.
    const failure = toFailure(thrown, NOT_LOADED);
    if (failure.code !== 'cancelled') dispatch({ type: 'engine-failed', failure });
  }
}
