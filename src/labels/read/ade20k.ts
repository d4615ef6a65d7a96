// Pixels in the 150 colours of ADE20K, as segmentation nets and ControlNet write them. For imported masks only: a selection in
// Figma is never read this way, since its colours could mean anything there.
import { CLASS_NAMES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import table from './ade20k.json';
import { TRANSPARENT, UNMATCHED } from './classify';

/**
 * The nearest of the 150 colours counts when it is at most this far away (Euclidean, 8-bit). Some lie only 7 apart, and the
 * nearest is still the right one; our palettes stay 19 away from all of them.
 */
const TOLERANCE = 8;
/**
 * How many of a pixel's eight neighbours must match the same of the 150 colours before the pixel counts: few where it has the colour exactly (it
 * may be part of a thin line), more where it is only near it. Antialiased edges pass by many of the 150 colours on their way.
 */
const [IN_A_LINE, IN_AN_AREA] = [2, 6] as const;
const NONE = 255;
const SEE_THROUGH = 254;

export interface AdeMap {
  /** Row-major class index, UNMATCHED or TRANSPARENT; what ADE20K knows and a landscape does not have is UNMATCHED. */
  readonly classes: Uint8Array;
  /** Pixels that are one of the 150. */
  readonly matched: number;
  /** What ADE20K knows and a landscape does not have, by name, most frequent first, in pixels. */
  readonly foreign: readonly { readonly name: string; readonly pixels: number }[];
}

const AS_CLASS = Uint8Array.from(table.classes, ({ as }) => (as === undefined ? UNMATCHED : CLASS_NAMES.indexOf(as as ClassName)));

/** @param pixels row-major, `width` a row, one word a pixel, red lowest; a pixel is there when its alpha is at least half. */
export function matchAde20k(pixels: Uint32Array, width: number): AdeMap {
  const known = new Map<number, number>();
  const entries = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at]! & 0xffffff;
    // Drawn masks are flat: mostly it is the colour of the pixel before.
    if (at > 0 && pixels[at] === pixels[at - 1]) entries[at] = entries[at - 1]!;
    else if (pixels[at]! >>> 24 < 128) entries[at] = SEE_THROUGH;
    else {
      const entry = known.get(colour) ?? nearest(colour);
      known.set(colour, entry);
      entries[at] = entry;
    }
  }
  const classes = new Uint8Array(pixels.length).fill(UNMATCHED);
  const counts = new Uint32Array(256);
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    if (entry === SEE_THROUGH) classes[at] = TRANSPARENT;
    if (entry >= SEE_THROUGH || agreeing(entries, width, at) < (isExact(pixels[at]!, entry) ? IN_A_LINE : IN_AN_AREA)) continue;
    counts[entry]!++;
    classes[at] = AS_CLASS[entry]!;
  }
  const names = table.classes.map(({ name }, entry) => ({ name, pixels: counts[entry]! }));
  return {
    classes,
    matched: names.reduce((sum, each) => sum + each.pixels, 0),
    foreign: names
      .filter(({ pixels: count }, entry) => count > 0 && AS_CLASS[entry] === UNMATCHED)
      .sort((one, other) => other.pixels - one.pixels),
  };
}

function nearest(colour: number): number {
  let best = NONE;
  let least = TOLERANCE * TOLERANCE;
  for (const [
    entry,
    {
      colour: [red, green, blue],
    },
  ] of table.classes.entries()) {
    const squared = ((colour & 255) - red!) ** 2 + (((colour >> 8) & 255) - green!) ** 2 + ((colour >> 16) - blue!) ** 2;
    if (squared < least || (squared === least && best === NONE)) [best, least] = [entry, squared];
  }
  return best;
}

function isExact(pixel: number, entry: number): boolean {
  const [red, green, blue] = table.classes[entry]!.colour;
  return (pixel & 0xffffff) === (red! | (green! << 8) | (blue! << 16));
}

/** How many of the eight pixels around one show the same entry; what lies beyond the picture agrees. */
function agreeing(entries: Uint8Array, width: number, at: number): number {
  const height = entries.length / width;
  const [x, y] = [at % width, Math.floor(at / width)];
  let count = -1;
  for (let ny = y - 1; ny <= y + 1; ny++) {
    for (let nx = x - 1; nx <= x + 1; nx++) {
      const beyond = nx < 0 || ny < 0 || nx >= width || ny >= height;
      if (beyond || entries[ny * width + nx] === entries[at]) count++;
    }
  }
  return count;
}
