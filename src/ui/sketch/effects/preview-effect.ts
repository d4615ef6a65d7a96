// Paints the drawing for the panel: after each step while Live is on, else when asked. One run at a time; after it the newest drawing, style
// and seed are painted, and those in between are skipped.
import { toFailure } from '../../../contract/failure';
import { sameStyle } from '../../../contract/style';
import type { Engine } from '../../../inference/api/engine';
import type { Tools } from '../../state/effect';
import { chosenStyle } from '../../features/styles/chosen-style';
import type { PanelState } from '../../state/panel-state';
import type { Pad } from '../pad/pad';
import type { PadState, Wish } from '../pad/pad-state';
import { NOT_PAINTED, PAINTED } from '../words';

/** Quiet time after a step before it is painted, ms: short strokes come in quick succession. */
const SETTLE_MS = 120;

export interface PreviewEffect {
  /** Look whether something is to be painted: called after each change of the pad or of the panel. */
  readonly follow: () => void;
  /** Paint the present drawing once, whether Live is on or not. */
  readonly paint: () => void;
  readonly close: () => void;
}

export function previewEffect(
  pad: Pad,
  { state, engine }: Pick<Tools, 'state'> & { readonly engine: Pick<Engine, 'fillGaps' | 'inTurn'> },
): PreviewEffect {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let scheduled: Wish | null = null;
  /** What was painted last or failed: Live does not try it again. */
  let settled: Wish | null = null;
  let running = false;

  const wish = (): Wish => wishOf(pad.state(), state());

  function follow(): void {
    const now = wish();
    const { settings, room } = state();
    if (!settings.live || room !== 'sketch' || running || pad.state().unlabelled === 1 || sameWish(now, settled) || sameWish(now, scheduled))
      return;
    scheduled = now;
    clearTimeout(timer);
    timer = setTimeout(paint, SETTLE_MS);
  }

  function paint(): void {
    clearTimeout(timer);
    scheduled = null;
    if (!running && !abort.signal.aborted && pad.state().unlabelled < 1) void run();
  }

  async function run(): Promise<void> {
    running = true;
    const { painted: before } = pad.state().preview;
    pad.tell({ preview: { painted: before, busy: true, failure: null } });
    settled = wish();
    try {
      const painted = await engine.inTurn(
        'preview',
        async (paintNow) => {
          // Looked up only now that the turn has come, so that the newest is painted.
          const now = (settled = wish());
          const whole = await engine.fillGaps(pad.state().sheet, { signal: abort.signal });
          const { rgba } = await paintNow({ ...whole, style: now.style, seed: now.seed, repaints: [], edges: now.edges });
          return { wish: now, ...whole, rgba };
        },
        abort.signal,
      );
      pad.tell({ preview: { painted, busy: false, failure: null }, ...(state().settings.live ? {} : { said: PAINTED }) });
    } catch (thrown) {
      const failure = toFailure(thrown, NOT_PAINTED);
      pad.tell({ preview: { painted: before, busy: false, failure: failure.code === 'cancelled' ? null : failure } });
    }
    running = false;
    follow();
  }

  return {
    follow,
    paint,
    close: () => {
      clearTimeout(timer);
      abort.abort();
    },
  };
}

/** What a painting of the drawing would be made from now. */
export function wishOf({ revision }: PadState, panel: PanelState): Wish {
  return { revision, style: chosenStyle(panel), seed: panel.settings.seed, edges: panel.settings.edges };
}

export function sameWish(one: Wish, other: Wish | null): boolean {
  return other !== null && one.revision === other.revision && one.seed === other.seed && one.edges === other.edges && sameStyle(one.style, other.style);
}
