// The styles that are kept in the file, as the plugin told of them last.
import type { FileStyle } from '../../../contract/storage/file-style';
import type { PanelState } from '../../state/panel-state';

export type FileStylesAction =
  | { readonly type: 'file-styles'; readonly styles: readonly FileStyle[] }
  /** A style is on its way into the file, or arrived there. */
  | { readonly type: 'keeping-style'; readonly on: boolean };

export function reduceFileStyles(state: PanelState, action: FileStylesAction): PanelState {
  switch (action.type) {
    case 'file-styles':
      return { ...state, fileStyles: action.styles };
    case 'keeping-style':
      return { ...state, keepingStyle: action.on };
  }
}
