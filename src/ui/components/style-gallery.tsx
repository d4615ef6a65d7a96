// The styles as small pictures, one of them chosen. Native radio buttons: name, group and Left/Right come with them; Up and Down go
// by the rows that are seen.
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { GalleryChoice } from '../state/style-choices';
import './style-gallery.css';

export interface StyleGalleryProps {
  readonly choices: readonly GalleryChoice[];
  /** Key of the chosen one. */
  readonly value: string;
  readonly onChange: (choice: GalleryChoice) => void;
}

export function StyleGallery({ choices, value, onChange }: StyleGalleryProps): JSX.Element {
  const group = useId();
  const grid = useRef<HTMLDivElement>(null);
  const chosen = choices.find(({ key }) => key === value);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || grid.current === null) return;
    event.preventDefault();
    const columns = getComputedStyle(grid.current).gridTemplateColumns.split(' ').length;
    const target = choices.findIndex(({ key }) => key === value) + step * columns;
    const next = choices[target];
    if (next === undefined) return;
    grid.current.querySelectorAll('input')[target]?.focus();
    onChange(next);
  };
  return (
    <div class="style-gallery">
      <div class="style-head">
        <span class="field-label" aria-hidden="true">Style</span>
        <span class="style-name" aria-hidden="true">{chosen?.name ?? ''}</span>
      </div>
      <div ref={grid} class="style-grid" role="radiogroup" aria-label="Style" onKeyDown={press}>
        {choices.map((choice) => (
          <label key={choice.key} class="style-tile" title={choice.name}>
            <input type="radio" name={group} aria-label={choice.name} checked={choice.key === value} onChange={() => { onChange(choice); }} />
            {choice.thumbnail === null
              ? <span class="style-word" aria-hidden="true">{choice.name}</span>
              : <img src={choice.thumbnail} alt="" draggable={false} />}
          </label>
        ))}
      </div>
    </div>
  );
}
