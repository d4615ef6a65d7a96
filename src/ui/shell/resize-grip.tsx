// The corner that resizes the panel, by pointer or by arrow keys. Screen coordinates, because the frame moves under the pointer.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import './resize-grip.css';

/** CSS pixels per press of an arrow key. */
const STEP = 16;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export interface ResizeGripProps {
  readonly width: number;
  readonly height: number;
  readonly onResize: (width: number, height: number) => void;
}

export function ResizeGrip({ width, height, onResize }: ResizeGripProps): JSX.Element {
  const grabbed = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const release = (): void => {
    grabbed.current = null;
  };
  return (
    <button
      type="button"
      class="resize-grip"
      aria-label="Resize the panel with the arrow keys"
      title="Drag to resize"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: width - event.screenX, y: height - event.screenY };
      }}
      onPointerMove={(event) => {
        // A release that was not heard.
        if (event.buttons === 0) release();
        if (grabbed.current !== null) onResize(grabbed.current.x + event.screenX, grabbed.current.y + event.screenY);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onKeyDown={(event) => {
        const step = KEYS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        onResize(width + step[0], height + step[1]);
      }}
    >
      <svg width="8" height="8" viewBox="0 0 8 8" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M7.5 1.5l-6 6M7.5 5l-2.5 2.5" />
      </svg>
    </button>
  );
}
