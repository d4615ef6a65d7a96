// The flat colours of a picture that match no class, to be shown to the person.
import type { Rgb } from '../../contract/classes';
import { UNMATCHED } from './classify';
import type { ClassMap } from './classify';

/** Colours nearer than this are shown as one. */
const SAME = 24;
const MOST_COLOURS = 8;
/** Colours that cover less than this share of the picture are left out. */
const LEAST_SHARE = 0.0005;

export interface UnmatchedColour {
  readonly colour: Rgb;
  /** Share of the whole picture, 0…1. */
  readonly share: number;
}

/**
 * The most frequent colours that match nothing, most frequent first, at most eight. A pixel counts when it is the corner of
 * a 2×2 block of nearly one colour, which leaves out antialiased edges.
 * @param map class map of a picture `width` pixels wide, `pixels` their colours.
 * @param area pixels in the whole picture, the measure of shares.
 */
export function unmatchedColours(
  { classes, runs }: Pick<ClassMap, 'classes' | 'runs'>,
  pixels: Uint32Array,
  width: number,
  area: number,
): UnmatchedColour[] {
  const counts = new Uint32Array(1 << 15);
  // The most frequent exact colour of each bin, by Boyer and Moore's majority vote, so that a flat shape is listed with its exact colour.
  const favourite = new Uint32Array(1 << 15);
  const lead = new Int32Array(1 << 15);
  const bins: number[] = [];
  for (let run = runs.firstOfRow[1] ?? 0; run < runs.values.length; run++) {
    if (runs.values[run] !== UNMATCHED) continue;
    // The run's first pixel has no equal to its left.
    for (let at = runs.starts[run]! + 1; at < runs.starts[run + 1]!; at++) {
      const bin = binOf(pixels[at]!);
      if (!agrees(at - 1, bin) || !agrees(at - width, bin) || !agrees(at - width - 1, bin)) continue;
      if (counts[bin] === 0) bins.push(bin);
      counts[bin]!++;
      const colour = pixels[at]! & 0xffffff;
      if (lead[bin] === 0) favourite[bin] = colour;
      lead[bin]! += favourite[bin] === colour ? 1 : -1;
    }
  }
  function agrees(at: number, bin: number): boolean {
    return classes[at] === UNMATCHED && binOf(pixels[at]!) === bin;
  }
  bins.sort((one, other) => counts[other]! - counts[one]! || one - other);
  const clusters: { colour: Rgb; count: number }[] = [];
  for (const bin of bins) {
    const colour = rgbOf(favourite[bin]!);
    const home = clusters.find((cluster) => Math.hypot(...colour.map((value, channel) => value - cluster.colour[channel]!)) <= SAME);
    if (home !== undefined) home.count += counts[bin]!;
    else clusters.push({ colour, count: counts[bin]! });
  }
  return clusters
    .map(({ colour, count }) => ({ colour, share: Math.min(1, count / area) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST_COLOURS);
}

function binOf(pixel: number): number {
  return (((pixel >> 3) & 31) << 10) | (((pixel >> 11) & 31) << 5) | ((pixel >> 19) & 31);
}

function rgbOf(pixel: number): Rgb {
  return [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
}
