// A segmented control made of native radio buttons, which bring arrow keys, group and states for screen readers.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './segmented.css';

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly disabled?: boolean }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>): JSX.Element {
  const group = useId();
  return (
    <div class="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="segmented-option">
          <input
            type="radio"
            name={group}
            checked={option.value === value}
            disabled={option.disabled === true}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
