// The style that a painting would take now.
import { namedStyle } from '../../../contract/style';
import type { StyleMix, StyleSource } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';

/** The style that a painting would take: the chosen one where this generator has it, else the model card's default. */
export function chosenStyle({ settings: { style }, styles, defaultStyle }: Pick<PanelState, 'settings' | 'styles' | 'defaultStyle'>): StyleMix {
  const known = (source: StyleSource | null): boolean => source?.kind !== 'named' || styles.some(({ id }) => id === source.id);
  return style !== null && known(style.first) && known(style.second) ? style : namedStyle(defaultStyle);
}
