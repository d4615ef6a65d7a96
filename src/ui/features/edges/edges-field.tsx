// How loose the outlines are painted: a native slider.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from '../../kit/controls/field';
import { edgesWord } from './words';
import './edges-field.css';

export interface EdgesFieldProps {
  /** 0…1; 0 is as drawn. */
  readonly edges: number;
  readonly onChange: (edges: number) => void;
}

export function EdgesField({ edges, onChange }: EdgesFieldProps): JSX.Element {
  const id = useId();
  return (
    <Field label="Edges" forId={id}>
      <input
        id={id}
        class="edges-slider"
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(edges * 100)}
        aria-valuetext={edgesWord(edges)}
        title="How far outlines stray from the shapes as drawn"
        onInput={(event) => {
          onChange(Number(event.currentTarget.value) / 100);
        }}
      />
      <span class="edges-word" aria-hidden="true">
        {edgesWord(edges)}
      </span>
    </Field>
  );
}
