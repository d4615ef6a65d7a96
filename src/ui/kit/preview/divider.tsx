// The divider between mask and painting: an invisible native slider over the whole picture, which can be dragged from anywhere and brings pen,
// touch and keys. The visible line is an element of its own.
import type { JSX } from 'preact';
import './divider.css';

export interface DividerProps {
  /** From the left, 0…100 %. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function Divider({ value, onChange }: DividerProps): JSX.Element {
  return (
    <>
      <input
        class="divider"
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        aria-label="Divider between mask and painting"
        aria-valuetext={`${value} % mask`}
        onInput={(event) => {
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
      <span class="divider-line" aria-hidden="true">
        <svg width="20" height="20" viewBox="0 0 20 20">
          <circle cx="10" cy="10" r="10" fill="#fff" />
          <path d="M8 7 5 10l3 3M12 7l3 3-3 3" fill="none" stroke="#333" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
      </span>
    </>
  );
}
