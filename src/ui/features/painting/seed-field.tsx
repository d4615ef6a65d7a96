// The seed, and a die for another one. Of what is typed or pasted only the digits count, so that there is no wrong input.
import type { ComponentChildren, JSX, TargetedEvent } from 'preact';
import { useId } from 'preact/hooks';
import { DiceIcon } from '../../kit/look/icons';
import { anotherSeed, readSeed } from './seed';
import { Button } from '../../kit/controls/button';
import { Field } from '../../kit/controls/field';

export interface SeedFieldProps {
  readonly seed: number;
  readonly onChange: (seed: number) => void;
  /** What else can be done with seeds. */
  readonly children?: ComponentChildren;
}

export function SeedField({ seed, onChange, children }: SeedFieldProps): JSX.Element {
  const id = useId();
  const type = (event: TargetedEvent<HTMLInputElement>): void => {
    const read = readSeed(event.currentTarget.value);
    if (read === null) return;
    onChange(read);
    event.currentTarget.value = String(read);
  };
  const restore = (event: TargetedEvent<HTMLInputElement>): void => {
    event.currentTarget.value = String(seed);
  };
  return (
    <Field label="Seed" forId={id}>
      <input
        id={id}
        class="input"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        value={String(seed)}
        onInput={type}
        onBlur={restore}
      />
      <Button
        kind="icon"
        label="Another seed"
        onPress={() => {
          onChange(anotherSeed(seed, Math.random()));
        }}
      >
        <DiceIcon />
      </Button>
      {children}
    </Field>
  );
}
