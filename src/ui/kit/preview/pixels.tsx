// A painting's pixels as a picture that says nothing by itself: thumbnails, beside which its name stands.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Painting } from '../../../inference/api/paint-job';

export interface PixelsProps {
  readonly painting: Painting;
  readonly class?: string;
}

export function Pixels({ painting: { rgba, width, height }, class: name }: PixelsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  return <canvas ref={canvas} class={name} width={width} height={height} aria-hidden="true" />;
}
