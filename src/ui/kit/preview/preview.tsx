// Label map and painting of a source, in its proportions: one of them, or both with a divider to drag. Pressing and holding the painting shows
// the label map. A picture stays on show until the next one is there.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../../contract/size';
import type { View } from './view';
import { TimeSpent } from '../controls/time-spent';
import { Divider } from './divider';
import './preview.css';

/** Row-major RGBA. */
export interface Pixels extends Size {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export interface PreviewProps {
  /** Of the source; its size counts only for the proportions. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Null while there is none. */
  readonly mask: Pixels | null;
  readonly painting: Pixels | null;
  /** `both` and `painting` only where there is a painting. */
  readonly view: View;
  readonly divider: number;
  readonly onDivider: (divider: number) => void;
  /** True while what is shown is being renewed. */
  readonly busy: boolean;
}

export function Preview({ name, width, height, mask, painting, view, divider, onDivider, busy }: PreviewProps): JSX.Element {
  const [held, setHeld] = useState(false);
  const release = (): void => {
    setHeld(false);
  };
  const shown = view === 'painting' && held ? 'mask' : view;
  return (
    <div class="preview" aria-busy={busy}>
      <div
        class="picture"
        data-view={shown}
        style={{ '--aspect': String(width / height), '--divider': String(divider / 100) }}
        hidden={mask === null}
        onPointerDown={() => {
          setHeld(true);
        }}
        onPointerMove={({ buttons }) => {
          // A release that was not heard.
          if (buttons === 0) release();
        }}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
      >
        <Picture pixels={mask} label={`The mask of ${name}`} hidden={shown === 'painting'} />
        <Picture pixels={painting} label={`The painting of ${name}`} hidden={shown === 'mask'} />
        {shown === 'both' && <Divider value={divider} onChange={onDivider} />}
      </div>
      {busy && <span class="preview-busy" />}
      {busy && <TimeSpent done={null} />}
    </div>
  );
}

function Picture({ pixels, label, hidden }: { readonly pixels: Pixels | null; readonly label: string; readonly hidden: boolean }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  // A layout effect, before the browser draws: a canvas that was just resized is empty.
  useLayoutEffect(() => {
    if (pixels !== null) canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels.rgba, pixels.width, pixels.height), 0, 0);
  }, [pixels]);
  return <canvas ref={canvas} role="img" aria-label={label} width={pixels?.width} height={pixels?.height} hidden={hidden || pixels === null} />;
}
