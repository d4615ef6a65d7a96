// Live: paints the newest label map for the preview whenever the generator is free; a draft first, and the painting when the hand rests. What to paint
// is decided only when the turn has come: so the newest state is painted, states in between are skipped, and the last change is never lost.
import { toFailure } from '../../../contract/failure';
import type { Paint } from '../../../inference/api/engine';
import { shrunk } from '../../../labels/resample';
import { subjectOf } from '../../state/phase';
import { fromNow, samePaintedFrom } from '../painting/up-to-date';
import type { PaintedFrom } from '../painting/painting-state';
import { REST, watchHand } from './hand';
import { wantedByLive } from './wanted-by-live';
import type { Wanted } from './wanted-by-live';
import { NEXT_CHANGE_IS_TRIED } from './words';
import { painterOf } from '../painters/painter-of';
import type { Effect, Tools } from '../../state/effect';
import { askPlugin } from '../../state/ask-plugin';

/** Longest side of a preview, pixels: larger paintings take too long to follow an edit, so they are previewed smaller. */
const LIVE_SIDE = 1024;

export function live(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine' | 'now'>): Effect {
  const { state, dispatch, engine } = tools;
  const closing = new AbortController();
  const hand = watchHand(tools.now);
  /** What would be painted of the newest state: another one is a move of the hand. */
  let newest: PaintedFrom | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A turn of the generator was asked for or is under way. */
  let waiting = false;

  async function paintWhenFree(): Promise<void> {
    waiting = true;
    try {
      await engine.inTurn(
        'preview',
        async (paint) => {
          const wanted = wantedByLive(state());
          // It may have moved again while this waited.
          if (wanted !== null && restIn(wanted) === 0) await paintWanted(wanted, paint);
        },
        closing.signal,
      );
    } finally {
      waiting = false;
    }
    next();
  }

  /** How long to wait with it, ms: the painting comes after its draft, once the hand rests. */
  function restIn({ drafted }: Wanted): number {
    return drafted ? hand.restsIn() : 0;
  }

  async function paintWanted({ from, sourceIds, reading: { map, quick }, drafted }: Wanted, paint: Paint): Promise<void> {
    const { labels, width, height } = shrunk(map, LIVE_SIDE, painterOf(state()).sizeMultiple);
    const { style, seed, repaints, edges } = from;
    dispatch({ type: 'live-begun' });
    try {
      const draft = engine.drafts && !drafted ? ({ draft: true } as const) : {};
      const painting = await paint({ labels, width, height, style, seed, repaints, edges, ...draft });
      // Where no drafts are painted, a painting of what was read quickly is one all the same.
      dispatch({ type: 'live-painted', sourceIds, preview: { from, painting, ...draft, ...(quick && { draft: true }) } });
    } catch (thrown) {
      dispatch({ type: 'live-failed', from, failure: toFailure(thrown, NEXT_CHANGE_IS_TRIED) });
    }
  }

  function next(): void {
    clearTimeout(timer);
    const wanted = waiting || closing.signal.aborted ? null : wantedByLive(state());
    if (wanted === null) return;
    const wait = restIn(wanted);
    if (wait > 0) {
      timer = setTimeout(next, wait);
      return;
    }
    // It only rejects when the panel closes while it waits for its turn.
    paintWhenFree().catch(() => undefined);
  }

  function watch(): void {
    const subject = subjectOf(state().phase);
    const from = subject === null ? null : fromNow(state(), subject.revision);
    if (from !== null && (newest === null || !samePaintedFrom(from, newest)))
      hand.moved(newest?.revision === from.revision ? REST.panel : REST.document);
    newest = from;
  }

  return {
    follow: (before) => {
      watch();
      const on = state().settings.live;
      if (on !== before.settings.live) void askPlugin(tools, 'follow-source', { on });
      next();
    },
    close: () => {
      clearTimeout(timer);
      closing.abort();
    },
  };
}
