// The styles as small pictures, one of them chosen. They are native radio buttons, which bring Left and Right; Up and Down are added here and
// move by rows.
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { GalleryChoice } from './style-choices';
import './style-gallery.css';

export interface StyleGalleryProps {
  readonly choices: readonly GalleryChoice[];
  /** Key of the chosen one. */
  readonly value: string;
  readonly onChange: (choice: GalleryChoice) => void;
  /** One row that scrolls sideways, without the chosen style's name: for places with little height. */
  readonly strip?: boolean;
}

export function StyleGallery({ choices, value, onChange, strip = false }: StyleGalleryProps): JSX.Element {
  const group = useId();
  const grid = useRef<HTMLDivElement>(null);
  const chosen = choices.find(({ key }) => key === value);
  useEffect(() => {
    const row = grid.current;
    if (!strip || row === null) return;
    // Called when the row becomes visible, and when its width changes.
    const observer = new ResizeObserver(() => {
      const tile = row.querySelector(':checked')?.parentElement;
      if (tile != null) row.scrollLeft = tile.offsetLeft - (row.clientWidth - tile.offsetWidth) / 2;
    });
    observer.observe(row);
    return () => {
      observer.disconnect();
    };
  }, [strip]);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || grid.current === null) return;
    event.preventDefault();
    const tiles = [...grid.current.querySelectorAll<HTMLElement>('.style-tile')];
    const at = choices.findIndex(({ key }) => key === value);
    const target = strip ? at + step : nextRow(tiles, at, step);
    const next = choices[target];
    if (next === undefined) return;
    tiles[target]?.querySelector('input')?.focus();
    onChange(next);
  };
  return (
    <div class="style-gallery">
      {!strip && (
        <div class="style-head" aria-hidden="true">
          <span class="field-label">Style</span>
          <span class="style-name" dir="auto">
            {chosen?.name ?? ''}
          </span>
        </div>
      )}
      <div
        ref={grid}
        class={strip ? 'style-grid style-strip' : 'style-grid'}
        role="radiogroup"
        aria-label="Style"
        onKeyDown={press}
        onWheel={(event) => {
          if (strip) event.currentTarget.scrollLeft += event.deltaY;
        }}
      >
        {choices.map((choice, index) => [
          !strip && choice.group !== undefined && choice.group !== choices[index - 1]?.group && (
            <span key={choice.group} class="style-group">
              {choice.group}
            </span>
          ),
          <label key={choice.key} class="style-tile" title={choice.name}>
            <input
              type="radio"
              name={group}
              aria-label={choice.name}
              checked={choice.key === value}
              onChange={() => {
                onChange(choice);
              }}
            />
            {choice.thumbnail === null ? (
              <span class="style-word" dir="auto" aria-hidden="true">
                {choice.name}
              </span>
            ) : (
              <img src={choice.thumbnail} alt="" draggable={false} />
            )}
          </label>,
        ])}
      </div>
    </div>
  );
}

/** Index of the tile nearest to one in the row above (-1) or below (1); -1 where there is none. Rows end where a group does. */
function nextRow(tiles: readonly HTMLElement[], from: number, step: number): number {
  const start = tiles[from];
  if (start === undefined) return -1;
  let [best, least] = [-1, Infinity];
  for (const [index, tile] of tiles.entries()) {
    const down = (tile.offsetTop - start.offsetTop) * step;
    // A row is worth more than any way along it.
    const way = down * 1000 + Math.abs(tile.offsetLeft - start.offsetLeft);
    if (down > 0 && way < least) [best, least] = [index, way];
  }
  return best;
}
