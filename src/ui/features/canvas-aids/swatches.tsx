// The nine colours with their names, for who has not drawn yet. As soon as shapes are selected that can be filled, the strip at the panel's foot
// fills them (swatch-strip.tsx), and of this only the colour styles stay.
import type { JSX } from 'preact';
import { CLASS_NAMES } from '../../../contract/classes';
import { classColour } from '../../kit/look/css-colour';
import { SELECT_TO_FILL } from './words';
import { Button } from '../../kit/controls/button';
import './swatches.css';

export interface SwatchesProps {
  /** How many of the selected layers would be filled. */
  readonly fillable: number;
  readonly onCreateStyles: () => void;
}

export function Swatches({ fillable, onCreateStyles }: SwatchesProps): JSX.Element {
  return (
    <section class="swatches" aria-label="Draw">
      <h2>Draw with nine colours</h2>
      {fillable === 0 && (
        <>
          <p id="swatches-hint" class="quiet">
            {SELECT_TO_FILL}
          </p>
          <div class="swatch-grid" role="group" aria-label="Fill with" aria-describedby="swatches-hint">
            {CLASS_NAMES.map((name) => (
              <button key={name} type="button" class="swatch" disabled title={SELECT_TO_FILL}>
                <span class="swatch-colour" style={{ background: classColour(name) }} aria-hidden="true" />
                <span>{name}</span>
              </button>
            ))}
          </div>
        </>
      )}
      <Button onPress={onCreateStyles}>Create colour styles</Button>
    </section>
  );
}
