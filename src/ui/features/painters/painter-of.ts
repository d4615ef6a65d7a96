// The painter that a painting would be made by now.
import type { PanelState } from '../../state/panel-state';
import { chosenStyle } from '../styles/chosen-style';
import { findPainter, NO_PAINTER } from './painter';
import type { Painter } from './painter';

/** Names of the painters but one. */
export function othersThan({ painters }: Pick<PanelState, 'painters'>, id: string): readonly string[] {
  return painters.filter((painter) => painter.id !== id).map(({ name }) => name);
}

/** That of the chosen style. */
export function painterOf(state: Pick<PanelState, 'settings' | 'painters'>): Painter {
  return findPainter(state.painters, chosenStyle(state).painter) ?? NO_PAINTER;
}
