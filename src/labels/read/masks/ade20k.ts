// Pixels in the 150 colours of ADE20K, as segmentation nets and ControlNet write them. For masks from files only: a selection in
// Figma is never read this way, since its colours could mean anything there.
import { CLASS_NAMES, UNLABELLED } from '../../../contract/classes';
import type { ClassName, Rgb } from '../../../contract/classes';
import table from './ade20k.json';
import { CLASS_LIMIT, TRANSPARENT, UNMATCHED } from '../classify';
import { Tally } from '../evidence';
import type { Evidence } from '../evidence';
import { distance, isMask } from '../no-mask';

/**
 * The nearest of the 150 colours counts when it is at most this far away (Euclidean, 8-bit). Some lie only 7 apart, and the
 * nearest is still the right one; our palettes stay 19 away from all of them.
 */
const TOLERANCE = 8;
/** A colour that the picture has is met this closely, also after JPEG; one that edges pass by mostly is not. */
const EXACT = 6;
/** What is named covers at least this share of what is foreign. */
const TRACE = 0.02;
/** Landscape among all that is shown, as a share of the opaque pixels. */
const LEAST_LANDSCAPE = 0.05;
/**
 * How many of a pixel's eight neighbours must match the same of the 150 colours before the pixel counts: few where it has the colour exactly (it
 * may be part of a thin line), more where it is only near it. Antialiased edges pass by many of the 150 colours on their way.
 */
const [IN_A_LINE, IN_AN_AREA] = [2, 6] as const;
const NONE = 255;
const SEE_THROUGH = 254;

const ADE20K_COLOURS: readonly Rgb[] = table.classes.map(({ colour }) => colour as unknown as Rgb);

export interface AdeMap {
  /** Row-major class index, UNMATCHED or TRANSPARENT; what ADE20K knows and a landscape does not have is UNMATCHED. */
  readonly classes: Uint8Array;
  /** Of those of the 150 that the picture really has. */
  readonly evidence: Evidence;
  /** Which of the 150 each pixel is, or a number beyond them. */
  readonly entries: Uint8Array;
}

const AS_CLASS = Uint8Array.from(table.classes, ({ as }) => (as === undefined ? UNMATCHED : CLASS_NAMES.indexOf(as as ClassName)));

/** Class index of one of the 150, or UNLABELLED. */
export function labelOfAde(entry: number): number {
  return AS_CLASS[entry]! < CLASS_LIMIT ? AS_CLASS[entry]! : UNLABELLED;
}

/** Whether a picture is a mask in these colours: a map of anything is, so it must also have some landscape. */
export function isAdeMask(evidence: Evidence): boolean {
  const landscape = evidence.found.reduce((sum, { entry, share }) => sum + (AS_CLASS[entry]! < CLASS_LIMIT ? share : 0), 0);
  return landscape >= LEAST_LANDSCAPE && isMask(evidence, ADE20K_COLOURS);
}

/** @param pixels row-major, `width` a row, one word a pixel, red lowest; a pixel is there when its alpha is at least half. */
export function matchAde20k(pixels: Uint32Array, width: number): AdeMap {
  const all = [...ADE20K_COLOURS.keys()];
  const tally = new Tally(ADE20K_COLOURS, true);
  let entries = matched(pixels, all, tally);
  const told = tally.evidence();
  const found = told.found.filter(({ entry, mode }) => distance(mode, ADE20K_COLOURS[entry]!) <= EXACT);
  const evidence = { ...told, found, share: found.reduce((sum, { share }) => sum + share, 0) };
  // Blurred edges pass by colours that the picture does not have, bottles and benches among them. Road and skyscraper have one colour.
  if (found.length < told.found.length || found.length < new Set(entries).size)
    entries = matched(
      pixels,
      found.map(({ entry }) => entry),
      null,
    );
  const classes = new Uint8Array(pixels.length).fill(UNMATCHED);
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    if (entry === SEE_THROUGH) classes[at] = TRANSPARENT;
    if (entry >= SEE_THROUGH || agreeing(entries, width, at) < (isExact(pixels[at]!, entry) ? IN_A_LINE : IN_AN_AREA)) continue;
    classes[at] = AS_CLASS[entry]!;
  }
  return { classes, evidence, entries };
}

/**
 * What ADE20K knows and a landscape does not have, by name, most frequent first, of a few pixels of a picture; without what is there in traces.
 * @param entries indices in the table; others are passed over.
 */
export function foreignNames(entries: Iterable<number>): readonly string[] {
  const counts = new Map<number, number>();
  let all = 0;
  for (const entry of entries) {
    all++;
    if (AS_CLASS[entry] === UNMATCHED) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= TRACE * all)
    .sort((one, other) => other[1] - one[1])
    .map(([entry]) => table.classes[entry]!.name);
}

/** Each pixel's entry of the table, one of `among`. */
function matched(pixels: Uint32Array, among: readonly number[], tally: Tally | null): Uint8Array {
  const known = new Map<number, number>();
  const entries = new Uint8Array(pixels.length);
  let start = 0;
  for (let at = 0; at < pixels.length; at++) {
    // Drawn masks are flat: mostly it is the colour of the pixel before.
    if (at > 0 && pixels[at] === pixels[at - 1]) {
      entries[at] = entries[at - 1]!;
      continue;
    }
    if (at > start) count(start, at);
    start = at;
    const colour = pixels[at]! & 0xffffff;
    if (pixels[at]! >>> 24 < 128) entries[at] = SEE_THROUGH;
    else {
      const entry = known.get(colour) ?? nearest(colour, among);
      known.set(colour, entry);
      entries[at] = entry;
    }
  }
  count(start, pixels.length);
  return entries;

  function count(from: number, to: number): void {
    if (entries[from] !== SEE_THROUGH) tally?.add(pixels[from]!, entries[from]!, to - from);
  }
}

function nearest(colour: number, among: readonly number[]): number {
  let best = NONE;
  let least = TOLERANCE * TOLERANCE;
  for (const entry of among) {
    const [red, green, blue] = ADE20K_COLOURS[entry]!;
    const squared = ((colour & 255) - red) ** 2 + (((colour >> 8) & 255) - green) ** 2 + ((colour >> 16) - blue) ** 2;
    if (squared < least || (squared === least && best === NONE)) [best, least] = [entry, squared];
  }
  return best;
}

function isExact(pixel: number, entry: number): boolean {
  const [red, green, blue] = ADE20K_COLOURS[entry]!;
  return (pixel & 0xffffff) === (red | (green << 8) | (blue << 16));
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
