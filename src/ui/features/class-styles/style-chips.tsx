// The classes that have a style of their own, as chips: where no coverage list shows them.
import type { JSX } from 'preact';
import { CLASS_NAMES } from '../../../contract/classes';
import type { ClassName } from '../../../contract/classes';
import type { StyleMix } from '../../../contract/style';
import type { Dispatch } from '../../state/action';
import type { StyleChoice } from '../styles/styles-state';
import { uniformWords } from '../styles/style-words';
import { StyleChip } from './style-chip';

export interface StyleChipsProps {
  readonly style: StyleMix;
  readonly styles: readonly StyleChoice[];
  /** Classes that are shown elsewhere. */
  readonly without?: readonly ClassName[];
  readonly dispatch: Dispatch;
}

export function StyleChips({ style, styles, without = [], dispatch }: StyleChipsProps): JSX.Element | null {
  const own = CLASS_NAMES.filter((name) => style.classes?.[name] !== undefined && !without.includes(name));
  if (own.length === 0) return null;
  return (
    <ul class="style-chips" aria-label="Styles of single classes">
      {own.map((className) => (
        <li key={className}>
          <StyleChip
            className={className}
            words={uniformWords(style.classes![className]!, styles)}
            withClass
            onRemove={() => {
              dispatch({ type: 'class-style', className, style: null });
            }}
          />
        </li>
      ))}
    </ul>
  );
}
