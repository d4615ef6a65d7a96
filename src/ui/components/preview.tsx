// The selection as the generator sees it, or its painting, in the proportions of the source on a neutral well. Pressing and
// holding the painting shows the mask under it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PICTURE_SIZE } from '../../inference/engine-api';
import './preview.css';

export interface PreviewProps {
  /** Size of the source; only its proportions count. */
  readonly width: number;
  readonly height: number;
  /** 512² RGBA each, or null while there is none. */
  readonly mask: Uint8ClampedArray<ArrayBuffer> | null;
  readonly painting: Uint8ClampedArray<ArrayBuffer> | null;
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
    if (pixels !== null) canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, PICTURE_SIZE, PICTURE_SIZE), 0, 0);
  }, [pixels]);
  const release = (): void => { setHeld(false); };
  return (
    <div class="preview" data-busy={busy}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={description}
        width={PICTURE_SIZE}
        height={PICTURE_SIZE}
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
