// “Another sky”: the painting that is there, with one class painted again with other noise. All else is as its recipe says.
import type { Action } from '../../state/action';
import { subjectOf } from '../../state/initial-state';
import type { PanelState } from '../../state/panel-state';
import { paint } from '../painting/reduce-painting';
import { choiceOf } from '../painting/size-options';
import { withMaskSize } from '../mask/with-mask-size';

export function repaintClass(state: PanelState, { className, seed }: Extract<Action, { type: 'repaint-class' }>): PanelState {
  const subject = subjectOf(state.phase);
  const recipe = subject?.source.painting?.recipe;
  if (subject === null || recipe === undefined || !canRepaint(state)) return state;
  const size = choiceOf(state, subject.source, recipe.size) ?? state.settings.size;
  // The last of a class is the one that is seen: what it replaces need not be painted again.
  const repaints = [...recipe.repaints.filter((repaint) => repaint.className !== className), { className, seed }];
  const next = { ...state, repaints, settings: { ...state.settings, style: recipe.style, seed: recipe.seed, size } };
  return paint(withMaskSize(state, next));
}

/** Whether the classes of the painting that is there can be painted again: this generator made it, in a size that can be chosen here. */
export function canRepaint(state: PanelState): boolean {
  const { phase, painter } = state;
  const subject = subjectOf(phase);
  const recipe = subject?.source.painting?.recipe;
  if (subject === null || recipe === undefined || phase.kind === 'painting' || subject.paintWhenRead) return false;
  return recipe.modelHash === painter.modelHash && choiceOf(state, subject.source, recipe.size) !== null;
}
