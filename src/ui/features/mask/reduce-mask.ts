// The label map of the source: when it is read anew, and what becomes of one that was read. A reading of an older state of the source
// than the one on show is dropped here.
import type { Failure } from '../../../contract/failure';
import { sameSource } from '../../../contract/recipe';
import type { PanelState } from '../../state/panel-state';
import { atRest, subjectOf, withSubject } from '../../state/phase';
import type { ReadSubject } from '../../state/phase';
import type { Reading } from './reading';

export type MaskAction =
  | { readonly type: 'source-changed' }
  | ({ readonly type: 'read' } & Reading)
  | { readonly type: 'read-failed'; readonly revision: number; readonly failure: Failure };

export function reduceMask(state: PanelState, action: MaskAction): PanelState {
  switch (action.type) {
    case 'source-changed':
      return renewed(state);
    case 'read':
      return withReading(state, action);
    case 'read-failed': {
      const subject = subjectOf(state.phase);
      if (subject === null || subject.revision !== action.revision || state.phase.kind === 'painting') return state;
      return { ...state, phase: { kind: 'failed', subject: { ...subject, paintWhenRead: false }, failure: action.failure, doing: 'read' } };
    }
  }
}

/** Ask for a new reading of the source: something in it changed, or the last reading failed. */
export function renewed(state: PanelState): PanelState {
  if (subjectOf(state.phase) === null) return state;
  const counter = state.counter + 1;
  const phase = withSubject(state.phase, (subject) => ({ ...subject, revision: counter }));
  return { ...state, counter, phase: phase.kind === 'failed' && phase.doing === 'read' ? atRest(phase.subject) : phase };
}

/**
 * A label map was read. It is shown even where the source has changed since, if it is newer than the one on show: in a long drag the
 * next change always comes before the last one is read. An order waits for the newest (press-paint.ts).
 */
function withReading(state: PanelState, { revision, quick, picture, map }: Reading): PanelState {
  const { phase } = state;
  const subject = subjectOf(phase);
  if (subject === null || !sameSource(subject.source.sourceIds, picture.sourceIds)) return state;
  const before = subject.reading;
  const newer = before === null || revision > before.revision || (revision === before.revision && before.quick === true && quick !== true);
  if (!newer) return state;
  const read: ReadSubject = { ...subject, reading: { revision, picture, map, ...(quick && { quick }) } };
  if (subject.paintWhenRead) return { ...state, phase: { kind: 'loading', subject: read } };
  // A painting under way keeps the reading that it was ordered with; a failed one keeps its sentence until it is dismissed.
  const keepsPhase = phase.kind === 'painting' || (phase.kind === 'failed' && phase.doing === 'paint');
  return { ...state, phase: keepsPhase ? { ...phase, subject: read } : atRest(read) };
}
