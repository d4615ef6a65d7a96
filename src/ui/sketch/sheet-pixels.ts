// A sheet as pixels, one rectangle at a time: each class in its own colour, see-through where there is none.
import { CLASSES } from '../../contract/classes';
import type { LabelGrid } from '../../sketch/label-grid';
import type { PixelRect } from '../../sketch/pixel-rect';

/** RGBA words by label, red in the lowest byte; 0, see-through, for every label that is no class. */
const WORDS = Uint32Array.from({ length: 256 }, (_, label) => {
  const semantic = CLASSES[label];
  if (semantic === undefined) return 0;
  const [red, green, blue] = semantic.colour;
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
});

/** @param words one RGBA word a cell of the grid, little-endian; those inside `rect` are written. */
export function colourRect({ labels, width }: LabelGrid, { x, y, width: across, height }: PixelRect, words: Uint32Array): void {
  for (let row = y; row < y + height; row++) {
    for (let at = row * width + x; at < row * width + x + across; at++) words[at] = WORDS[labels[at]!]!;
  }
}
