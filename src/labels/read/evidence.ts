// How much in a picture speaks for a table of colours. In a mask each class is one colour, give or take what JPEG and edges do to it; what only
// comes near a colour by chance, as in photos, is spread over all that counts as near.
import type { Rgb } from '../../contract/classes';

/** A colour of the table that the picture has. */
export interface FoundColour {
  /** Index in the table. */
  readonly entry: number;
  /** Share of the opaque pixels that match it, 0…1. */
  readonly share: number;
  /** The colour as the picture has it: the mean of the most frequent shades. */
  readonly mode: Rgb;
}

export interface Evidence {
  readonly found: readonly FoundColour[];
  /** Share of the opaque pixels that are one of `found`, 0…1. */
  readonly share: number;
  /** Share of what matches nothing that the sixteen most frequent shades make up: near 1 for flat colours, low for photos; 1 where all matches. */
  readonly flatness: number;
  /** How many flat colours that match nothing cover more than a trace. */
  readonly strangers: number;
  /** Share of the opaque pixels that are neither warm nor cold but grey. */
  readonly greys: number;
  /** Different shades (of 32 a channel) in what matches nothing. */
  readonly shades: number;
}

/** Shades of a match are counted in cubes of 5×5×5 levels, the table's own colour in the middle of one; five a side reach beyond any tolerance. */
const [CUBE, SIDE] = [5, 5] as const;
const CUBES = SIDE ** 3;
/** Share of a colour's matches in its fullest cube: 1 for flat ones, at least 0.34 in masks after JPEG at 40 or a blur of 8 pixels, in photos mostly below 0.1. */
const LEAST_PEAK = 0.3;
/** Shares of the opaque pixels: what is found, and what counts as a stranger. */
const [TRACE, STRANGER] = [0.0005, 0.001] as const;
/** Channels that differ by no more than this make a grey. No class of any palette is one. */
const GREY = 3;
/** Strangers nearer to each other than this are one. */
const SAME = 24;
const MOST_FLAT = 16;

/** Collects pixels; see Evidence. */
export class Tally {
  private readonly cubes: Uint32Array;
  private readonly sums: Float64Array;
  private readonly rest = new Uint32Array(1 << 15);
  private grey = 0;
  private opaque = 0;

  /** @param withGreys whether greys of the table count; where they do not, a grey matches nothing. */
  constructor(
    private readonly table: readonly Rgb[],
    private readonly withGreys = false,
  ) {
    this.cubes = new Uint32Array(table.length * CUBES);
    this.sums = new Float64Array(table.length * CUBES * 3);
  }

  /** @param pixel opaque, red lowest. @param entry index in the table, or one beyond it for no match. @param count of such pixels. */
  add(pixel: number, entry: number, count: number): void {
    const [red, green, blue] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    this.opaque += count;
    const isGrey = Math.max(red, green, blue) - Math.min(red, green, blue) <= GREY;
    if (isGrey) this.grey += count;
    const colour = this.table[entry];
    if (colour === undefined || (isGrey && !this.withGreys)) {
      this.rest[((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)]! += count;
      return;
    }
    const cube = (entry * SIDE + step(red - colour[0])) * SIDE * SIDE + step(green - colour[1]) * SIDE + step(blue - colour[2]);
    this.cubes[cube]! += count;
    this.sums[cube * 3]! += red * count;
    this.sums[cube * 3 + 1]! += green * count;
    this.sums[cube * 3 + 2]! += blue * count;
  }

  evidence(): Evidence {
    const opaque = Math.max(1, this.opaque);
    const found: FoundColour[] = [];
    for (let entry = 0; entry < this.table.length; entry++) {
      let [sum, fullest] = [0, entry * CUBES];
      for (let cube = entry * CUBES; cube < (entry + 1) * CUBES; cube++) {
        sum += this.cubes[cube]!;
        if (this.cubes[cube]! > this.cubes[fullest]!) fullest = cube;
      }
      const most = this.cubes[fullest]!;
      if (sum <= TRACE * opaque || most < LEAST_PEAK * sum) continue;
      const mean = (channel: number): number => Math.round(this.sums[fullest * 3 + channel]! / most);
      found.push({ entry, share: sum / opaque, mode: [mean(0), mean(1), mean(2)] });
    }
    const filled = [...this.rest.keys()].filter((shade) => this.rest[shade]! > 0).sort((one, other) => this.rest[other]! - this.rest[one]!);
    const total = filled.reduce((sum, shade) => sum + this.rest[shade]!, 0);
    const flat = filled.slice(0, MOST_FLAT).reduce((sum, shade) => sum + this.rest[shade]!, 0);
    return {
      found,
      share: found.reduce((sum, { share }) => sum + share, 0),
      flatness: total === 0 ? 1 : flat / total,
      strangers: this.clusters(filled).filter((pixels) => pixels > STRANGER * opaque).length,
      greys: this.grey / opaque,
      shades: filled.length,
    };
  }

  /** Pixels of each group of shades that are nearly one colour, by their most frequent shade. */
  private clusters(shades: readonly number[]): readonly number[] {
    const clusters: { readonly centre: Rgb; pixels: number }[] = [];
    // Beyond the first hundreds nothing covers more than a trace.
    for (const shade of shades.slice(0, 512)) {
      const centre: Rgb = [(shade >> 10) << 3, ((shade >> 5) & 31) << 3, (shade & 31) << 3];
      const home = clusters.find((cluster) => Math.hypot(...centre.map((value, channel) => value - cluster.centre[channel]!)) <= SAME);
      if (home !== undefined) home.pixels += this.rest[shade]!;
      else clusters.push({ centre, pixels: this.rest[shade]! });
    }
    return clusters.map(({ pixels }) => pixels);
  }
}

function step(offset: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor((offset + (CUBE * SIDE) / 2) / CUBE)));
}
