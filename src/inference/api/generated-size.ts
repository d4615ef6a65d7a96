// How large a picture is generated before it is enlarged, if it is enlarged at all.
//
// The generator has learnt what a landscape looks like at PICTURE_SIZE. Looked at with the example scenes: up to four times that a
// side (2048×1536) it gains: firs get branches, slopes get snow and rock. At 4096×3072 mountains become outlines filled with an even
// grain and skies a regular dapple, because nothing in its reach tells it how large the thing is that it paints. So twelve times
// the usual area is generated, and the rest is enlarged.
import { PICTURE_SIZE } from '../../contract/size';
import type { Size } from '../../contract/size';

/** Most pixels that are generated of one picture: 2048×1536. */
export const MOST_GENERATED = 12 * PICTURE_SIZE ** 2;

/** The output size itself where it is not too large, else the same shape at MOST_GENERATED, to the next whole pixel. */
export function generatedSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(MOST_GENERATED / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
