// The share of each class in the label map, as a stacked bar with its legend. Each class can take a style of its own; where there is a painting,
// it can be repainted in it: another sky over the same mountains.
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ClassName } from '../../../contract/classes';
import type { SourceSummary } from '../../../contract/wire/messages';
import { ClassSheetView } from '../class-styles/class-sheet-view';
import { StyleChip } from '../class-styles/style-chip';
import { openWords } from '../class-styles/words';
import type { Dispatch } from '../../state/action';
import type { PanelState } from '../../state/panel-state';
import { classColour } from '../../kit/look/css-colour';
import { PaletteIcon } from '../../kit/look/icons';
import { anotherSeed } from '../painting/seed';
import { formatShare } from '../../kit/look/format';
import { painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import { uniformWords } from '../styles/style-words';
import { isRepaintable } from '../variations/repaint-class';
import { presentClasses } from './reading';
import type { Reading } from './reading';
import './coverage.css';

export interface CoverageProps {
  readonly state: PanelState;
  readonly source: SourceSummary;
  readonly reading: Reading | null;
  readonly dispatch: Dispatch;
}

export function Coverage({ state, source, reading, dispatch }: CoverageProps): JSX.Element {
  const sheetId = useId();
  const list = useRef<HTMLUListElement>(null);
  const present = presentClasses(reading);
  const { classSheet } = state;
  const { styles } = painterOf(state);
  const { classes } = chosenStyle(state);
  const repaints = isRepaintable(state);
  const open = classSheet !== null && present.includes(classSheet.className) ? classSheet : null;
  const opened = useRef<ClassName | null>(null);
  useEffect(() => {
    // The sheet is gone, and the focus with it: back to the button that opened it.
    if (open === null && opened.current !== null && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>(`[data-class="${opened.current}"]`)?.focus();
    opened.current = open?.className ?? null;
  }, [open]);
  return (
    <div class="coverage">
      <div class="coverage-bar" aria-hidden="true">
        {present.map((name) => (
          <span key={name} style={{ flexGrow: String(reading?.map.coverage[name] ?? 0), background: classColour(name) }} />
        ))}
      </div>
      <ul ref={list} class="coverage-legend" aria-label="Share of each landscape class">
        {present.map((name) => (
          <li key={name}>
            <span class="chip" style={{ background: classColour(name) }} aria-hidden="true" />
            <span>
              {name} <span class="coverage-share">{formatShare(reading?.map.coverage[name] ?? 0)}</span>
            </span>
            {classes?.[name] !== undefined && (
              <StyleChip
                className={name}
                words={uniformWords(classes[name], styles)}
                onRemove={() => {
                  list.current?.querySelector<HTMLElement>(`[data-class="${name}"]`)?.focus();
                  dispatch({ type: 'class-style', className: name, style: null });
                }}
              />
            )}
            <button
              type="button"
              class="button button-icon"
              data-class={name}
              aria-label={openWords(name, repaints)}
              title={openWords(name, repaints)}
              aria-expanded={open?.className === name}
              aria-controls={sheetId}
              onClick={() => {
                dispatch(
                  open?.className === name
                    ? { type: 'close-class' }
                    : { type: 'open-class', className: name, seed: anotherSeed(0, Math.random()) },
                );
              }}
            >
              <PaletteIcon />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <ClassSheetView state={state} sheet={open} source={source} id={sheetId} dispatch={dispatch} />}
    </div>
  );
}
