// The selection as the generator sees it, or its painting, in the proportions of the source on a neutral well. Pressing and
// holding the painting shows the mask under it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../contract/size';
import './preview.css';

/** RGBA, row-major. */
export interface Pixels extends Size {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export interface PreviewProps {
  /** Size of the source; only its proportions count. */
  readonly width: number;
  readonly height: number;
  /** Null while there is none. */
  readonly mask: Pixels | null;
  readonly painting: Pixels | null;
  readonly view: 'mask' | 'painting';
  /** What the picture shows, for screen readers. */
  readonly description: string;
  /** True while what is shown is being renewed. */
  readonly busy: boolean;
}

export function Preview({ width, height, mask, painting, view, description, busy }: PreviewProps): JSX.Element {
  const [held, setHeld] = useState(false);
  const pixels = view === 'painting' && painting !== null && !held ? painting : mask;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (pixels !== null) canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels.rgba, pixels.width, pixels.height), 0, 0);
  }, [pixels]);
  const release = (): void => { setHeld(false); };
  return (
    <div class="preview" data-busy={busy}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={description}
        width={pixels?.width}
        height={pixels?.height}
        data-view={pixels === painting ? 'painting' : 'mask'}
        style={{ '--aspect': String(width / height) }}
        hidden={pixels === null}
        onPointerDown={() => { setHeld(true); }}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
      />
    </div>
  );
}
