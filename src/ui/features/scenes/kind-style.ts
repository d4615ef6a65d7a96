// The style of a scene: a kind may bring one along, and it goes with that kind.
import { KINDS } from '../../../compose/scene-kinds';
import type { Kind } from '../../../compose/scene-kinds';
import type { KindId } from '../../../contract/roll';
import { namedStyle, sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import { chosenStyle } from '../styles/chosen-style';
import type { PanelState } from '../../state/panel-state';

/** The style that a scene of this kind would be painted in: the one that the kind asks for, else the person's. */
export function styleOfKind(state: Pick<PanelState, 'roll' | 'settings' | 'styles' | 'defaultStyle'>, kind: KindId): StyleMix {
  return askedStyle(state, kind) ?? chosenStyle({ ...state, settings: { ...state.settings, style: ownChoice(state) } });
}

/** The style that a kind asks for, as winter does; null where it asks for none, or for one that the model card does not have. */
export function askedStyle({ styles }: Pick<PanelState, 'styles'>, kind: KindId): StyleMix | null {
  const { style }: Kind = KINDS[kind];
  return styles.some(({ id }) => id === style) ? namedStyle(style!) : null;
}

/** The style that the person chose: what a kind lent counts as theirs only once they have changed it. */
export function ownChoice({ roll: { lent }, settings: { style } }: Pick<PanelState, 'roll' | 'settings'>): StyleMix | null {
  return lent !== null && style !== null && sameStyle(lent.style, style) ? lent.before : style;
}
