// Live: paints the newest label map for the preview whenever the generator is free. What to paint is decided only when the turn has come: so
// the newest state is painted, states in between are skipped, and the last change is never lost.
import { toFailure } from '../../../contract/failure';
import type { Paint } from '../../../inference/api/engine';
import { shrunk } from '../../../labels/resample';
import { wantedByLive } from './wanted-by-live';
import type { Wanted } from './wanted-by-live';
import { NEXT_CHANGE_IS_TRIED } from './words';
import type { Effect, Tools } from '../../state/effect';
import { askPlugin } from '../../state/ask-plugin';

/** Longest side of a preview, pixels: larger paintings take too long to follow an edit, so they are previewed smaller. */
const LIVE_SIDE = 1024;

export function live(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  const { state, dispatch, engine } = tools;
  const closing = new AbortController();
  /** A turn of the generator was asked for or is under way. */
  let waiting = false;

  async function paintWhenFree(): Promise<void> {
    waiting = true;
    try {
      await engine.inTurn(
        'preview',
        async (paint) => {
          const wanted = wantedByLive(state());
          if (wanted !== null) await paintWanted(wanted, paint);
        },
        closing.signal,
      );
    } finally {
      waiting = false;
    }
    next();
  }

  async function paintWanted({ from, sourceIds, reading: { map } }: Wanted, paint: Paint): Promise<void> {
    const { labels, width, height } = shrunk(map, LIVE_SIDE, state().painter.sizeMultiple);
    const { style, seed, repaints, edges } = from;
    dispatch({ type: 'live-begun' });
    try {
      const painting = await paint({ labels, width, height, style, seed, repaints, edges });
      dispatch({ type: 'live-painted', sourceIds, preview: { from, painting } });
    } catch (thrown) {
      dispatch({ type: 'live-failed', from, failure: toFailure(thrown, NEXT_CHANGE_IS_TRIED) });
    }
  }

  function next(): void {
    if (waiting || closing.signal.aborted || wantedByLive(state()) === null) return;
    // It only rejects when the panel closes while it waits for its turn.
    paintWhenFree().catch(() => undefined);
  }

  return {
    follow: (before) => {
      const on = state().settings.live;
      if (on !== before.settings.live) void askPlugin(tools, 'follow-source', { on });
      next();
    },
    close: () => {
      closing.abort();
    },
  };
}
