// A class's own style as a chip that takes itself away.
import type { JSX } from 'preact';
import type { ClassName } from '../../../contract/classes';
import { short } from '../../kit/look/quoted';
import { CrossIcon } from '../../kit/look/icons';
import './style-chip.css';

export interface StyleChipProps {
  readonly className: ClassName;
  /** The style, in words. */
  readonly words: string;
  /** Say the class, too: where the chip does not stand beside it. */
  readonly withClass?: boolean;
  readonly onRemove: () => void;
}

export function StyleChip({ className, words, withClass = false, onRemove }: StyleChipProps): JSX.Element {
  const all = withClass ? `${className}: ${words}` : words;
  return (
    <span class="style-chip">
      <span class="style-chip-words" title={all} dir="auto">
        {all}
      </span>
      <button type="button" aria-label={`Take ${short(words)} off the ${className}`} title={`As the whole picture`} onClick={onRemove}>
        <CrossIcon />
      </button>
    </span>
  );
}
