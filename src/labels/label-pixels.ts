// A label map as pixels: each class in its own colour, which is how people know it.
import { CLASSES } from '../contract/classes';
import type { Rect } from '../contract/geometry';
import type { LabelMap } from './label-map';

/** RGBA words by label, red in the lowest byte; 0, see-through, for every label that is no class. */
const WORDS = Uint32Array.from({ length: 256 }, (_, label) => {
  const semantic = CLASSES[label];
  if (semantic === undefined) return 0;
  const [red, green, blue] = semantic.colour;
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
});

/** RGBA bytes (4 per label, alpha 255) of class indices 0…8. @throws RangeError on any other label. */
export function labelPixels(labels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  // Written as 32-bit words: every machine that runs a browser or Node is little-endian.
  const words = Uint32Array.from(labels, (label) => WORDS[label]!);
  const strange = words.indexOf(0);
  if (strange >= 0) throw new RangeError(`label ${String(labels[strange])} is no class`);
  return new Uint8ClampedArray(words.buffer);
}

/**
 * The same for a part of a map that may have gaps, which become see-through.
 * @param rect whole cells within the map. @param words one RGBA word a cell of the map; those inside `rect` are written.
 */
export function colourRect({ labels, width }: LabelMap, { x, y, width: across, height }: Rect, words: Uint32Array): void {
  for (let row = y; row < y + height; row++) {
    for (let at = row * width + x; at < row * width + x + across; at++) words[at] = WORDS[labels[at]!]!;
  }
}
