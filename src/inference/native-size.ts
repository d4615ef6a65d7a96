// How large a picture is painted before it is enlarged, if it is enlarged at all.
//
// The generator has learnt what a landscape looks like at PICTURE_SIZE. Looked at with the example scenes: up to four times that a
// side (2048×1536) it gains: firs get branches, slopes get snow and rock. At 4096×3072 mountains become outlines filled with an even
// grain and skies a regular dapple, because nothing in its reach tells it how large the thing is that it paints. So twelve times
// the usual area is painted, and the rest is enlarged.
import type { Size } from '../contract/size';
import { PICTURE_SIZE } from './engine-api';

/** Most pixels that are painted of one picture: 2048×1536. */
export const MOST_PAINTED = 12 * PICTURE_SIZE ** 2;

/** The size itself where it is not too large, else the same shape at MOST_PAINTED, to the next whole pixel. */
export function nativeSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(MOST_PAINTED / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** Labels at a smaller size: each cell takes the label at its middle. */
export function shrinkLabels(labels: Uint8Array, from: Size, to: Size): Uint8Array {
  if (from.width === to.width && from.height === to.height) return labels;
  const columns = Int32Array.from({ length: to.width }, (_, x) => Math.floor(((x + 0.5) * from.width) / to.width));
  const small = new Uint8Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / to.height) * from.width;
    for (let x = 0; x < to.width; x++) small[y * to.width + x] = labels[row + columns[x]!]!;
  }
  return small;
}
