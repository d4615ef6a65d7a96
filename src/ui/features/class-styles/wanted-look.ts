// Which look of the open sheet is to be painted next.
import type { PanelState } from '../../state/panel-state';
import { isBatchRunning } from '../batch/reduce-batch';
import { wantedByLive } from '../live/wanted-by-live';
import { classLooks } from './class-looks';
import type { ClassLook } from './class-looks';

/** The first look on show without its picture; null where none is to be painted now. */
export function wantedLook(state: PanelState): ClassLook | null {
  const { classSheet, engine, visible, room, phase, aside } = state;
  if (classSheet === null || classSheet.trouble !== null || engine.kind !== 'ready' || !visible || room !== 'selection') return null;
  // A person's own paintings, and Live's, go first.
  if (phase.kind === 'painting' || aside || isBatchRunning(state) || wantedByLive(state) !== null) return null;
  return classLooks(state, classSheet).find(({ key }) => !classSheet.pictures.has(key)) ?? null;
}
