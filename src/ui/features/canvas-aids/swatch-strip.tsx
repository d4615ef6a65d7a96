// The nine colours in a row at the foot of the panel, always in sight: a click fills the selected shapes. While nothing is selected that they could
// fill they say so, and which is which.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CLASS_NAMES } from '../../../contract/classes';
import type { ClassName } from '../../../contract/classes';
import { classColour } from '../../kit/look/css-colour';
import { fillHint } from './words';
import './swatch-strip.css';

export interface SwatchStripProps {
  /** How many of the selected layers would be filled. */
  readonly fillable: number;
  readonly onFill: (className: ClassName) => void;
}

export function SwatchStrip({ fillable, onFill }: SwatchStripProps): JSX.Element {
  /** Under the pointer, or focused: its name is said above the row, where there is no room beside each. */
  const [near, setNear] = useState<ClassName | null>(null);
  const idle = fillable === 0;
  const leave = (): void => {
    setNear(null);
  };
  return (
    <div class="swatch-strip" role="group" aria-label="Fill with" onPointerLeave={leave}>
      <p class="quiet" aria-hidden="true">
        {fillHint(fillable, near)}
      </p>
      <div class="swatch-row">
        {CLASS_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            class="swatch"
            aria-label={name}
            // Not `disabled`: the pointer would not be heard, and the name not said.
            aria-disabled={idle}
            tabIndex={idle ? -1 : 0}
            onPointerEnter={() => {
              setNear(name);
            }}
            onFocus={() => {
              setNear(name);
            }}
            onBlur={leave}
            onClick={() => {
              if (!idle) onFill(name);
            }}
          >
            <span class="swatch-colour" style={{ background: classColour(name) }} aria-hidden="true" />
            <span class="swatch-name" aria-hidden="true">
              {name}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
