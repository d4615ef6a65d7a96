// Keeps the mask at the size that a painting would get: another choice, another shape of the frame, a recipe taken over.
import { sameSource } from '../../../contract/recipe';
import { isReading, subjectOf } from '../../state/initial-state';
import type { PanelState } from '../../state/panel-state';
import { renewed } from '../../state/select';
import { sameSize, sizeOf } from '../painting/size-options';

/** The state with a new reading asked for where the size is another than before or than that of the mask; else the same state. */
export function withMaskSize(before: PanelState, state: PanelState): PanelState {
  const [old, subject] = [subjectOf(before.phase), subjectOf(state.phase)];
  if (subject === null || (state.phase.kind === 'failed' && state.phase.doing === 'read')) return state;
  const size = sizeOf(state, subject.source);
  const changed = old !== null && sameSource(old.source.sourceIds, subject.source.sourceIds) && !sameSize(sizeOf(before, old.source), size);
  const misfit = subject.reading !== null && !isReading(subject) && !sameSize(subject.reading.map, size);
  return changed || misfit ? renewed(state) : state;
}
