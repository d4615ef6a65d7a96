// The style that a painting would take now.
import { namedStyle, sourcesOf } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import { findPainter, NO_PAINTER } from '../painters/painter';
import type { Painter } from '../painters/painter';

/** The style that a painting would take: the chosen one where its painter has it, else the default of the painter that comes first. */
export function chosenStyle({ settings: { style }, painters }: Pick<PanelState, 'settings' | 'painters'>): StyleMix {
  if (style !== null && hasStyle(style, painters)) return style;
  const { id, defaultStyle } = painters[0] ?? NO_PAINTER;
  return namedStyle(id, defaultStyle);
}

/** Whether its painter is here and has all that a style names. */
export function hasStyle(style: StyleMix, painters: readonly Painter[]): boolean {
  const painter = findPainter(painters, style.painter);
  return painter !== null && sourcesOf(style).every((source) => source.kind !== 'named' || painter.styles.some(({ id }) => id === source.id));
}
