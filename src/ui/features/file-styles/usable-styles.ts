// Which of the file's styles can be painted here.
import type { FileStyle } from '../../../contract/storage/file-style';
import { sourcesOf } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import { findPainter } from '../painters/painter';
import { hasStyle } from '../styles/chosen-style';

type Knowing = Pick<PanelState, 'fileStyles' | 'painters'>;

/** Whether its painter is here, has all that a style names, and made the vectors that it carries. */
export function isUsable({ painters }: Omit<Knowing, 'fileStyles'>, style: StyleMix): boolean {
  const length = findPainter(painters, style.painter)?.styleLength ?? null;
  const fits = sourcesOf(style).every((source) => source.kind === 'named' || length === null || source.vector.length === length);
  return fits && hasStyle(style, painters);
}

export function usableStyles(state: Knowing): readonly FileStyle[] {
  return state.fileStyles.filter(({ style }) => isUsable(state, style));
}
