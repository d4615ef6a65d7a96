// How a quick action begins to paint: the state of a panel that nobody sees.
import type { Hello } from '../../../contract/wire/messages';
import { namedStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import { adoptRecipe } from '../provenance/reduce-provenance';
import type { PanelState } from '../../state/panel-state';
import { subjectOf, withSubject } from '../../state/phase';

/** The panel's controls as in the painting of what is selected, but for what was asked otherwise; and the painting begins once the shapes are read. */
export function begunAgain(state: PanelState, { again }: Pick<Hello, 'again'>): PanelState {
  const subject = subjectOf(state.phase);
  const next = subject?.source.painting == null ? state : adoptRecipe(state, subject.source);
  const { style, seed } = again ?? { style: null, seed: null };
  const { settings } = next;
  return begun(
    { ...next, repaints: seed === null ? next.repaints : [] },
    { style: style === null ? settings.style : namedStyle(style.painter, style.id), seed: seed ?? settings.seed },
  );
}

export interface QuickPaintAction {
  readonly type: 'quick-paint';
  readonly style: StyleMix;
}

/** Paint what is selected in this style once it is read. */
export function begunQuickly(state: PanelState, { style }: QuickPaintAction): PanelState {
  return begun(state, { style });
}

function begun(state: PanelState, how: Partial<Pick<PanelState['settings'], 'style' | 'seed'>>): PanelState {
  return {
    ...state,
    quick: true,
    // Nobody looks at a preview.
    settings: { ...state.settings, live: false, ...how },
    phase: withSubject(state.phase, (old) => ({ ...old, paintWhenRead: true })),
  };
}
