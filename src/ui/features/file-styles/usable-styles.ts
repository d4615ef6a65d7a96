// Which of the file's styles this painter can paint.
import type { FileStyle } from '../../../contract/storage/file-style';
import { sourcesOf } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import { hasStyle } from '../styles/chosen-style';

type Knowing = Pick<PanelState, 'fileStyles' | 'styles' | 'painter'>;

/** Whether this painter has all that a style names, and made the vectors that it carries. */
export function isUsable({ styles, painter }: Omit<Knowing, 'fileStyles'>, style: StyleMix): boolean {
  const length = painter.styleRange?.middle.length;
  const fits = sourcesOf(style).every((source) => source.kind === 'named' || length === undefined || source.vector.length === length);
  return fits && hasStyle(style, styles);
}

export function usableStyles(state: Knowing): readonly FileStyle[] {
  return state.fileStyles.filter(({ style }) => isUsable(state, style));
}
