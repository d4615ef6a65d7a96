// “Another sky”: the painting that is there, with one class painted again from another seed. Everything else is as its recipe says.
import type { ClassName } from '../../../contract/classes';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import { madeBy } from '../painting/painting-state';
import { choiceOf } from '../painting/size-options';

export interface RepaintClassAction {
  readonly type: 'repaint-class';
  readonly className: ClassName;
  readonly seed: number;
}

/** The controls as in the recipe of the painting that is there, with the class added to what is repainted; the same state where that can't be. */
export function withClassRepainted(state: PanelState, { className, seed }: RepaintClassAction): PanelState {
  const subject = subjectOf(state.phase);
  const recipe = subject?.source.painting?.recipe;
  if (subject === null || recipe === undefined || !canRepaint(state)) return state;
  const size = choiceOf(state, subject.source, recipe.size) ?? state.settings.size;
  // A later repaint of a class covers an earlier one of the same class, which need not be painted then.
  const repaints = [...recipe.repaints.filter((repaint) => repaint.className !== className), { className, seed }];
  return { ...state, repaints, settings: { ...state.settings, style: recipe.style, seed: recipe.seed, edges: recipe.edges, size } };
}

/** Whether single classes of the painting that is there can be repainted: this generator made it, in a size that can be chosen here. */
export function canRepaint(state: PanelState): boolean {
  const { phase, painter } = state;
  const subject = subjectOf(phase);
  const recipe = subject?.source.painting?.recipe;
  if (subject === null || recipe === undefined || phase.kind === 'painting' || subject.paintWhenRead) return false;
  return madeBy(painter, recipe) && choiceOf(state, subject.source, recipe.size) !== null;
}
