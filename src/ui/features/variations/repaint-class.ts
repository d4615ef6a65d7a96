// “Another sky”: the painting that is there, with one class painted again from another seed or in another style. Everything else is as its
// recipe says.
import type { ClassName } from '../../../contract/classes';
import type { Repaint } from '../../../contract/recipe';
import { withClassStyle } from '../../../contract/style';
import type { UniformStyle } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import { madeBy } from '../painters/painter';
import { choiceOf } from '../painting/size-options';

export interface RepaintClassAction {
  readonly type: 'repaint-class';
  readonly className: ClassName;
  /** Null for the one that it has. */
  readonly seed: number | null;
  /** Left out for the one that it has; null for that of the whole picture. */
  readonly style?: UniformStyle | null;
}

/** The controls as in the recipe of the painting that is there, but for the class; the same state where that can't be. */
export function withClassRepainted(state: PanelState, { className, seed, style: own }: RepaintClassAction): PanelState {
  const subject = subjectOf(state.phase);
  const recipe = subject?.source.painting?.recipe;
  if (subject === null || recipe === undefined || !canRepaint(state)) return state;
  const size = choiceOf(state, subject.source, recipe.size) ?? state.settings.size;
  const repaints = seed === null ? recipe.repaints : withSeedOf(recipe.repaints, className, seed);
  const style = own === undefined ? recipe.style : withClassStyle(recipe.style, className, own);
  return { ...state, repaints, settings: { ...state.settings, style, seed: recipe.seed, edges: recipe.edges, size } };
}

/** A later repaint of a class covers an earlier one of the same class, which need not be painted then. */
export function withSeedOf(repaints: readonly Repaint[], className: ClassName, seed: number): readonly Repaint[] {
  return [...repaints.filter((repaint) => repaint.className !== className), { className, seed }];
}

/** Whether the painting that is there is one whose single classes can be repainted: this generator made it, in a size that can be chosen here. */
export function isRepaintable(state: PanelState): boolean {
  const subject = subjectOf(state.phase);
  const recipe = subject?.source.painting?.recipe;
  return recipe !== undefined && madeBy(state.painters, recipe) && choiceOf(state, subject!.source, recipe.size) !== null;
}

/** As isRepaintable, and nothing else is ordered. */
export function canRepaint(state: PanelState): boolean {
  const { phase } = state;
  return phase.kind !== 'painting' && subjectOf(phase)?.paintWhenRead === false && isRepaintable(state);
}
