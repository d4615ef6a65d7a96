// Keeps the mask on show as new as the source: export, label, and again whenever the source changed. One reading at a time.
import { toFailure } from '../../contract/failure';
import { sameSource } from '../../contract/recipe';
import { SQUARE } from '../../inference/engine-api';
import { isReading, subjectOf } from '../state/initial-state';
import type { PanelState } from '../state/panel-state';
import type { Effect, Tools } from './effect';

/** Quiet time after a change in the source before it is read again, ms: a drag sends changes all the time. */
const SETTLE_MS = 200;

interface Reading {
  readonly revision: number;
  readonly abort: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function readMask({ state, dispatch, client, engine }: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): Effect {
  let reading: Reading | null = null;

  function stop(): void {
    reading?.abort.abort();
    clearTimeout(reading?.timer);
    reading = null;
  }

  async function read(revision: number, signal: AbortSignal): Promise<void> {
    const stale = (): boolean => signal.aborted;
    try {
      const picture = await client.ask('export-picture', {});
      if (stale()) return;
      if (!isOfSubject(state(), picture.sourceIds)) {
        // The selection moved on and perhaps back while the plugin exported it: look again when it has come to rest.
        dispatch({ type: 'source-changed' });
        return;
      }
      const map = await engine.label(picture, SQUARE, { signal });
      if (stale()) return;
      const { sourceIds, width, height, findings, solids } = picture;
      dispatch({ type: 'read', revision, picture: { sourceIds, width, height, findings, solids }, map });
    } catch (thrown) {
      if (!stale()) dispatch({ type: 'read-failed', revision, failure: toFailure(thrown, 'The selection could not be read. Try again.') });
    }
  }

  return {
    follow: (_before, action) => {
      const revision = wantedRevision(state());
      // A selection made while an older read runs, or the loss of it, ends that read: only the newest counts.
      if (reading !== null && reading.revision !== revision) stop();
      if (revision === null || reading !== null) return;
      const abort = new AbortController();
      const timer = setTimeout(() => void read(revision, abort.signal), action.type === 'source-changed' ? SETTLE_MS : 0);
      reading = { revision, abort, timer };
    },
    close: stop,
  };
}

/** The revision that the mask should be read of now, or null where none should. */
function wantedRevision({ phase }: PanelState): number | null {
  const subject = subjectOf(phase);
  const failedToRead = phase.kind === 'failed' && phase.doing === 'read';
  return subject !== null && isReading(subject) && phase.kind !== 'painting' && !failedToRead ? subject.revision : null;
}

function isOfSubject({ phase }: PanelState, ids: readonly string[]): boolean {
  const subject = subjectOf(phase);
  return subject !== null && sameSource(subject.source.sourceIds, ids);
}
