// Composed scenes, whatever is ordered: the same for the same order, inside what Figma and the plugin take, without gaps.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../src/compose/compose-scene';
import { KIND_IDS, KIND_NAMES } from '../../../src/contract/roll';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { SHAPE_LIMITS } from '../../../src/contract/shapes';
import { closedPathPoints, pathBounds } from '../../../src/plugin/drawing/path-bounds';
import { SIZES, anyOrder, own, scenePixels } from './scene-pixels';

describe('one order, one scene', () => {
  /** Of the shapes of seeds 1 to 3 in five proportions. A change here changes what people's seeds mean: say so in the changelog. */
  it('draws the shapes that these seeds have always had', () => {
    const hashes = Object.fromEntries(
      KIND_IDS.map((kind) => {
        const hash = createHash('sha256');
        for (const size of SIZES) for (const seed of [1, 2, 3]) hash.update(JSON.stringify(composeScene(own(kind, size, seed)).shapes));
        return [kind, hash.digest('hex').slice(0, 16)];
      }),
    );
    expect(hashes).toMatchSnapshot();
  });

  it('computes with nothing that engines round differently', () => {
    const folder = new URL('../../../src/compose/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const code = readFileSync(new URL(name, folder), 'utf8').replace(/\/\/.*|\/\*[^]*?\*\//g, '');
      const used = [...code.matchAll(/Math\.(\w+)/g)].map(([, member]) => member!);
      expect(
        used.filter((member) => !['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sqrt'].includes(member)),
        name,
      ).toEqual([]);
      expect(code, name).not.toMatch(/\*\*|Date|performance/);
    }
  });

  it('is the same again, and larger or smaller in a frame of the same proportion', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const scene = composeScene(order);
        expect(composeScene(order)).toEqual(scene);
        const double = composeScene({ ...order, width: order.width * 2, height: order.height * 2 });
        expect(double.shapes.map(({ name, className }) => [name, className])).toEqual(
          scene.shapes.map(({ name, className }) => [name, className]),
        );
        for (const [index, { path }] of scene.shapes.entries()) {
          const [small, large] = [pathBounds(path), pathBounds(double.shapes[index]!.path)];
          expect(large.x).toBeCloseTo(small.x * 2, 0);
          expect(large.width).toBeCloseTo(small.width * 2, -0.5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is another scene for another seed', () => {
    for (const kind of KIND_IDS) {
      const seen = new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(composeScene(own(kind, [1200, 900], seed)).shapes)));
      expect(seen.size, kind).toBe(40);
    }
  });

  it('looks different with another seed, not only by a hair', () => {
    for (const kind of KIND_IDS) {
      const pictures = [11, 12, 13, 14].map((seed) => scenePixels(composeScene(own(kind, [1200, 900], seed)), 6000).labels);
      for (const [index, picture] of pictures.entries()) {
        const next = pictures[(index + 1) % pictures.length]!;
        expect(picture.filter((label, at) => label !== next[at]).length / picture.length, kind).toBeGreaterThan(0.1);
      }
    }
  });
});

