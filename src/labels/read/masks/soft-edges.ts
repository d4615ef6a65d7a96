// In a mask that was blurred, enlarged or saved as JPEG, regions are parted by strips of mixed colours, often wider than the regions' own details.
// They show nothing that the mask does not have: told from what is foreign, they go to the regions on both sides.
import { UNLABELLED } from '../../../contract/classes';
import type { Rgb } from '../../../contract/classes';
import type { LabelMap } from '../../label-map';

/** What each cell is taken for. */
const [SOLID, DOUBTFUL, OPEN, MIXED, FOREIGN, EMPTY] = [0, 1, 2, 3, 4, 5] as const;
/** Values for `fill` beside labels. */
const [FOREIGN_LABEL, EMPTY_LABEL] = [200, 201] as const;

/** How far a strip may reach from its regions, as a share of the longer side, and in cells at most. */
const [REACH_SHARE, MOST_REACH] = [0.09, 48] as const;
/** A cell is solid when its colour is this near (Euclidean) to one that the picture has for its label. */
const NEAR = 6;
/** How far a mixed colour may lie from the line or triangle between the colours that it is mixed of; blur and JPEG round, JPEG more so. */
const OFF_LINE = 28;
/** Within a window (seven by seven cells) nothing differs by more than this in any channel: a flat colour of its own … */
const [FLAT, FLAT_HALF] = [2, 3] as const;
/** … if this share of the map has nearly that colour. The middle of a blurred river is flat as well, but each cell of it has another. */
const LEAST_FLAT = 0.002;
/** All other windows are five by five cells. */
const HALF = 2;
/** Share of the open cells of a window that must look mixed: by chance some cells of any photo do. */
const CONSENSUS = 0.6;
/** Flat foreign colours that strips may lead to. */
const MOST_FOREIGN = 12;

export interface Cells extends LabelMap {
  /** Colour of each cell's middle, red lowest. */
  readonly colours: Uint32Array;
  /** 1 where the picture is see-through: neither foreign nor a strip. */
  readonly empty: Uint8Array;
}

/** A colour of the picture with its label; UNLABELLED for what no landscape has. */
export interface Mode {
  readonly label: number;
  readonly colour: Rgb;
}

/**
 * What the cells of a label map should go into `fill` as: their label; UNLABELLED for strips, and for bands of a third class within them, which are
 * to be filled; and two values above all classes, FOREIGN_LABEL and EMPTY_LABEL, for what is to stay empty.
 * @param modes at least one; the colours of all labels that are there.
 */
export function withSoftEdges(cells: Cells, modes: readonly Mode[]): Uint8Array {
  const { labels, colours, empty, width, height } = cells;
  const kinds = kindsOf(cells, modes);
  const foreign = foreignColours(kinds, colours);
  const known = [...modes.map(({ colour }) => colour), ...foreign];
  const reach = Math.min(MOST_REACH, Math.ceil(REACH_SHARE * Math.max(width, height)));
  const mixed = new Uint8Array(labels.length);
  for (let at = 0; at < labels.length; at++) {
    if (kinds[at] !== OPEN && kinds[at] !== DOUBTFUL) continue;
    const colour = rgbOf(colours[at]!);
    // The rim of something foreign, which no flat window fits into.
    if (kinds[at] === OPEN && foreign.some((other) => squared(colour, other) <= NEAR * NEAR)) continue;
    const ends = endsAround(at, cells, kinds, reach);
    if (kinds[at] === DOUBTFUL) {
      const others = ends.filter(({ label }) => label !== labels[at]).map((end) => end.colour);
      mixed[at] = ends.length === others.length && isMixed(colour, others, []) ? 1 : 0;
    } else
      mixed[at] = isMixed(
        colour,
        ends.map((end) => end.colour),
        known,
      )
        ? 1
        : 0;
  }
  for (let at = 0; at < labels.length; at++) if (mixed[at] === 1 && (kinds[at] === DOUBTFUL || agrees(at))) kinds[at] = MIXED;
  const areas = openAreas(kinds, width, height);
  return Uint8Array.from(kinds, (kind, at) => {
    if (empty[at] === 1) return EMPTY_LABEL;
    if (areas[at] === 1 || kind === FOREIGN) return FOREIGN_LABEL;
    return kind === MIXED ? UNLABELLED : labels[at]!;
  });

  function agrees(at: number): boolean {
    let [open, alike] = [0, 0];
    for (const other of windowOf(at, width, height)) {
      if (kinds[other] !== OPEN && kinds[other] !== MIXED) continue;
      open++;
      alike += mixed[other]!;
    }
    return alike >= CONSENSUS * open;
  }
}

/** Labels as they were filled, with UNLABELLED where something stays empty. @returns the foreign cells. */
export function leaveEmpty(labels: Uint8Array): readonly number[] {
  const foreign: number[] = [];
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] === FOREIGN_LABEL) foreign.push(at);
    if (labels[at] === FOREIGN_LABEL || labels[at] === EMPTY_LABEL) labels[at] = UNLABELLED;
  }
  return foreign;
}

