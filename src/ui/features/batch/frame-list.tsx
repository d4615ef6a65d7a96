// Several frames as a list. Each row has a mark, the frame's name, what became of it, and a link to a layer.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DoneIcon, Spinner, WarningIcon } from '../../kit/look/icons';
import type { FrameRow } from './frame-rows';
import { Button } from '../../kit/controls/button';
import './frame-list.css';
import { quoted } from '../../kit/look/quoted';

export interface FrameListProps {
  readonly label: string;
  readonly rows: readonly FrameRow[];
  readonly onSelect: (layerIds: readonly string[]) => void;
}

export function FrameList({ label, rows, onSelect }: FrameListProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const working = rows.findIndex(({ mark }) => mark === 'working');
  useEffect(() => {
    const row = list.current?.children[working];
    // Scrolls the list only; scrollIntoView would scroll the panel as well.
    if (row instanceof HTMLElement && list.current !== null) list.current.scrollTop = row.offsetTop - list.current.clientHeight / 2;
  }, [working]);
  return (
    // tabIndex: a list that scrolls must take the focus, or the keyboard can't scroll it (https://dequeuniversity.com/rules/axe/4.10/scrollable-region-focusable).
    <ul class="frames" data-marked={rows.some(({ mark }) => mark !== 'waiting')} ref={list} aria-label={label} tabIndex={0}>
      {rows.map(({ name, words, mark, link }, index) => (
        <li key={index} data-mark={mark}>
          <span class="frame-mark">
            {mark === 'working' ? <Spinner /> : mark === 'painted' ? <DoneIcon /> : mark === 'failed' ? <WarningIcon /> : null}
          </span>
          <span class="frame-name" title={name} dir="auto">
            {name}
          </span>
          <span class="frame-words">{words}</span>
          {link !== null && (
            <Button
              kind="quiet"
              label={`${link.word} ${quoted(name)}`}
              onPress={() => {
                onSelect(link.layerIds);
              }}
            >
              {link.word}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
