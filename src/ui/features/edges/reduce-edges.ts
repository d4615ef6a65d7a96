// A mask was loosened for the panel.
import type { PanelState } from '../../state/panel-state';
import type { LooseMask } from './loose-mask';

export interface LoosenedAction {
  readonly type: 'loosened';
  readonly loose: LooseMask;
}

export function withLooseMask(state: PanelState, { loose }: LoosenedAction): PanelState {
  return { ...state, looseMask: loose };
}
