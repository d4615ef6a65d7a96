// First step of labelling: each pixel alone against the nine colours, and the choice of one palette for the whole picture.
// Whether a match can be believed is decided in the next step (trust.ts).
import { CLASSES, COLOUR_TOLERANCE } from '../../contract/classes';
import type { Rgb } from '../../contract/classes';
import type { PaletteName } from '../label-map';
import { colourRuns, translated } from './colour-runs';
import type { Runs } from './colour-runs';
import { Tally } from './evidence';
import type { Evidence } from './evidence';
import { isMask } from './no-mask';

/** Values of a class map beside the class indices 0…8. */
export const UNMATCHED = 255;
export const TRANSPARENT = 254;
/** Matched by its colour, but its neighbours show that it is a blend of other colours. */
export const DOUBTED = 253;

/** Values below this are class indices. */
export const CLASS_LIMIT = CLASSES.length;

export interface ClassMap {
  /** Row-major class index, UNMATCHED, TRANSPARENT or DOUBTED for each pixel. */
  readonly classes: Uint8Array;
  /** The same as runs. */
  readonly runs: Runs;
  readonly palette: PaletteName;
  /** How much speaks for that palette. */
  readonly evidence: Evidence;
}

/** The nine colours of a palette, in class order. */
export function paletteColours(palette: PaletteName): readonly Rgb[] {
  return CLASSES.map((entry) => (palette === 'alla-prima' ? entry.colour : entry.paintWithMl));
}

// Before the palette is decided each pixel holds its match in both: ours in the low half of a byte, Paint with ML's in the high half.
const NO_CLASS = 15;
const SEE_THROUGH = 14;
const LIMIT_SQUARED = COLOUR_TOLERANCE * COLOUR_TOLERANCE;

/**
 * Match every pixel within COLOUR_TOLERANCE against both palettes and keep the palette that more speaks for (ours when equally much), for the
 * whole picture.
 * @param pixels row-major RGBA, `width`×`height`, as one 32-bit word a pixel, red in the lowest byte, straight alpha; a pixel is
 * there when its alpha is at least half.
 */
export function classify(pixels: Uint32Array, width: number, height: number): ClassMap {
  const both = colourRuns(pixels, width, height, matchBoth);
  const tallies = [new Tally(OURS), new Tally(THEIRS)] as const;
  for (const [run, value] of both.values.entries()) {
    if ((value & 15) === SEE_THROUGH) continue;
    const [start, end] = [both.starts[run]!, both.starts[run + 1]!];
    tallies[0].add(pixels[start]!, value & 15, end - start);
    tallies[1].add(pixels[start]!, value >> 4, end - start);
  }
  const [ours, theirs] = [tallies[0].evidence(), tallies[1].evidence()];
  const palette: PaletteName = weight(ours, OURS) >= weight(theirs, THEIRS) ? 'alla-prima' : 'paint-with-ml';
  const meaning = Uint8Array.from({ length: 256 }, (_, value) => {
    const half = palette === 'alla-prima' ? value & 15 : value >> 4;
    return half === NO_CLASS ? UNMATCHED : half === SEE_THROUGH ? TRANSPARENT : half;
  });
  const runs = translated(both, meaning);
  const classes = new Uint8Array(pixels.length);
  for (const [run, value] of runs.values.entries()) classes.fill(value, runs.starts[run], runs.starts[run + 1]);
  return { classes, runs, palette, evidence: palette === 'alla-prima' ? ours : theirs };
}

/** What speaks for a palette. A single colour that is not quite one of its own, say the grey of a page, does not outweigh a shape of another. */
function weight(evidence: Evidence, table: readonly Rgb[]): number {
  return isMask(evidence, table) ? 1 + evidence.share : evidence.share;
}

function matchBoth(pixel: number): number {
  if (pixel >>> 24 < 128) return SEE_THROUGH | (SEE_THROUGH << 4);
  const red = pixel & 255;
  const green = (pixel >> 8) & 255;
  const blue = (pixel >> 16) & 255;
  const cell = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
  return within(OURS, OUR_CANDIDATES[cell]!, red, green, blue) | (within(THEIRS, THEIR_CANDIDATES[cell]!, red, green, blue) << 4);
}

function within(colours: readonly Rgb[], candidate: number, red: number, green: number, blue: number): number {
  const colour = colours[candidate];
  if (colour === undefined) return NO_CLASS;
  const [r, g, b] = colour;
  return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2 <= LIMIT_SQUARED ? candidate : NO_CLASS;
}

const OURS = paletteColours('alla-prima');
const THEIRS = paletteColours('paint-with-ml');
const OUR_CANDIDATES = candidates(OURS);
const THEIR_CANDIDATES = candidates(THEIRS);

/**
 * For each of the 32³ cells of 8×8×8 colours, the only class that a colour of the cell can match. One is enough because two
 * colours of a palette are further apart (70 and 74) than two tolerances and a cell's diagonal together (37).
 */
function candidates(colours: readonly Rgb[]): Uint8Array {
  const table = new Uint8Array(32 ** 3).fill(NO_CLASS);
  const gap = (low: number, channel: number): number => Math.max(low - channel, 0, channel - low - 7);
  for (let cell = 0; cell < table.length; cell++) {
    const [red, green, blue] = [(cell >> 10) << 3, ((cell >> 5) & 31) << 3, (cell & 31) << 3];
    const found = colours.findIndex(([r, g, b]) => gap(red, r) ** 2 + gap(green, g) ** 2 + gap(blue, b) ** 2 <= LIMIT_SQUARED);
    if (found >= 0) table[cell] = found;
  }
  return table;
}
