// The mask on show as data.
import type { LabelMap } from '../../../labels/label-map';
import type { PanelState } from '../../state/panel-state';

/** The label map of a reading with the outlines that a painting of this seed gets, small enough to be shown. */
export interface LooseMask {
  readonly sourceIds: readonly string[];
  /** Of the reading. */
  readonly revision: number;
  readonly edges: number;
  readonly seed: number;
  readonly map: LabelMap;
}

export interface LoosenedAction {
  readonly type: 'loosened';
  readonly loose: LooseMask;
}

export function withLooseMask(state: PanelState, { loose }: LoosenedAction): PanelState {
  return { ...state, looseMask: loose };
}
