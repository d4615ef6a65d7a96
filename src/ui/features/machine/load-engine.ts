// Loads the painter in use in the background, so that the first painting is as quick as the next. Which one that is, is known with the settings: one
// that nobody wants is never loaded.
import { toFailure } from '../../../contract/failure';
import type { Effect, Tools } from '../../state/effect';
import { note } from './opening';
import { NOT_LOADED } from './words';

export function loadEngine({ state, dispatch, engine }: Pick<Tools, 'state' | 'dispatch' | 'engine'>): Effect {
  /** Painters that are being loaded. */
  const underWay = new Set<string>();

  async function load(painter: string): Promise<void> {
    underWay.add(painter);
    try {
      await engine.load(painter, {
        onProgress: ({ phase }) => {
          note(phase);
        },
      });
      underWay.delete(painter);
      dispatch({ type: 'engine-ready', painter });
    } catch (thrown) {
      underWay.delete(painter);
      // The panel was closed meanwhile.
      const failure = toFailure(thrown, NOT_LOADED);
      if (failure.code !== 'cancelled') dispatch({ type: 'engine-failed', painter, failure });
    }
  }

  return {
    follow: () => {
      const { engine: now, phase } = state();
      if (now.kind === 'loading' && phase.kind !== 'starting' && !underWay.has(now.painter)) void load(now.painter);
    },
  };
}
