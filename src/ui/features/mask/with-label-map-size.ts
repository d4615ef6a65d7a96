// Keeps the label map at the size that a painting would get, which changes with the person's choice, the frame's shape, or a recipe that is
// taken over.
import { sameSource } from '../../../contract/recipe';
import { isReading, subjectOf } from '../../state/phase';
import type { PanelState } from '../../state/panel-state';
import { sameSize, sizeOf } from '../painting/size-options';
import { renewed } from './reduce-mask';

/** The state with a new reading asked for where the size is another than before, or than the label map's. Else the same state. */
export function withLabelMapSize(before: PanelState, state: PanelState): PanelState {
  const [old, subject] = [subjectOf(before.phase), subjectOf(state.phase)];
  if (subject === null || (state.phase.kind === 'failed' && state.phase.doing === 'read')) return state;
  const size = sizeOf(state, subject.source);
  const changed = old !== null && sameSource(old.source.sourceIds, subject.source.sourceIds) && !sameSize(sizeOf(before, old.source), size);
  const misfit = subject.reading !== null && !isReading(subject) && !sameSize(subject.reading.map, size);
  return changed || misfit ? renewed(state) : state;
}
