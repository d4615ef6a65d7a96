// How *Paint selection again* begins: the state of a panel that nobody sees.
import type { Hello } from '../../../contract/wire/messages';
import { namedStyle } from '../../../contract/style';
import { adoptRecipe } from '../provenance/reduce-provenance';
import type { PanelState } from '../../state/panel-state';
import { subjectOf, withSubject } from '../../state/phase';

/** The panel's controls as in the painting of what is selected, but for what was asked otherwise; and the painting begins once the shapes are read. */
export function begunAgain(state: PanelState, { again }: Pick<Hello, 'again'>): PanelState {
  const subject = subjectOf(state.phase);
  const next = subject?.source.painting == null ? state : adoptRecipe(state, subject.source);
  const { style, seed } = again ?? { style: null, seed: null };
  return {
    ...next,
    quick: true,
    repaints: seed === null ? next.repaints : [],
    settings: {
      ...next.settings,
      // Nobody looks at a preview.
      live: false,
      style: style === null ? next.settings.style : namedStyle(style),
      seed: seed ?? next.settings.seed,
    },
    phase: withSubject(next.phase, (old) => ({ ...old, paintWhenRead: true })),
  };
}
