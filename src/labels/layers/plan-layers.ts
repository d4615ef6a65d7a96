// Which parts of a picture lie behind which, told from its label map alone: the sky behind everything, the mountains before it, then whatever is
// on the ground, from the horizon to the viewer. Ground and water begin where their far edge is; what stands on them, where its foot is.
import type { ClassName } from '../../contract/classes';
import { CLASS_NAMES } from '../../contract/classes';
import type { LabelMap } from '../label-map';
import { areasOf } from './areas';
import type { Area } from './areas';
import { layerNames } from './layer-names';

/** Most layers of a stack, the sky among them. */
export const MOST_LAYERS = 6;

export interface LayerPlan {
  /** For each cell the index of its layer, 0 the farthest. */
  readonly layerOf: Uint8Array;
  /** 1 where something stands upright: painted, it reaches over what lies behind it. */
  readonly tall: Uint8Array;
  /** What the layers are called, the farthest first. */
  readonly names: readonly string[];
}

/** Where an area of a class lies: behind all else, on the ground as a surface, or standing upright. */
const PLACES: Readonly<Record<ClassName, 'sky' | 'far' | 'surface' | 'upright'>> = {
  sky: 'sky',
  mountain: 'far',
  grass: 'surface',
  water: 'surface',
  river: 'surface',
  sea: 'surface',
  rock: 'upright',
  plant: 'upright',
  tree: 'upright',
};

/** An area smaller than this share of the picture makes no layer of its own. */
const LEAST = 0.002;
/** Areas of one class are a layer of their own when they are so far from each other, as a share of the picture's height. */
const APART = 0.12;

interface Band {
  readonly areas: readonly number[];
  readonly depth: number;
  /** Cells of each class. */
  readonly cells: ReadonlyMap<number, number>;
}

/** @param map whole. */
export function planLayers(map: LabelMap): LayerPlan {
  const { areaOf, areas } = areasOf(map);
  const depths = areas.map((area) => depthOf(area, map.height));
  const large = areas.map((_, index) => index).filter((index) => areas[index]!.cells >= LEAST * areaOf.length);
  const leading = large.length > 0 ? large : [areas.reduce((most, area, index) => (area.cells > areas[most]!.cells ? index : most), 0)];
  const bands = merged(leading.sort((a, b) => depths[a]! - depths[b]!).map((index) => bandOf(index, areas[index]!, depths[index]!)));
  const layerOfArea = new Uint8Array(areas.length);
  for (const [index, area] of areas.entries()) layerOfArea[index] = bandFor(index, area, depths[index]!, bands);
  const isTall = CLASS_NAMES.map((name) => (PLACES[name] === 'far' || PLACES[name] === 'upright' ? 1 : 0));
  return {
    layerOf: map.labels.map((_, at) => layerOfArea[areaOf[at]!]!),
    tall: map.labels.map((label) => isTall[label]!),
    names: layerNames(bands.map(({ cells }) => cells)),
  };
}

/** −2 the sky, −1 the mountains, 0…1 what is on the ground by how far down it begins. */
function depthOf({ label, top, bottom }: Area, height: number): number {
  switch (PLACES[CLASS_NAMES[label]!]) {
    case 'sky':
      return -2;
    case 'far':
      return -1;
    case 'surface':
      return top / height;
    case 'upright':
      return bottom / height;
  }
}

function bandOf(index: number, { label, cells }: Area, depth: number): Band {
  return { areas: [index], depth, cells: new Map([[label, cells]]) };
}

/** Bands next to each other made one: those of one class that are near each other, then the nearest ones until there are few enough. */
function merged(bands: readonly Band[]): readonly Band[] {
  let list = [...bands];
  for (;;) {
    const gaps = list.slice(1).map((band, i) => gapBetween(list[i]!, band));
    const least = gaps.reduce((best, gap, i) => (gap < gaps[best]! ? i : best), 0);
    if (gaps.length === 0 || (gaps[least]! >= APART && list.length <= MOST_LAYERS)) return list;
    list = [...list.slice(0, least), joined(list[least]!, list[least + 1]!), ...list.slice(least + 2)];
  }
}

/** How far apart they are; different classes are apart, sky and mountains farther than all else. */
function gapBetween(near: Band, far: Band): number {
  const gap = Math.abs(far.depth - near.depth);
  const alike = [...near.cells.keys()].every((label) => far.cells.has(label)) && near.cells.size === far.cells.size;
  return alike ? gap : gap + APART;
}

function joined(one: Band, other: Band): Band {
  const cells = new Map(one.cells);
  for (const [label, count] of other.cells) cells.set(label, (cells.get(label) ?? 0) + count);
  const [size, more] = [one, other].map((band) => [...band.cells.values()].reduce((sum, count) => sum + count, 0));
  return { areas: [...one.areas, ...other.areas], depth: (one.depth * size! + other.depth * more!) / (size! + more!), cells };
}

/** The band of an area: its own, else the nearest with its class, else the nearest. */
function bandFor(index: number, { label }: Area, depth: number, bands: readonly Band[]): number {
  const own = bands.findIndex(({ areas }) => areas.includes(index));
  if (own >= 0) return own;
  const far = (band: Band): number => Math.abs(band.depth - depth) + (band.cells.has(label) ? 0 : 10);
  return bands.reduce((best, band, i) => (far(band) < far(bands[best]!) ? i : best), 0);
}
