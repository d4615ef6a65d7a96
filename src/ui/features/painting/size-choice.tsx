// How many pixels the painting gets, and how long each choice takes here. Only choices that lead to different sizes for the selection are offered.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SizeChoice as Choice } from '../../../contract/size';
import type { SizeOption } from './size-options';
import { choiceTimeWords, pixelWords, SIZE_NAMES } from './words';
import { Field } from '../../kit/controls/field';

export interface SizeChoiceProps {
  /** The chosen one among them. With just one there is nothing to choose. */
  readonly options: readonly SizeOption[];
  readonly value: Choice;
  /** How the painting fits its frame; empty where there is nothing to say. */
  readonly hint: string;
  readonly onChange: (choice: Choice) => void;
}

export function SizeChoice({ options, value, hint, onChange }: SizeChoiceProps): JSX.Element {
  const group = useId();
  const [only, ...others] = options;
  if (only !== undefined && others.length === 0)
    return (
      <Field label="Size">
        <span class="size-pixels">{pixelWords(only.sizes)}</span>
        <span class="size-time">{choiceTimeWords(only.seconds)}</span>
      </Field>
    );
  return (
    <Field label="Size">
      <div class="sizes">
        <div role="radiogroup" aria-label="Size of the painting">
          {options.map(({ choice, sizes, seconds }) => (
            <label key={choice} class="size">
              <input
                type="radio"
                name={group}
                checked={choice === value}
                onChange={() => {
                  onChange(choice);
                }}
              />
              <span>{SIZE_NAMES[choice]}</span>
              <span class="size-pixels">{pixelWords(sizes)}</span>
              <span class="size-time">{choiceTimeWords(seconds)}</span>
            </label>
          ))}
        </div>
        {hint !== '' && <p class="quiet">{hint}</p>}
      </div>
    </Field>
  );
}
