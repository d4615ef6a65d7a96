// The floating window around a plugin's panel: title bar to drag it by, close button, the size the plugin asked for.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { UiFrame } from 'figma-stand-in/frame/ui-frame';
import type { WindowState } from 'figma-stand-in/api/plugin-window';
import { WINDOW_MARGIN } from '../session';
import { Icon } from './icons';

/** Heights of the window's title bar and of the page's header, as in playground.css. */
const TITLE_HEIGHT = 40;
const HEADER = 48;

export interface PluginWindowProps {
  readonly state: WindowState;
  readonly frame: UiFrame;
  readonly onClose: () => void;
}

export function PluginWindowView({ state, frame, onClose }: PluginWindowProps): JSX.Element {
  const holder = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ x: number; y: number } | null>(state.position);
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);

  useEffect(() => {
    holder.current!.append(frame.element);
  }, [frame]);

  const height = Math.min(state.height, innerHeight - HEADER - TITLE_HEIGHT - WINDOW_MARGIN * 2);
  const start = (event: PointerEvent): void => {
    if ((event.target as Element).closest('button') !== null) return;
    const bar = event.currentTarget as Element;
    bar.setPointerCapture(event.pointerId);
    const { left, top } = bar.getBoundingClientRect();
    setDrag({ x: event.clientX - left, y: event.clientY - top });
  };
  const move = (event: PointerEvent): void => {
    if (drag === null) return;
    // A release that was not heard: over the panel, for example.
    if (event.buttons === 0) {
      setDrag(null);
      return;
    }
    setPlace({
      x: clamp(event.clientX - drag.x, 40 - state.width, innerWidth - 40),
      y: clamp(event.clientY - drag.y, 0, innerHeight - TITLE_HEIGHT),
    });
  };
  return (
    <div
      class="plugin-window"
      role="dialog"
      aria-label={state.title}
      hidden={!state.visible}
      style={{ width: `${state.width}px`, ...(place === null ? {} : { inset: `${place.y}px auto auto ${place.x}px` }) }}
    >
      <div
        class="title"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => {
          setDrag(null);
        }}
      >
        <h2>{state.title}</h2>
        <button type="button" class="tool" aria-label="Close the plugin" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class={drag === null ? 'panel' : 'panel dragging'} ref={holder} style={{ height: `${height}px` }} />
    </div>
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
