// Styles of single classes: chosen, taken away, and the sheet of looks that they are chosen from.
import type { ClassName } from '../../../contract/classes';
import { withClassStyle } from '../../../contract/style';
import type { UniformStyle } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';
import type { PanelState } from '../../state/panel-state';
import { chosenStyle } from '../styles/chosen-style';

export type ClassStylesAction =
  /** Null takes the class's own style away. */
  | { readonly type: 'class-style'; readonly className: ClassName; readonly style: UniformStyle | null }
  /** Open the sheet of a class, or give it another seed. */
  | { readonly type: 'open-class'; readonly className: ClassName; readonly seed: number }
  | { readonly type: 'close-class' }
  | { readonly type: 'class-look-painted'; readonly key: string; readonly painting: Painting }
  | { readonly type: 'class-look-failed'; readonly sentence: string };

/** Pictures of looks that are kept, 6 MB of them. */
const MOST_PICTURES = 20;

export function reduceClassStyles(state: PanelState, action: ClassStylesAction): PanelState {
  const { classSheet } = state;
  switch (action.type) {
    case 'class-style': {
      const style = withClassStyle(chosenStyle(state), action.className, action.style);
      return { ...state, settings: { ...state.settings, style } };
    }
    case 'open-class': {
      const { className, seed } = action;
      const known = classSheet?.className === className ? classSheet.pictures : new Map<string, Painting>();
      return { ...state, classSheet: { className, seed, pictures: known, trouble: null } };
    }
    case 'close-class':
      return classSheet === null ? state : { ...state, classSheet: null };
    case 'class-look-painted': {
      if (classSheet === null) return state;
      const pictures = new Map([...classSheet.pictures, [action.key, action.painting] as const].slice(-MOST_PICTURES));
      return { ...state, classSheet: { ...classSheet, pictures } };
    }
    case 'class-look-failed':
      return classSheet === null ? state : { ...state, classSheet: { ...classSheet, trouble: action.sentence } };
  }
}
