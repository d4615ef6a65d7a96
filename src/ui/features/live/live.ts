// Live: paints the newest mask for the preview whenever the generator is free. It holds no queue: what is to be painted is looked
// up when its turn comes, so that the newest wins and the last change is never lost.
import { toFailure } from '../../../contract/failure';
import type { Paint } from '../../../inference/api/engine';
import { shrunk } from '../../../labels/resample';
import { wantedByLive } from '../painting/up-to-date';
import type { Wanted } from '../painting/up-to-date';
import type { Effect, Tools } from '../../state/effect';
import { askSmall } from '../../state/ask-plugin';

/** A painting with a longer side than this keeps people waiting: its preview is painted smaller. */
const LIVE_SIDE = 1024;

export function live(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  const { state, dispatch, engine } = tools;
  const closing = new AbortController();
  /** A turn is asked for, or a run is under way. */
  let waiting = false;

  async function paintWhenFree(): Promise<void> {
    waiting = true;
    try {
      await engine.inTurn('preview', async (paint) => {
        const wanted = wantedByLive(state());
        if (wanted !== null) await paintWanted(wanted, paint);
      }, closing.signal);
    } finally {
      waiting = false;
    }
    next();
  }

  async function paintWanted({ from, sourceIds, reading: { map } }: Wanted, paint: Paint): Promise<void> {
    const { labels, width, height } = shrunk(map, LIVE_SIDE, state().painter.sizeMultiple);
    const { style, seed, repaints } = from;
    dispatch({ type: 'live-begun' });
    try {
      const painting = await paint({ labels, width, height, style, seed, repaints });
      dispatch({ type: 'live-painted', sourceIds, preview: { from, painting } });
    } catch (thrown) {
      dispatch({ type: 'live-failed', from, failure: toFailure(thrown, 'The next change is tried again.') });
    }
  }

  function next(): void {
    if (waiting || closing.signal.aborted || wantedByLive(state()) === null) return;
    // The only rejection is that of a turn that was given up because the panel closes.
    paintWhenFree().catch(() => undefined);
  }

  return {
    follow: (before) => {
      const on = state().settings.live;
      if (on !== before.settings.live) void askSmall(tools, 'follow-source', { on });
      next();
    },
    close: () => { closing.abort(); },
  };
}
