// How much work a piece of a painting is, in pixels of the generator.
import type { Piece } from './piece-plan';

/**
 * What a detail head does for each pixel that it paints, as a share of what the generator does for one of its own. In one WASM thread 1024×1024 pixels
 * of the first head took 276 ms where 512×512 of the generator took 525, both beside other work (2 × Xeon).
 */
export const DETAIL = 0.13;

/** Pixels of the generator that take as long as this piece. */
export function workOf({ tile: { window }, octaves }: Pick<Piece, 'tile' | 'octaves'>): number {
  const pixels = window.width * window.height;
  let work = pixels;
  for (let octave = 1; octave <= octaves; octave++) work += DETAIL * pixels * 4 ** octave;
  return work;
}
