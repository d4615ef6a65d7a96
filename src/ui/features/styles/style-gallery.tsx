// The styles as small pictures, painter by painter, one of them chosen. They are native radio buttons, one group of them all, which bring Left and
// Right; Up and Down are added here and move by rows.
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { USE_WORDS } from '../painters/words';
import { PainterHead } from './painter-head';
import type { GalleryChoice, GalleryGroup } from './style-choices';
import './style-gallery.css';

export interface StyleGalleryProps {
  readonly choices: readonly GalleryChoice[];
  /** Key of the chosen one. */
  readonly value: string;
  readonly onChange: (choice: GalleryChoice) => void;
  /** Another painter shall paint, in its nearest style; left out where that is not offered. */
  readonly onPainter?: (id: string) => void;
  /** One row that scrolls sideways, without the chosen style's name: for places with little height. */
  readonly strip?: boolean;
}

export function StyleGallery({ choices, value, onChange, onPainter, strip = false }: StyleGalleryProps): JSX.Element {
  const group = useId();
  const grid = useRef<HTMLDivElement>(null);
  const chosen = choices.find(({ key }) => key === value);
  /** The button that was pressed is gone, and the focus with it: it goes to the style that is chosen now. */
  const refocus = useRef(false);
  useEffect(() => {
    if (refocus.current) grid.current?.querySelector<HTMLInputElement>(':checked')?.focus();
    refocus.current = false;
  }, [value]);
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
        class={strip ? 'style-grid style-strip' : 'style-groups'}
        role="radiogroup"
        aria-label="Style"
        onKeyDown={press}
        onWheel={(event) => {
          if (strip) event.currentTarget.scrollLeft += event.deltaY;
        }}
      >
        {groupsOf(choices).map(([{ title, painter }, members], index) => {
          const tiles = members.map((choice) => (
            <StyleTile
              key={choice.key}
              name={group}
              choice={choice}
              checked={choice.key === value}
              onChange={() => {
                onChange(choice);
              }}
            />
          ));
          if (strip)
            return (
              <div
                key={title}
                class="style-strip-group"
                role="group"
                aria-label={painter === null ? title : `${title}: ${USE_WORDS[painter.use]}`}
              >
                {tiles}
              </div>
            );
          const head = `${group} ${index}`.replaceAll(' ', '-');
          return (
            <div key={title} class="style-group" role="group" aria-labelledby={head}>
              {painter === null ? (
                <span id={head} class="style-group-title">
                  {title}
                </span>
              ) : (
                <PainterHead
                  id={head}
                  painter={painter}
                  onUse={
                    painter.id === chosen?.style.painter || onPainter === undefined
                      ? null
                      : () => {
                          refocus.current = true;
                          onPainter(painter.id);
                        }
                  }
                />
              )}
              <div class="style-grid">{tiles}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Choices that stand together, in their order. */
function groupsOf(choices: readonly GalleryChoice[]): readonly (readonly [GalleryGroup, readonly GalleryChoice[]])[] {
  const groups: [GalleryGroup, GalleryChoice[]][] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last?.[0] === choice.group) last[1].push(choice);
    else groups.push([choice.group, [choice]]);
  }
  return groups;
}

interface StyleTileProps {
  /** Of the radio buttons' group. */
  readonly name: string;
  readonly choice: GalleryChoice;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function StyleTile({ name, choice, checked, onChange }: StyleTileProps): JSX.Element {
  return (
    <label class="style-tile" title={choice.name}>
      <input type="radio" name={name} aria-label={choice.name} checked={checked} onChange={onChange} />
      {choice.thumbnail === null ? (
        <span class="style-word" dir="auto" aria-hidden="true">
          {choice.name}
        </span>
      ) : (
        <img src={choice.thumbnail} alt="" draggable={false} />
      )}
    </label>
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
