// The styles of the generator, by name. A native list: arrow keys and first letters choose without opening it.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { StyleChoice } from '../state/panel-state';
import { Field } from './field';

export interface StylePickerProps {
  readonly styles: readonly StyleChoice[];
  readonly value: string;
  readonly onChange: (style: string) => void;
}

export function StylePicker({ styles, value, onChange }: StylePickerProps): JSX.Element {
  const id = useId();
  return (
    <Field label="Style" forId={id}>
      <select id={id} class="input" value={value} disabled={styles.length === 0} onChange={(event) => { onChange(event.currentTarget.value); }}>
        {styles.map((style) => (
          <option key={style.id} value={style.id} selected={style.id === value}>{style.name}</option>
        ))}
      </select>
    </Field>
  );
}
