// Keeps the mask on show as new as the source: export, label, and again whenever the source changed. One reading at a time; it is the
// plugin that waits for a drag to pause before it tells of changes.
import { toFailure } from '../../contract/failure';
import { SQUARE } from '../../inference/engine-api';
import { isReading, subjectOf } from '../state/initial-state';
import type { PanelState } from '../state/panel-state';
import type { Effect, Tools } from './effect';

interface Reading {
  readonly revision: number;
  readonly abort: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Wanted {
  readonly revision: number;
  readonly ids: readonly string[];
}

export function readMask({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  let reading: Reading | null = null;

  function stop(): void {
    reading?.abort.abort();
    clearTimeout(reading?.timer);
    reading = null;
  }

  async function read({ revision, ids }: Wanted, signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    try {
      const picture = await client.ask('export-picture', { sourceIds: ids });
      if (stale()) return;
      const map = await engine.label(picture, SQUARE, { signal });
      if (stale()) return;
      const { sourceIds, width, height, findings, solids } = picture;
      dispatch({ type: 'read', revision, picture: { sourceIds, width, height, findings, solids }, map });
    } catch (thrown) {
      if (!stale()) dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, 'The selection could not be read. Try again.') });
    }
  }

  return {
    follow: () => {
      const wanted = wantedReading(state());
      // A selection made while an older read runs, or the loss of it, ends that read: only the newest counts.
      if (reading !== null && reading.revision !== wanted?.revision) stop();
      if (wanted === null || reading !== null) return;
      const abort = new AbortController();
      // Not at once: several changes of one message are one reading.
      const timer = setTimeout(() => void read(wanted, abort.signal), 0);
      reading = { revision: wanted.revision, abort, timer };
    },
    close: stop,
  };
}

/** The source and the revision that the mask should be read of now, or null where none should. */
function wantedReading({ phase }: PanelState): Wanted | null {
  const subject = subjectOf(phase);
  const failedToRead = phase.kind === 'failed' && phase.doing === 'read';
  return subject !== null && isReading(subject) && phase.kind !== 'painting' && !failedToRead ? { revision: subject.revision, ids: subject.source.sourceIds } : null;
}
