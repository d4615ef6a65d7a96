// The styles of the generator, by name. A native list: arrow keys and first letters choose without opening it.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { namedStyle } from '../../contract/style';
import type { StyleMix } from '../../contract/style';
import type { StyleChoice } from '../state/panel-state';
import { Field } from './field';

export interface StylePickerProps {
  readonly styles: readonly StyleChoice[];
  readonly value: StyleMix;
  readonly onChange: (style: StyleMix) => void;
}

export function StylePicker({ styles, value, onChange }: StylePickerProps): JSX.Element {
  const id = useId();
  const chosen = value.first.kind === 'named' ? value.first.id : '';
  return (
    <Field label="Style" forId={id}>
      <select id={id} class="input" value={chosen} disabled={styles.length === 0} onChange={(event) => { onChange(namedStyle(event.currentTarget.value)); }}>
        {styles.map((style) => (
          <option key={style.id} value={style.id} selected={style.id === chosen}>{style.name}</option>
        ))}
      </select>
    </Field>
  );
}
