// The panel itself: its size, what of it is on show, and the sentence that it shows.
import type { View } from '../kit/preview/view';
import type { Notice } from './notice';
import type { PanelState, RoomId } from './panel-state';

export type PanelAction =
  | { readonly type: 'panel'; readonly width: number; readonly height: number }
  | { readonly type: 'room'; readonly room: RoomId }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'divider'; readonly divider: number }
  | { readonly type: 'visible'; readonly visible: boolean }
  | { readonly type: 'notice'; readonly notice: Notice }
  /** A frame came that is ready to be painted: the Paint button takes the focus. */
  | { readonly type: 'scene-started' };

export function reducePanel(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'panel':
      return { ...state, settings: { ...state.settings, panel: { width: action.width, height: action.height } } };
    case 'room':
      return state.room === action.room ? state : { ...state, room: action.room };
    case 'view':
      return { ...state, view: action.view };
    case 'divider':
      return { ...state, divider: action.divider };
    case 'visible':
      return state.visible === action.visible ? state : { ...state, visible: action.visible };
    case 'notice':
      return { ...state, notice: action.notice };
    case 'scene-started':
      return { ...state, notice: null, invitations: state.invitations + 1 };
  }
}
