// The style of a scene: a kind may bring one along, and it goes with that kind.
import { KINDS } from '../../../compose/scene-kinds';
import type { Kind } from '../../../compose/scene-kinds';
import type { KindId } from '../../../contract/roll';
import { namedStyle, sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import { nearestStyle } from '../../../inference/api/styles/nearest-style';
import { painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import type { PanelState } from '../../state/panel-state';

type Knowing = Pick<PanelState, 'roll' | 'settings' | 'painters'>;

/** The style that a scene of this kind would be painted in: the one that the kind asks for, else the person's. */
export function styleOfKind(state: Knowing, kind: KindId): StyleMix {
  return askedStyle(state, kind) ?? chosenStyle(asChosen(state));
}

/**
 * The style that a kind asks for, as winter does, of the painter that the person chose: by its id, or where another painter has that, the nearest
 * to it. Null where the kind asks for none, or no painter has it.
 */
export function askedStyle(state: Knowing, kind: KindId): StyleMix | null {
  const { style: id }: Kind = KINDS[kind];
  if (id === undefined) return null;
  const painter = painterOf(asChosen(state));
  if (painter.styles.some((style) => style.id === id)) return namedStyle(painter.id, id);
  const other = state.painters.flatMap(({ styles }) => styles).find((style) => style.id === id);
  return other === undefined ? null : namedStyle(painter.id, nearestStyle(painter, other.colours));
}

/** The style that the person chose: what a kind lent counts as theirs only once they have changed it. */
export function ownChoice({ roll: { lent }, settings: { style } }: Pick<PanelState, 'roll' | 'settings'>): StyleMix | null {
  return lent !== null && style !== null && sameStyle(lent.style, style) ? lent.before : style;
}

function asChosen(state: Knowing): Knowing {
  return { ...state, settings: { ...state.settings, style: ownChoice(state) } };
}
