// How many pixels the painting gets. Only choices that lead to different sizes for the selection are offered; with just one, nothing is shown.
import type { JSX } from 'preact';
import type { Size, SizeChoice as Choice } from '../../../contract/size';
import { SIZE_NAMES, sizeSentence } from './words';
import { Field } from '../../kit/controls/field';
import { Segmented } from '../../kit/controls/segmented';

export interface SizeChoiceProps {
  readonly options: readonly Choice[];
  readonly value: Choice;
  /** The selected frame and what its painting would get; null where several frames are selected. */
  readonly comes: { readonly frame: Size; readonly size: Size } | null;
  readonly onChange: (choice: Choice) => void;
}

export function SizeChoice({ options, value, comes, onChange }: SizeChoiceProps): JSX.Element | null {
  if (options.length < 2) return null;
  return (
    <>
      <Field label="Size">
        <Segmented
          label="Size of the painting"
          options={options.map((choice) => ({ value: choice, text: SIZE_NAMES[choice] }))}
          value={value}
          onChange={onChange}
        />
      </Field>
      {comes !== null && <p class="quiet">{sizeSentence(value, comes.size, comes.frame)}</p>}
    </>
  );
}
