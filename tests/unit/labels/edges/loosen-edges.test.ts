// Outlines are loosened before they are painted: what changes, what stays, and that places decide.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../../src/contract/classes';
import type { ClassName } from '../../../../src/contract/classes';
import type { Size } from '../../../../src/contract/size';
import { loosenEdges } from '../../../../src/labels/edges/loosen-edges';
import type { LabelMap } from '../../../../src/labels/label-map';
import { resampled } from '../../../../src/labels/resample';

type Inside = (x: number, y: number) => boolean;

/** What is drawn later lies on top. Places are 0…1 of the map's sides. */
function drawn({ width, height }: Size, ...shapes: readonly (readonly [ClassName, Inside])[]): LabelMap {
  const labels = new Uint8Array(width * height);
  for (const [className, inside] of shapes) {
    const label = CLASS_NAMES.indexOf(className);
    for (let at = 0; at < labels.length; at++) {
      if (inside(((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height)) labels[at] = label;
    }
  }
  return { labels, width, height };
}

const below =
  (edge: number): Inside =>
  (_, y) =>
    y > edge;
const disc =
  (cx: number, cy: number, across: number, down = across): Inside =>
  (x, y) =>
    ((x - cx) / across) ** 2 + ((y - cy) / down) ** 2 < 1;
const SQUARE = { width: 512, height: 512 };
const HILLS: Parameters<typeof drawn>[1][] = [
  ['mountain', disc(0.35, 0.6, 0.3)],
  ['grass', below(0.62)],
  ['tree', disc(0.75, 0.6, 0.1)],
  ['water', disc(0.4, 0.8, 0.25, 0.07)],
  ['rock', disc(0.85, 0.85, 0.08, 0.05)],
  ['plant', disc(0.1, 0.85, 0.07, 0.05)],
];

/** Share of the cells that differ. */
function changed(one: LabelMap, other: LabelMap): number {
  return one.labels.reduce((sum, label, at) => sum + (label === other.labels[at] ? 0 : 1), 0) / one.labels.length;
}

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe('loosenEdges', () => {
  /** Blobs of all classes, some of a single cell. */
  const map = fc
    .record({ width: fc.integer({ min: 1, max: 48 }), height: fc.integer({ min: 1, max: 48 }) })
    .chain((size) =>
      fc
        .array(
          fc.tuple(
            fc.constantFrom(...CLASS_NAMES),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0.01, max: 0.5, noNaN: true }),
          ),
          { maxLength: 8 },
        )
        .map((blobs) => drawn(size, ...blobs.map(([name, x, y, radius]) => [name, disc(x, y, radius)] as const))),
    );

  it('as drawn changes nothing and gives a copy', () => {
    fc.assert(
      fc.property(map, seeds, (given, seed) => {
        const same = loosenEdges(given, 0, seed);
        expect(same).toEqual(given);
        expect(same.labels).not.toBe(given.labels);
      }),
    );
  });

  it('gives the same for the same seed, leaves the given map alone, adds no class and loses none', () => {
    fc.assert(
      fc.property(map, fc.double({ min: 0.01, max: 1, noNaN: true }), seeds, (given, edges, seed) => {
        const before = given.labels.slice();
        const loose = loosenEdges(given, edges, seed);
        expect(given.labels).toEqual(before);
        expect(loosenEdges(given, edges, seed)).toEqual(loose);
        expect([...new Set(loose.labels)].sort()).toEqual([...new Set(before)].sort());
      }),
    );
  });

  it('is exact: these cells are what every engine gives', () => {
    const { labels } = loosenEdges(drawn(SQUARE, ...HILLS), 0.6, 7);
    let hash = 0x811c9dc5;
    for (const label of labels) hash = Math.imul(hash ^ label, 0x01000193);
    expect((hash >>> 0).toString(16)).toMatchInlineSnapshot(`"12a7566e"`);
  });

  it('roughens ridges, crowns, banks and bushes, each about where it was drawn', () => {
    for (const [name, inside] of HILLS.filter(([className]) => className !== 'grass')) {
      const ground = drawn(SQUARE, ['grass', () => name !== 'mountain'], [name, inside]);
      const loose = loosenEdges(ground, 1, 3);
      expect(changed(ground, loose), name).toBeGreaterThan(0.001);
      const label = CLASS_NAMES.indexOf(name);
      const both = ground.labels.filter((value, at) => value === label && loose.labels[at] === label).length;
      const either = ground.labels.filter((value, at) => value === label || loose.labels[at] === label).length;
      expect(both / either, name).toBeGreaterThan(0.6);
    }
  });

  it('strays less the less loose it is', () => {
    const map = drawn(SQUARE, ...HILLS);
    const shares = [0.05, 0.3, 0.6, 1].map((edges) => changed(map, loosenEdges(map, edges, 5)));
    expect([...shares].sort((one, other) => one - other)).toEqual(shares);
  });

  it('another seed gives other outlines', () => {
    const map = drawn(SQUARE, ...HILLS);
    expect(changed(loosenEdges(map, 0.6, 1), loosenEdges(map, 0.6, 2))).toBeGreaterThan(0.01);
  });

  it('horizons and the surface of water stay level', () => {
    const mirror: Inside = (x, y) => x > 0.2 && x < 0.8 && y > 0.7 && y < 0.9;
    for (const seed of [1, 2, 3]) {
      for (const [name, edge] of [
        ['sea', 0.5],
        ['grass', 0.4],
      ] as const) {
        const map = drawn(SQUARE, [name, below(edge)]);
        expect(changed(map, loosenEdges(map, 1, seed)), name).toBe(0);
      }
      // A sea with land on its horizon: above and below of it nothing changes sides.
      const coast = drawn(SQUARE, ['mountain', disc(0.3, 0.5, 0.2)], ['rock', disc(0.8, 0.5, 0.1)], ['sea', below(0.5)]);
      const loose = loosenEdges(coast, 1, seed);
      const seaOf = (map: LabelMap): LabelMap => ({ ...map, labels: map.labels.map((label) => Number(label === CLASS_NAMES.indexOf('sea'))) });
      expect(changed(seaOf(coast), seaOf(loose))).toBe(0);
      // A lake: none of its water stands above its far shore, which stays where it is.
      const lake = drawn(SQUARE, ['grass', () => true], ['water', mirror]);
      const { labels } = loosenEdges(lake, 1, seed);
      const top = Math.round(0.7 * 512);
      expect(labels.subarray(0, top * 512).includes(CLASS_NAMES.indexOf('water'))).toBe(false);
      const shore = labels.subarray(top * 512 + 150, top * 512 + 360);
      expect(shore.every((label) => label === CLASS_NAMES.indexOf('water'))).toBe(true);
    }
  });

  it.each(CLASS_NAMES.filter((name) => name !== 'grass'))('lines of %s, two and three cells wide, are whole', (name) => {
    for (const [seed, edges] of [
      [1, 1],
      [2, 0.6],
      [3, 0.05],
    ] as const) {
      for (const thick of [2, 3]) {
        const upright: Inside = (x, y) => Math.abs(x * 512 - 100) < thick / 2 && y > 0.2 && y < 0.8;
        const slanting: Inside = (x, y) => Math.abs(x * 512 - 200 - y * 150) < thick / 2 + 0.5 && y > 0.1 && y < 0.9;
        const flat: Inside = (x, y) => Math.abs(y * 512 - 40) < thick / 2 && x > 0.3;
        const line: Inside = (x, y) => upright(x, y) || slanting(x, y) || flat(x, y);
        const map = drawn(SQUARE, ['grass', () => true], [name, line]);
        expect(changed(map, loosenEdges(map, edges, seed)), `seed ${seed}, ${thick} cells`).toBe(0);
      }
    }
  });

  it('a shape that moves changes nothing far from it', () => {
    const at = (x: number): LabelMap => drawn(SQUARE, ...HILLS.slice(0, 3), ['rock', disc(x, 0.9, 0.05)]);
    const [here, there] = [loosenEdges(at(0.8), 1, 9), loosenEdges(at(0.86), 1, 9)];
    const far = (map: LabelMap): Uint8Array => map.labels.filter((_, cell) => cell % 512 < 300 || cell < 512 * 350);
    expect(Buffer.compare(far(here), far(there))).toBe(0);
  });

  it('displaces the same places by the same share at every size', () => {
    const large = drawn({ width: 1600, height: 1200 }, ...HILLS);
    const maps = [resampled(large, { width: 400, height: 300 }), resampled(large, { width: 800, height: 600 }), large];
    const loose = maps.map((map) => loosenEdges(map, 0.6, 4));
    const shares = maps.map((map, index) => changed(map, loose[index]!));
    for (const share of shares) expect(share / shares[1]!).toBeCloseTo(1, 1);
    // What the small one shows is the large one seen from farther away, but for cells along the outlines.
    const apart = changed(resampled(loose[2]!, maps[1]!), loose[1]!);
    expect(apart).toBeLessThan(0.15 * shares[1]!);
  });
});
