// The nine colours: a click fills the selected shapes. Names are always on show; a line says why when nothing can be filled.
import type { JSX } from 'preact';
import { CLASS_NAMES } from '../../../contract/classes';
import type { ClassName } from '../../../contract/classes';
import { classColour } from '../../kit/look/css-colour';
import { fillHint } from './words';
import { Button } from '../../kit/controls/button';
import './swatches.css';

export interface SwatchesProps {
  /** How many of the selected layers would be filled. */
  readonly fillable: number;
  readonly onFill: (className: ClassName) => void;
  readonly onCreateStyles: () => void;
}

export function Swatches({ fillable, onFill, onCreateStyles }: SwatchesProps): JSX.Element {
  const hint = fillHint(fillable);
  return (
    <section class="swatches" aria-label="Draw">
      <h2>Draw with nine colours</h2>
      <p id="swatches-hint" class="quiet">
        {hint}
      </p>
      <div class="swatch-grid" role="group" aria-label="Fill with" aria-describedby="swatches-hint">
        {CLASS_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            class="swatch"
            disabled={fillable === 0}
            title={fillable === 0 ? hint : `Fill with ${name}`}
            onClick={() => {
              onFill(name);
            }}
          >
            <span class="swatch-colour" style={{ background: classColour(name) }} aria-hidden="true" />
            <span>{name}</span>
          </button>
        ))}
      </div>
      <Button onPress={onCreateStyles}>Create colour styles</Button>
    </section>
  );
}
