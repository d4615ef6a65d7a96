// What makes a rolled scene look broken, whatever is ordered: trees that stand on nothing, water that tilts, a label map of its own that is
// another picture than the shapes.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeScene, sceneLabels } from '../../../src/compose/compose-scene';
import type { ComposedScene, SceneOrder } from '../../../src/compose/compose-scene';
import { CLASS_NAMES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import { pathBounds } from '../../../src/plugin/drawing/path-bounds';
import { anyOrder, scenePixels } from './scene-pixels';

/** Trees, bushes, boulders and reeds that stand by themselves; forests, and bushes on a ledge of a rock wall, are drawn along a line. */
const STANDING =
  /^(?!.*(forest|\bwood\b|ledge|hedge|pads|headland|far|island))(.*\b(fir|pine|birch|oak|tree|boulder|rock|stone|bushes|bush|ferns|reeds|shrub))/;
const WATERS = /^(lake|pond|pool|fjord|sea|open sea|water|tarn|bay)$/;

describe('whatever is ordered', () => {
  it('trees, bushes and boulders stand on something: below the foot there is land or water, never sky or a mountain far away', () => {
    let looked = 0;
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const at = labelsOf(order);
        for (const { name, path } of composeScene(order).shapes) {
          if (!STANDING.test(name)) continue;
          const foot = lowestPoint(path);
          const { height } = pathBounds(path);
          const under = at(foot.x, foot.y + Math.max(2, height * 0.02));
          if (under === null) continue;
          looked++;
          expect(['grass', 'plant', 'rock', 'tree', 'water', 'river', 'sea'], `${name} ${JSON.stringify(order)}`).toContain(under);
        }
      }),
      { numRuns: 300 },
    );
    expect(looked).toBeGreaterThan(2000);
  });

  it('trees stand on land', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const { shapes } = composeScene(order);
        for (const [index, { name, className, path }] of shapes.entries()) {
          if (className !== 'tree' || !STANDING.test(name)) continue;
          const foot = lowestPoint(path);
          // What it was planted on: the layers below it, without those that were put in front of it later.
          const below = labelsOfLayers({ ...order, name: '', shapes: shapes.slice(0, index) });
          const under = below(foot.x, foot.y - pathBounds(path).height * 0.01);
          if (under !== null) expect(['grass', 'plant', 'rock', 'tree'], `${name} ${JSON.stringify(order)}`).toContain(under);
        }
      }),
      {
        numRuns: 80,
        // A fir on a strip of land narrower than its trunk is long.
        examples: [[{ kind: 'fjord', seed: 4294901742, sliders: { horizon: 0, ruggedness: 0, water: 0, trees: 1 }, width: 210, height: 165 }]],
      },
    );
  });

  it('lakes, ponds and the sea are level', () => {
    let looked = 0;
    fc.assert(
      fc.property(anyOrder(), (order) => {
        for (const { name, path } of composeScene(order).shapes) {
          if (!WATERS.test(name)) continue;
          const { x, width, y, height } = pathBounds(path);
          const [left, right] = [topAt(path, x + width * 0.2), topAt(path, x + width * 0.8)];
          looked++;
          expect(Math.abs(right - left), `${name} ${JSON.stringify(order)} ${String(y)}`).toBeLessThan(
            Math.max(3, 0.045 * width, 0.16 * Math.min(height, width)),
          );
        }
      }),
      { numRuns: 200 },
    );
    expect(looked).toBeGreaterThan(50);
  });

  it('the label map of a thumbnail is the picture of its shapes', () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const { width, height, labels } = scenePixels(composeScene(order), 30_000);
        const own = sceneLabels(order, { width, height });
        let [same, all] = [0, 0];
        for (const [index, label] of labels.entries()) {
          if (label > 8) continue;
          all++;
          if (own[index] === label) same++;
        }
        expect(own.every((label) => label < CLASS_NAMES.length)).toBe(true);
        expect(same / all, JSON.stringify(order)).toBeGreaterThan(0.985);
      }),
      { numRuns: 120 },
    );
  });
});

type Look = (x: number, y: number) => ClassName | null;

/** Which class shows at a place of the frame; null outside of it. */
function labelsOf(order: SceneOrder): Look {
  const scale = Math.sqrt(90_000 / (order.width * order.height));
  const [width, height] = [Math.max(1, Math.round(order.width * scale)), Math.max(1, Math.round(order.height * scale))];
  return look(order, width, height, sceneLabels(order, { width, height }));
}

function labelsOfLayers(scene: ComposedScene): Look {
  const { width, height, labels } = scenePixels(scene, 90_000);
  return look(scene, width, height, labels);
}

function look(frame: { readonly width: number; readonly height: number }, width: number, height: number, labels: Uint8Array): Look {
  return (x, y) => {
    const [column, row] = [Math.floor((x / frame.width) * width), Math.floor((y / frame.height) * height)];
    if (column < 0 || row < 0 || column >= width || row >= height) return null;
    // Blended at an edge: neither.
    return CLASS_NAMES[labels[row * width + column]!] ?? null;
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Ends of a path's segments. */
function cornersOf(path: string): readonly Point[] {
  return [...path.matchAll(/(?:[ML]|C (?:\S+ ){4}) ?(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** The middle of a path's lowest corners. */
function lowestPoint(path: string): Point {
  const corners = cornersOf(path);
  const y = Math.max(...corners.map((corner) => corner.y));
  const lowest = corners.filter((corner) => corner.y > y - 1.5).map(({ x }) => x);
  return { x: (Math.min(...lowest) + Math.max(...lowest)) / 2, y };
}

/** y of a path's upper edge at x, between the corners around. */
function topAt(path: string, x: number): number {
  const corners = cornersOf(path);
  let top = Infinity;
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length]!;
    if (from.x === to.x || x < Math.min(from.x, to.x) || x > Math.max(from.x, to.x)) continue;
    top = Math.min(top, from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y));
  }
  return top;
}
