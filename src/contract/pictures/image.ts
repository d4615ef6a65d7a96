// A picture as pixels.
import type { Size } from '../size';

export interface RgbaImage extends Size {
  /** Row-major RGBA, 8 bits, straight alpha, `width`·`height`·4 bytes. */
  readonly rgba: Uint8Array | Uint8ClampedArray;
}