function kindsOf({ labels, colours, empty, width, height }: Cells, modes: readonly Mode[]): Uint8Array {
  const solid = new Map<number, boolean>();
  const flat = new Map<number, number>();
  const kinds = Uint8Array.from(labels, (label, at) => {
    if (empty[at] === 1) return EMPTY;
    if (label === UNLABELLED) {
      if (!isFlat(at)) return OPEN;
      flat.set(shadeOf(colours[at]!), (flat.get(shadeOf(colours[at]!)) ?? 0) + 1);
      return FOREIGN;
    }
    const key = colours[at]! * 256 + label;
    const known = solid.get(key) ?? modes.some((mode) => mode.label === label && squared(mode.colour, rgbOf(colours[at]!)) <= NEAR * NEAR);
    solid.set(key, known);
    return known ? SOLID : DOUBTFUL;
  });
  return kinds.map((kind, at) => (kind === FOREIGN && flat.get(shadeOf(colours[at]!))! < LEAST_FLAT * labels.length ? OPEN : kind));

  function isFlat(at: number): boolean {
    const [low, high] = [
      [255, 255, 255],
      [0, 0, 0],
    ];
    for (const other of windowOf(at, width, height, FLAT_HALF)) {
      if (labels[other] !== UNLABELLED || empty[other] === 1) return false;
      for (const [channel, value] of rgbOf(colours[other]!).entries()) {
        low[channel] = Math.min(low[channel]!, value);
        high[channel] = Math.max(high[channel]!, value);
        if (high[channel] - low[channel] > FLAT) return false;
      }
    }
    return true;
  }
}

/** The most frequent colours of flat foreign cells. */
function foreignColours(kinds: Uint8Array, colours: Uint32Array): readonly Rgb[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < kinds.length; at++) if (kinds[at] === FOREIGN) counts.set(colours[at]!, (counts.get(colours[at]!) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, MOST_FOREIGN)
    .map(([colour]) => rgbOf(colour));
}

const WAYS = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

/** What is met first in eight directions: solid cells, and foreign ones, which have no label. Each label and colour once. */
function endsAround(at: number, { labels, colours, width, height }: Cells, kinds: Uint8Array, reach: number): { label: number; colour: Rgb }[] {
  const [x, y] = [at % width, Math.floor(at / width)];
  const ends: { label: number; colour: Rgb; word: number }[] = [];
  for (const [dx, dy] of WAYS) {
    for (let step = 1; step <= reach; step++) {
      const [nx, ny] = [x + dx * step, y + dy * step];
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) break;
      const other = ny * width + nx;
      if (kinds[other] === EMPTY) break;
      if (kinds[other] !== SOLID && kinds[other] !== FOREIGN) continue;
      const word = colours[other]!;
      if (!ends.some((end) => end.word === word)) ends.push({ label: labels[other]!, colour: rgbOf(word), word });
      break;
    }
  }
  return ends;
}

/** Whether a colour can be mixed of two or three colours of which one may be elsewhere in the picture and the others are `ends`. */
function isMixed(colour: Rgb, ends: readonly Rgb[], known: readonly Rgb[]): boolean {
  for (const [index, one] of ends.entries()) {
    for (const other of known) if (offLine(colour, one, other) <= OFF_LINE * OFF_LINE) return true;
    for (let second = index + 1; second < ends.length; second++) {
      if (offLine(colour, one, ends[second]!) <= OFF_LINE * OFF_LINE) return true;
      for (const third of [...ends.slice(second + 1), ...known]) if (inTriangle(colour, one, ends[second]!, third)) return true;
    }
  }
  return false;
}

/** Squared distance from the line between two colours; infinite for colours so near to each other that nothing lies between. */
function offLine(colour: Rgb, one: Rgb, other: Rgb): number {
  const length = squared(one, other);
  if (length < OFF_LINE * OFF_LINE) return Infinity;
  const along = Math.min(1, Math.max(0, dot(minus(colour, one), minus(other, one)) / length));
  return squared(colour, one.map((value, channel) => value + along * (other[channel]! - value)) as unknown as Rgb);
}

function inTriangle(colour: Rgb, a: Rgb, b: Rgb, c: Rgb): boolean {
  const [u, v, w] = [minus(b, a), minus(c, a), minus(colour, a)];
  const [uu, uv, vv, wu, wv] = [dot(u, u), dot(u, v), dot(v, v), dot(w, u), dot(w, v)];
  const area = uu * vv - uv * uv;
  if (area < 1) return false;
  const [s, t] = [(wu * vv - wv * uv) / area, (wv * uu - wu * uv) / area];
  if (s < 0 || t < 0 || s + t > 1) return false;
  return squared(w, [s * u[0] + t * v[0], s * u[1] + t * v[1], s * u[2] + t * v[2]]) <= OFF_LINE * OFF_LINE;
}

/** 1 for open cells that fill an area together with foreign ones, 0 for those that are only a thin strip. */
function openAreas(kinds: Uint8Array, width: number, height: number): Uint8Array {
  const areas = new Uint8Array(kinds.length);
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at] !== OPEN && kinds[at] !== FOREIGN) continue;
    const window = windowOf(at, width, height);
    if (window.every((other) => kinds[other] === OPEN || kinds[other] === FOREIGN)) for (const other of window) areas[other] = 1;
  }
  return areas;
}

/** The window around a cell, cut short at the map's border. */
function windowOf(cell: number, width: number, height: number, half = HALF): readonly number[] {
  const [x, y] = [cell % width, Math.floor(cell / width)];
  const cells: number[] = [];
  for (let ny = Math.max(0, y - half); ny <= Math.min(height - 1, y + half); ny++) {
    for (let nx = Math.max(0, x - half); nx <= Math.min(width - 1, x + half); nx++) cells.push(ny * width + nx);
  }
  return cells;
}

/** Eight levels a channel are one shade. */
function shadeOf(word: number): number {
  return word & 0xf8f8f8;
}

function rgbOf(word: number): Rgb {
  return [word & 255, (word >> 8) & 255, (word >> 16) & 255];
}

function minus(one: Rgb, other: Rgb): Rgb {
  return [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
}

function dot(one: Rgb, other: Rgb): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function squared(one: Rgb, other: Rgb): number {
  const between = minus(one, other);
  return dot(between, between);
}
