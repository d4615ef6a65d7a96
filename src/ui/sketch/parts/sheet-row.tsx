// What to draw on: a sheet of other proportions, also of the selected frame's, or the label map of the selection. All can be undone.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/controls/button';
import { formatSize } from '../../kit/look/format';
import { short } from '../../kit/look/quoted';
import type { LabelMap } from '../../../labels/label-map';
import type { Size } from '../../../contract/size';
import type { Pad } from '../pad/pad';
import type { PadState } from '../pad/pad-state';
import { OTHER_HINT, selectedMaskHint } from '../words';
import { PROPORTIONS, proportionsOf, readFrame } from '../../../sketch/proportions';
import './sheet-row.css';

/** What is selected, as something to draw for. */
export interface SelectedFrame {
  readonly frame: Size;
  readonly name: string;
  /** Null where it has no label map (yet). */
  readonly map: LabelMap | null;
}

export interface SheetRowProps {
  readonly pad: Pad;
  readonly state: PadState;
  readonly selected: SelectedFrame | null;
}

export function SheetRow({ pad, state, selected }: SheetRowProps): JSX.Element {
  const { frame } = state.sheet;
  const [typing, setTyping] = useState(false);
  const typed = useRef<HTMLInputElement>(null);
  const offered = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    if (typing) typed.current?.select();
  }, [typing]);
  const isSelected = selected !== null && selected.frame.width === frame.width && selected.frame.height === frame.height;
  const value = typing ? 'other' : isSelected ? 'selected' : (proportionsOf(frame) ?? 'own');
  const map = selected?.map ?? null;
  return (
    <div class="sheet-row">
      <select
        ref={offered}
        class="input"
        aria-label="Proportions"
        value={value}
        onChange={({ currentTarget: { value: chosen } }) => {
          setTyping(chosen === 'other');
          const wanted = chosen === 'selected' ? (selected?.frame ?? null) : readFrame(chosen);
          if (wanted !== null) pad.reshape(wanted);
        }}
      >
        {PROPORTIONS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {value === 'own' && <option value="own">{formatSize(frame.width, frame.height)}</option>}
        {selected !== null && (
          <option value="selected">{`As ${short(selected.name)}, ${formatSize(selected.frame.width, selected.frame.height)}`}</option>
        )}
        <option value="other">Other…</option>
      </select>
      <span title={selectedMaskHint(map === null ? null : (selected?.name ?? null))}>
        <Button
          disabled={map === null}
          onPress={() => {
            if (selected !== null && map !== null) pad.startFrom(map, selected.frame, selected.name);
          }}
        >
          Selection’s mask
        </Button>
      </span>
      {typing && (
        <TypedFrame
          input={typed}
          frame={frame}
          onFrame={(wanted) => {
            // The line that had the focus goes.
            offered.current?.focus();
            setTyping(false);
            if (wanted !== null) pad.reshape(wanted);
          }}
        />
      )}
    </div>
  );
}

/** Proportions or a size as text. @param onFrame what was typed, or null where it was given up. */
function TypedFrame({
  input,
  frame,
  onFrame,
}: {
  readonly input: { current: HTMLInputElement | null };
  readonly frame: Size;
  readonly onFrame: (frame: Size | null) => void;
}): JSX.Element {
  const [text, setText] = useState(() => `${Math.round(frame.width)} × ${Math.round(frame.height)}`);
  const read = readFrame(text);
  const take = (): void => {
    if (read !== null) onFrame(read);
  };
  return (
    <div
      class="sheet-typed"
      onKeyDown={(event) => {
        // Enter and Escape mean this line here, not the drawing.
        if (event.key === 'Enter' && event.target === input.current) take();
        else if (event.key === 'Escape') onFrame(null);
        else return;
        event.stopPropagation();
      }}
    >
      <input
        ref={input}
        class="input"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label="Proportions or size"
        aria-describedby="sheet-typed-hint"
        aria-invalid={read === null}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Button disabled={read === null} onPress={take}>
        Set
      </Button>
      <p id="sheet-typed-hint" class="quiet">
        {OTHER_HINT}
      </p>
    </div>
  );
}
