// Keeps the mask on show as new as the source: export, label, and again when the source changed meanwhile. One reading at a time;
// one that is overtaken is finished and shown, since in a long drag every one of them is. (It is the plugin that waits for a drag
// to pause before it tells of changes.) While nobody can see the panel only an order is worth a reading.
import { toFailure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import type { Size } from '../../../contract/size';
import { isReading, subjectOf } from '../../state/initial-state';
import type { PanelState } from '../../state/panel-state';
import { sizeOf } from '../painting/size-options';
import type { Effect, Tools } from '../../state/effect';

/** What a reading is of. */
interface Wanted {
  readonly sourceIds: readonly string[];
  readonly revision: number;
  /** Of the label map. */
  readonly size: Size;
}

export function readMask({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  let reading: { readonly sourceIds: readonly string[]; readonly abort: AbortController } | null = null;

  function stop(): void {
    reading?.abort.abort();
    reading = null;
  }

  async function read(signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    // Not at once: several changes in one go are one reading, of what is there after the last of them.
    await new Promise((resume) => setTimeout(resume, 0));
    const wanted = stale() ? null : wantedReading(state());
    if (wanted === null) return;
    const { revision, size } = wanted;
    try {
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
      dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, 'The selection could not be read. Try again.') });
    }
    // The failure of a reading that was overtaken changes nothing, so nobody follows it: the next one starts here.
    next();
  }

  function next(): void {
    const wanted = wantedReading(state());
    // What was selected when the reading began is no longer of interest.
    if (reading !== null && (wanted === null || !sameSource(wanted.sourceIds, reading.sourceIds))) stop();
    if (wanted === null || reading !== null) return;
    const abort = new AbortController();
    reading = { sourceIds: wanted.sourceIds, abort };
    void read(abort.signal);
  }

  return { follow: next, close: stop };
}

/** What the mask should be read of now, or null where none should. */
function wantedReading(state: PanelState): Wanted | null {
  const { phase, visible } = state;
  const subject = subjectOf(phase);
  if (subject === null || !isReading(subject) || phase.kind === 'painting') return null;
  if (phase.kind === 'failed' && phase.doing === 'read') return null;
  return visible || subject.paintWhenRead ? { sourceIds: subject.source.sourceIds, revision: subject.revision, size: sizeOf(state, subject.source) } : null;
}
