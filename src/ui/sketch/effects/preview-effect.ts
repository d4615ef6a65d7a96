// Paints the drawing for the panel: while Live is on, drafts as the hand draws and the painting when it rests; else when asked. One run at a time;
// after it the newest drawing, style and seed are painted, and those in between are skipped.
import { toFailure } from '../../../contract/failure';
import { sameStyle } from '../../../contract/style';
import type { Engine } from '../../../inference/api/engine';
import type { Tools } from '../../state/effect';
import { REST, watchHand } from '../../features/live/hand';
import { chosenStyle } from '../../features/styles/chosen-style';
import type { PanelState } from '../../state/panel-state';
import type { Pad } from '../pad/pad';
import type { PadState, Wish } from '../pad/pad-state';
import { NOT_PAINTED, PAINTED } from '../words';

/** Quiet time after a step before it is painted where there are no drafts, ms: short strokes come in quick succession. */
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
  { state, engine, now }: Pick<Tools, 'state' | 'now'> & { readonly engine: Pick<Engine, 'fillGaps' | 'inTurn' | 'drafts'> },
): PreviewEffect {
  const abort = new AbortController();
  const hand = watchHand(now);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with every mark, within a stroke too. */
  let marks = 0;
  let newest: Target | null = null;
  let scheduled: Target | null = null;
  /** What a draft was painted of last. */
  let drafted: Target | null = null;
  /** What was painted last or failed: Live does not try it again. */
  let settled: Target | null = null;
  let running = false;

  const target = (): Target => ({ ...wishOf(pad.state(), state()), marks });

  function follow(): void {
    const wanted = target();
    if (!sameTarget(wanted, newest)) hand.moved(REST.panel);
    newest = wanted;
    const { settings, room } = state();
    const { preview, unlabelled } = pad.state();
    // With Live off, a draft on show is still followed by its painting.
    const follows = (settings.live || preview.painted?.draft === true) && room === 'sketch' && unlabelled < 1;
    if (!follows || running || sameTarget(wanted, settled) || sameTarget(wanted, scheduled)) return;
    scheduled = wanted;
    clearTimeout(timer);
    const wait = !engine.drafts ? SETTLE_MS : sameTarget(wanted, drafted) ? hand.restsIn() : 0;
    timer = setTimeout(() => {
      start(true);
    }, wait);
  }

  function start(drafts: boolean): void {
    clearTimeout(timer);
    scheduled = null;
    if (!running && !abort.signal.aborted && pad.state().unlabelled < 1) void run(drafts);
  }

  /** @param drafts whether a draft is painted where there was none. */
  async function run(drafts: boolean): Promise<void> {
    running = true;
    const { painted: before } = pad.state().preview;
    pad.tell({ preview: { painted: before, busy: true, failure: null } });
    const turn = { wanted: target(), draft: false };
    try {
      const painted = await engine.inTurn(
        'preview',
        async (paintNow) => {
          // Looked up only now that the turn has come, so that the newest is painted.
          const wanted = (turn.wanted = target());
          const draft = (turn.draft = drafts && engine.drafts && !sameTarget(wanted, drafted));
          const { revision, style, seed, edges } = wanted;
          const whole = await engine.fillGaps(pad.state().sheet, { signal: abort.signal });
          const painting = await paintNow({ ...whole, style, seed, repaints: [], edges, ...(draft ? { draft } : {}) });
          return { wish: { revision, style, seed, edges }, ...whole, painting, draft };
        },
        abort.signal,
      );
      pad.tell({ preview: { painted, busy: false, failure: null }, ...(state().settings.live ? {} : { said: PAINTED }) });
    } catch (thrown) {
      const failure = toFailure(thrown, NOT_PAINTED);
      // Why a draft failed is told when the painting fails, too.
      const told = failure.code === 'cancelled' || turn.draft ? null : failure;
      pad.tell({ preview: { painted: before, busy: false, failure: told } });
    }
    if (turn.draft) drafted = turn.wanted;
    else settled = turn.wanted;
    running = false;
    follow();
  }

  const unwatch = pad.watch(() => {
    if (!engine.drafts) return;
    marks++;
    follow();
  });

  return {
    follow,
    paint: () => {
      start(false);
    },
    close: () => {
      unwatch();
      clearTimeout(timer);
      abort.abort();
    },
  };
}

/** What is to be painted next: a Wish in the middle of a stroke. */
interface Target extends Wish {
  readonly marks: number;
}

function sameTarget(one: Target, other: Target | null): boolean {
  return other?.marks === one.marks && sameWish(one, other);
}

/** What a painting of the drawing would be made from now. */
export function wishOf({ revision }: PadState, panel: PanelState): Wish {
  return { revision, style: chosenStyle(panel), seed: panel.settings.seed, edges: panel.settings.edges };
}

export function sameWish(one: Wish, other: Wish | null): boolean {
  return (
    other !== null &&
    one.revision === other.revision &&
    one.seed === other.seed &&
    one.edges === other.edges &&
    sameStyle(one.style, other.style)
  );
}
