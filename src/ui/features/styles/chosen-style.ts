// The style that a painting would take now.
import { namedStyle, sourcesOf } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import type { StyleChoice } from './styles-state';

/** The style that a painting would take: the chosen one where this generator has it, else the model card's default. */
export function chosenStyle({ settings: { style }, styles, defaultStyle }: Pick<PanelState, 'settings' | 'styles' | 'defaultStyle'>): StyleMix {
  return style !== null && hasStyle(style, styles) ? style : namedStyle(defaultStyle);
}

/** Whether this generator has all that a style names. */
export function hasStyle(style: StyleMix, styles: readonly StyleChoice[]): boolean {
  return sourcesOf(style).every((source) => source.kind !== 'named' || styles.some(({ id }) => id === source.id));
}
