// What the six scenes have more or less of: native sliders, folded away until they are wanted.
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { OWN_SLIDERS } from '../../../contract/roll';
import type { Sliders } from '../../../contract/roll';
import { Button } from '../../kit/controls/button';
import { Field } from '../../kit/controls/field';
import { Fold } from '../../kit/controls/fold';
import { SLIDER_NAMES, sliderWord } from './words';

export interface SceneSlidersProps {
  readonly sliders: Sliders;
  readonly onChange: (sliders: Sliders) => void;
}

export function SceneSliders({ sliders, onChange }: SceneSlidersProps): JSX.Element {
  const id = useId();
  const isOwn = SLIDER_NAMES.every(([name]) => sliders[name] === OWN_SLIDERS[name]);
  // As it was found when it came on show: from then on the person opens and closes it.
  const [open] = useState(!isOwn);
  return (
    <Fold title="Horizon, water, trees" open={open}>
      <div class="scene-sliders">
        {SLIDER_NAMES.map(([name, label]) => (
          <Field key={name} label={label} forId={`${id}-${name}`}>
            <input
              id={`${id}-${name}`}
              class="scene-slider"
              type="range"
              min={0}
              max={100}
              step={5}
              value={Math.round(sliders[name] * 100)}
              aria-valuetext={sliderWord(name, sliders[name])}
              onInput={(event) => {
                onChange({ ...sliders, [name]: Number(event.currentTarget.value) / 100 });
              }}
            />
          </Field>
        ))}
        <Button
          disabled={isOwn}
          onPress={() => {
            onChange(OWN_SLIDERS);
          }}
        >
          As usual
        </Button>
      </div>
    </Fold>
  );
}
