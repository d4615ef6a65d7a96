// The layers of a label map by depth, and what each is without those in front of it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../../src/contract/classes';
import type { ClassName } from '../../../../src/contract/classes';
import type { LabelMap } from '../../../../src/labels/label-map';
import { areasOf } from '../../../../src/labels/layers/areas';
import { layerNames } from '../../../../src/labels/layers/layer-names';
import { MOST_LAYERS, planLayers } from '../../../../src/labels/layers/plan-layers';
import { underLayer } from '../../../../src/labels/layers/under-layer';

/** A map of boxes over each other, the first over all of it. */
function boxes(size: number, ...list: readonly (readonly [ClassName, x: number, y: number, width: number, height: number])[]): LabelMap {
  const labels = new Uint8Array(size * size);
  for (const [name, x, y, width, height] of list)
    for (let row = y; row < Math.min(size, y + height); row++)
      labels.fill(CLASS_NAMES.indexOf(name), row * size + x, row * size + Math.min(size, x + width));
  return { labels, width: size, height: size };
}

const LAKE = boxes(
  100,
  ['sky', 0, 0, 100, 100],
  ['mountain', 20, 20, 60, 40],
  ['water', 0, 50, 100, 50],
  ['tree', 10, 30, 10, 35],
  ['tree', 70, 40, 15, 55],
  ['grass', 0, 85, 100, 15],
);

const maps = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    seed: fc.array(fc.nat(8), { minLength: 1, maxLength: 40 }),
    coarse: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ width, height, seed, coarse }): LabelMap => {
    const at = (x: number, y: number): number => seed[(Math.floor(x / coarse) * 7 + Math.floor(y / coarse) * 13) % seed.length]!;
    return { width, height, labels: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))) };
  });

describe('layers by depth', () => {
  it('have the sky behind all, then the mountains, then what is on the ground by its far edge or its foot', () => {
    const { layerOf, names, tall } = planLayers(LAKE);
    expect(names).toEqual(['Sky', 'Mountains', 'Water', 'Trees, far', 'Trees, near', 'Grass']);
    const at = (x: number, y: number): string => names[layerOf[y * 100 + x]!]!;
    expect([at(0, 0), at(50, 30), at(50, 70), at(15, 40), at(75, 60), at(50, 95)]).toEqual(names.map((_, i) => names[i]));
    expect([tall[0], tall[30 * 100 + 50], tall[70 * 100 + 50], tall[40 * 100 + 15]]).toEqual([0, 1, 0, 1]);
  });

  it('are one where there is one class, and never more than six; specks are no layers', () => {
    expect(planLayers(boxes(20, ['sea', 0, 0, 20, 20])).names).toEqual(['Sea']);
    expect(planLayers(boxes(100, ['sky', 0, 0, 100, 100], ['rock', 50, 50, 3, 3])).names).toEqual(['Sky']);
    const many = boxes(
      120,
      ['sky', 0, 0, 120, 120],
      ...Array.from({ length: 9 }, (_, i) => [CLASS_NAMES[i]!, i * 13, 10, 10, 12 * (i + 1)] as const),
    );
    expect(planLayers(many).names.length).toBeLessThanOrEqual(MOST_LAYERS);
  });

  it('hold every cell once, and each cell of an area together, whatever the map is', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { areaOf, areas } = areasOf(map);
        expect(areas.reduce((sum, { cells }) => sum + cells, 0)).toBe(map.labels.length);
        const { layerOf, names } = planLayers(map);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeLessThanOrEqual(MOST_LAYERS);
        expect(map.labels.every((label, at) => areas[areaOf[at]!]!.label === label)).toBe(true);
        const layerOfArea = areas.map((_, area) => layerOf[areaOf.indexOf(area)]!);
        expect(layerOf.every((layer, at) => layer === layerOfArea[areaOf[at]!])).toBe(true);
        // Of every layer something is seen.
        expect(new Set(layerOf).size).toBe(names.length);
      }),
    );
  });
});

describe('a layer without those in front of it', () => {
  it('goes on under them as what is nearest, keeps what is seen of it, and together they leave no hole', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { layerOf, names } = planLayers(map);
        for (const layer of names.keys()) {
          const { labels, own } = underLayer(map, layerOf, layer);
          expect(labels.every((label) => label < CLASS_NAMES.length)).toBe(true);
          expect(labels.every((label, at) => layerOf[at]! > layer || label === map.labels[at])).toBe(true);
          // Seen where it is seen, never where something farther is; behind all there is the farthest.
          const isRight = (mine: number, at: number): boolean =>
            layerOf[at]! > layer ? layer > 0 || mine === 1 : mine === (layerOf[at] === layer ? 1 : 0);
          expect(own.every(isRight)).toBe(true);
        }
      }),
    );
    const { layerOf, names } = planLayers(LAKE);
    const { labels } = underLayer(LAKE, layerOf, names.indexOf('Mountains'));
    expect(CLASS_NAMES[labels[70 * 100 + 50]!]).toBe('mountain');
    expect(CLASS_NAMES[labels[70 * 100 + 2]!]).toBe('sky');
  });
});

it('layers are called after what is on them, and are told apart by how far they are', () => {
  const label = (name: ClassName): number => CLASS_NAMES.indexOf(name);
  const of = (...cells: readonly (readonly [ClassName, number])[]): ReadonlyMap<number, number> =>
    new Map(cells.map(([name, count]) => [label(name), count]));
  expect(layerNames([of(['sky', 5]), of(['grass', 9], ['tree', 3]), of(['grass', 9], ['rock', 1]), of(['river', 1])])).toEqual([
    'Sky',
    'Grass and trees',
    'Grass',
    'River',
  ]);
  expect(layerNames([of(['tree', 1]), of(['tree', 1]), of(['tree', 1])])).toEqual(['Trees, far', 'Trees, middle', 'Trees, near']);
  expect(layerNames(Array.from({ length: 4 }, () => of(['tree', 1])))).toEqual(['Trees, 1', 'Trees, 2', 'Trees, 3', 'Trees, 4']);
});
