// Keeps the label map on show as new as the source: the source is exported, labelled, and read again when it changed meanwhile. There is one
// reading at a time. If the source changes during it, the reading is finished and shown all the same: in a long drag that happens to every
// one. (How often a drag is told of is up to the plugin.) While the hand moves it is read quickly, and once it rests whole; so it is before and after the
// first draft that Live shows of a source. While the panel is hidden only an order starts a reading.
import { FailureError, toFailure } from '../../../contract/failure';
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import type { Size } from '../../../contract/size';
import { isReading, subjectOf } from '../../state/phase';
import type { Subject } from '../../state/phase';
import type { PanelState } from '../../state/panel-state';
import { REST, watchHand } from '../live/hand';
import { sizeOf } from '../painting/size-options';
import type { Effect, Tools } from '../../state/effect';
import { tooThin } from './too-thin';
import { NOT_READ } from './words';

/** What to read. */
interface Wanted {
  readonly sourceIds: readonly string[];
  readonly revision: number;
  /** Of the label map. */
  readonly size: Size;
  /** Why it can't be read at all; null where it can. */
  readonly obstacle: Failure | null;
  /** A quick reading serves, as long as the hand moves. */
  readonly mayBeQuick: boolean;
  /** A quick one of this revision is there. */
  readonly readQuickly: boolean;
  /** Live shows a draft of it next, its first preview, which a whole reading would only delay. */
  readonly draftIsDue: boolean;
}

export function readLabelMap({ state, dispatch, client, engine, now }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine' | 'now'>): Effect {
  const hand = watchHand(now);
  let reading: { readonly sourceIds: readonly string[]; readonly abort: AbortController } | null = null;
  /** The newest revision that was seen; the one of which a quick reading failed, so that it is read whole at once. */
  let [newest, failed] = [0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wantedNow(): Wanted | null {
    const current = state();
    // Which processor paints, and so whether there are drafts, is not known before the painter is loaded.
    return wantedReading(current, engine.drafts || current.engine.kind !== 'ready');
  }

  function stop(): void {
    reading?.abort.abort();
    reading = null;
  }

  async function read(signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    // After the changes that come in the same task, so that several of them cost one reading.
    await new Promise((resume) => setTimeout(resume, 0));
    const wanted = stale() ? null : wantedNow();
    if (wanted === null) return;
    const { revision, size } = wanted;
    const quick = isQuick(wanted) ? ({ quick: true } as const) : {};
    try {
      if (wanted.obstacle !== null) throw FailureError.of(wanted.obstacle);
      const picture = await client.ask('export-picture', { sourceIds: wanted.sourceIds, ...quick });
      if (stale()) return;
      const map = await engine.label(picture, size, { signal });
      if (stale()) return;
      reading = null;
      const { sourceIds, width, height, findings, solids } = picture;
      dispatch({ type: 'read', revision, picture: { sourceIds, width, height, findings, solids }, map, ...quick });
    } catch (thrown) {
      if (stale()) return;
      reading = null;
      // Fewer pixels may show less: whether it can't be read, only the whole picture says.
      if (quick.quick) failed = revision;
      else dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, NOT_READ) });
    }
    // Where the failure of an outdated reading leaves the state as it is, no `follow` comes: the next reading starts here.
    next();
  }

  function next(): void {
    const wanted = wantedNow();
    clearTimeout(timer);
    // Something else was selected since the reading began.
    if (reading !== null && (wanted === null || !sameSource(wanted.sourceIds, reading.sourceIds))) stop();
    const revision = subjectOf(state().phase)?.revision ?? newest;
    if (revision !== newest) hand.moved(REST.document);
    newest = revision;
    if (wanted === null || reading !== null) return;
    if (wanted.readQuickly && isQuick(wanted)) {
      // While the draft is due, the state changes when it is there, or can't be had.
      if (!wanted.draftIsDue) timer = setTimeout(next, hand.restsIn());
      return;
    }
    const abort = new AbortController();
    reading = { sourceIds: wanted.sourceIds, abort };
    void read(abort.signal);
  }

  function isQuick({ mayBeQuick, draftIsDue, revision }: Wanted): boolean {
    return mayBeQuick && failed !== revision && (draftIsDue || hand.restsIn() > 0);
  }

  return {
    follow: next,
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
}

/** What should be read now, or null. @param drafts whether Live's first painting of it is a draft, as far as is known. */
function wantedReading(state: PanelState, drafts: boolean): Wanted | null {
  const { phase, visible } = state;
  const subject = subjectOf(phase);
  if (subject === null || !isReading(subject) || phase.kind === 'painting') return null;
  if (phase.kind === 'failed' && phase.doing === 'read') return null;
  const due = drafts && draftIsDue(state, subject);
  // It is being painted, and everything else would slow that down.
  if (due && state.live.painting) return null;
  return visible || subject.paintWhenRead
    ? {
        sourceIds: subject.source.sourceIds,
        revision: subject.revision,
        size: sizeOf(state, subject.source),
        obstacle: tooThin(subject.source),
        // The first reading is no move of the hand, and an order is painted whole.
        mayBeQuick: due || (subject.reading !== null && !subject.paintWhenRead),
        readQuickly: subject.reading?.revision === subject.revision,
        draftIsDue: due,
      }
    : null;
}

/** Whether Live shows a first draft of the source before anything else is wanted of it. */
function draftIsDue({ settings, room, engine, live }: PanelState, { preview, paintWhenRead }: Subject): boolean {
  return settings.live && preview === null && !paintWhenRead && room === 'selection' && engine.kind !== 'failed' && live.stuck === null;
}
