// “Use as fill”, from the press to the filled layers. Meanwhile the panel stays with the painting, whatever is selected.
import { subjectOf } from '../../state/phase';
import type { Notice } from '../../state/notice';
import type { PanelState } from '../../state/panel-state';
import { selected } from '../../state/select';
import { fillPainting } from './fill-painting';

/** `filling` is the id of the one that it is about. */
export type FillsAction =
  | { readonly type: 'fill-begin' }
  | { readonly type: 'fill-targets'; readonly filling: number; readonly targets: number }
  /** `done` as a Filling's: null where layers are chosen again. */
  | { readonly type: 'fill-progress'; readonly filling: number; readonly done: number | null }
  /** `filled`: the plugin describes the filled layers next, as what they are now. */
  | { readonly type: 'fill-over'; readonly filling: number; readonly filled: boolean; readonly notice: Notice | null };

export function reduceFills(state: PanelState, action: FillsAction): PanelState {
  const { filling } = state;
  if (action.type === 'fill-begin') {
    const painting = fillPainting(state);
    if (painting === null || filling !== null) return state;
    const id = state.counter + 1;
    return { ...state, counter: id, notice: null, filling: { ...painting, id, targets: null, done: null, held: null } };
  }
  if (filling?.id !== action.filling) return state;
  switch (action.type) {
    case 'fill-targets':
      return { ...state, filling: { ...filling, targets: action.targets } };
    case 'fill-progress':
      return { ...state, filling: { ...filling, done: action.done } };
    case 'fill-over': {
      const { notice, filled } = action;
      const next = { ...state, filling: null };
      const turned = filling.held === null || filled ? next : selected(next, filling.held);
      // The button with the focus is gone.
      const invitations = subjectOf(turned.phase) === null ? turned.invitations : turned.invitations + 1;
      return { ...turned, notice: notice ?? turned.notice, invitations };
    }
  }
}