describe('any order', () => {
  it('gives shapes that the plugin takes, with names that a designer would give', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const scene = composeScene(order);
        expect([scene.name, scene.width, scene.height]).toEqual([KIND_NAMES[order.kind], order.width, order.height]);
        expect(scene.shapes.length).toBeGreaterThanOrEqual(5);
        expect(scene.shapes.length).toBeLessThanOrEqual(70);
        let points = 0;
        for (const { name, className, path } of scene.shapes) {
          expect(name).toMatch(/^[a-z][a-z -]+$/);
          expect(CLASS_NAMES).toContain(className);
          expect(path).toMatch(/^M(?: (?:[LC] )?-?\d+(?:\.\d)?)+ Z$/);
          points += closedPathPoints(path, 2 * SHAPE_LIMITS.side);
        }
        expect(points).toBeLessThan(2000);
      }),
      { numRuns: 700 },
    );
  });

  it('has every shape in the frame, none reaching far beyond it', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const longer = Math.max(order.width, order.height);
        for (const { name, path } of composeScene(order).shapes) {
          const { x, y, width, height } = pathBounds(path);
          expect(x < order.width && y < order.height && x + width > 0 && y + height > 0, name).toBe(true);
          expect(Math.max(-x, -y, x + width - order.width, y + height - order.height), name).toBeLessThan(longer * 0.3);
          expect(width > 0 && height > 0, name).toBe(true);
        }
      }),
      {
        numRuns: 700,
        // The rubble of a great table mountain in a narrow frame.
        examples: [
          [{ kind: 'desert-mesa', seed: 1860936927, sliders: { horizon: 0, ruggedness: 0.5, water: 0, trees: 0 }, width: 64, height: 74 }],
        ],
      },
    );
  });

  it('covers every pixel, and lets no sky through below the land', () => {
    const tree = CLASS_NAMES.indexOf('tree');
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const { width, height, labels } = scenePixels(composeScene(order), 12_000);
        expect(labels).not.toContain(255);
        let under = 0;
        for (let x = 0; x < width; x++) {
          let land = false;
          for (let y = 0; y < height; y++) {
            const label = labels[y * width + x]!;
            if (land && label === 0) under++;
            // Sky may show under a crown, and beside an edge.
            land ||= label !== 0 && label !== tree && label !== 254;
          }
        }
        // Cliffs and table mountains may lean a little.
        expect(under, JSON.stringify(order)).toBeLessThan(12);
      }),
      { numRuns: 700 },
    );
  });

  it('covers frames of odd proportions, too', () => {
    fc.assert(
      fc.property(anyOrder(), fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (order, width, height) => {
        const { shapes } = composeScene({ ...order, width, height });
        expect(shapes[0]!.path).toBe(`M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} Z`);
        expect(shapes.length).toBeLessThan(SHAPE_LIMITS.shapes);
        let points = 0;
        for (const { path } of shapes) points += closedPathPoints(path, 2 * SHAPE_LIMITS.side);
        expect(points).toBeLessThan(SHAPE_LIMITS.points);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses what is no order', () => {
    const order = own('meadow', [1200, 900], 1);
    for (const wrong of [
      { width: 0 },
      { height: NaN },
      { width: Infinity },
      { seed: -1 },
      { seed: 0.5 },
      { seed: 2 ** 32 },
      { sliders: { ...order.sliders, trees: 1.01 } },
      { sliders: { ...order.sliders, water: NaN } },
    ]) {
      expect(() => composeScene({ ...order, ...wrong }), JSON.stringify(wrong)).toThrow(RangeError);
    }
  });

  it('has no slivers: what shows of a class comes in pieces that can be seen', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const picture = scenePixels(composeScene(order), 60_000);
        expect(speckShare(picture, 6), JSON.stringify(order)).toBeLessThan(0.006);
      }),
      { numRuns: 80 },
    );
  });

  it('takes milliseconds', () => {
    for (const kind of KIND_IDS) composeScene(own(kind, [1200, 900], 1));
    const before = process.cpuUsage();
    for (const kind of KIND_IDS) for (const size of SIZES) for (const seed of [5, 6]) composeScene(own(kind, size, seed));
    const { user } = process.cpuUsage(before);
    // Processor time, so that a busy machine does not matter; measured: about 2 ms.
    expect(user / 1000 / (KIND_IDS.length * SIZES.length * 2)).toBeLessThan(20);
  });
});

/** Part of the picture that lies in connected pieces of fewer than `least` pixels. */
function speckShare({ width, height, labels }: ReturnType<typeof scenePixels>, least: number): number {
  const seen = new Uint8Array(labels.length);
  let specks = 0;
  for (let start = 0; start < labels.length; start++) {
    if (seen[start] === 1 || labels[start] === 254) continue;
    const piece = [start];
    seen[start] = 1;
    for (let next = 0; next < piece.length; next++) {
      const at = piece[next]!;
      const x = at % width;
      for (const beside of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (beside < 0 || beside >= width * height || seen[beside] === 1 || labels[beside] !== labels[start]) continue;
        seen[beside] = 1;
        piece.push(beside);
      }
    }
    if (piece.length < least) specks += piece.length;
  }
  return specks / labels.length;
}
