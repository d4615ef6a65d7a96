// Keeps the label map on show as new as the source: the source is exported, labelled, and read again when it changed meanwhile. There is one
// reading at a time. If the source changes during it, the reading is finished and shown all the same: in a long drag that happens to every
// one. (How often a drag is told of is up to the plugin.) While the panel is hidden only an order starts a reading.
import { FailureError, toFailure } from '../../../contract/failure';
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import type { Size } from '../../../contract/size';
import { isReading, subjectOf } from '../../state/phase';
import type { PanelState } from '../../state/panel-state';
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
}

export function readLabelMap({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  let reading: { readonly sourceIds: readonly string[]; readonly abort: AbortController } | null = null;

  function stop(): void {
    reading?.abort.abort();
    reading = null;
  }

  async function read(signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    // After the changes that come in the same task, so that several of them cost one reading.
    await new Promise((resume) => setTimeout(resume, 0));
    const wanted = stale() ? null : wantedReading(state());
    if (wanted === null) return;
    const { revision, size } = wanted;
    try {
      if (wanted.obstacle !== null) throw FailureError.of(wanted.obstacle);
      const picture = await client.ask('export-picture', { sourceIds: wanted.sourceIds });
      if (stale()) return;
      const map = await engine.label(picture, size, { signal });
      if (stale()) return;
      reading = null;
      const { sourceIds, width, height, findings, solids } = picture;
      dispatch({ type: 'read', revision, picture: { sourceIds, width, height, findings, solids }, map });
    } catch (thrown) {
      if (stale()) return;
      reading = null;
      dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, NOT_READ) });
    }
    // Where the failure of an outdated reading leaves the state as it is, no `follow` comes: the next reading starts here.
    next();
  }

  function next(): void {
    const wanted = wantedReading(state());
    // Something else was selected since the reading began.
    if (reading !== null && (wanted === null || !sameSource(wanted.sourceIds, reading.sourceIds))) stop();
    if (wanted === null || reading !== null) return;
    const abort = new AbortController();
    reading = { sourceIds: wanted.sourceIds, abort };
    void read(abort.signal);
  }

  return { follow: next, close: stop };
}

/** What should be read now, or null. */
function wantedReading(state: PanelState): Wanted | null {
  const { phase, visible } = state;
  const subject = subjectOf(phase);
  if (subject === null || !isReading(subject) || phase.kind === 'painting') return null;
  if (phase.kind === 'failed' && phase.doing === 'read') return null;
  return visible || subject.paintWhenRead
    ? {
        sourceIds: subject.source.sourceIds,
        revision: subject.revision,
        size: sizeOf(state, subject.source),
        obstacle: tooThin(subject.source),
      }
    : null;
}
