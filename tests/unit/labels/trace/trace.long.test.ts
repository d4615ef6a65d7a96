// Tracing there and back: a label map becomes vectors, the stand-in draws and exports them, labelling reads them again.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CLASS_NAMES, UNLABELLED } from '../../../../src/contract/classes';
import { SHAPE_LIMITS } from '../../../../src/contract/shapes';
import { closedPathPoints } from '../../../../src/plugin/drawing/path-bounds';
import type { LabelMap } from '../../../../src/labels/label-map';
import { traceLabelMap } from '../../../../src/labels/trace/trace-label-map';
import type { VectorShape } from '../../../../src/contract/shapes';
import { drawShapes, labelsOf } from '../../../support/draw-shapes';
import { annotatedMap, drawnMap, exampleMap, mapOf, SIDE, stroke } from './trace-scenes';

vi.setConfig({ testTimeout: 120_000 });

const FRAME = { width: 1200, height: 900 };
const SQUARE = { width: SIDE, height: SIDE };

/** Points that a person could drag; throws where the plugin would refuse the path. */
function pointsOf(shapes: readonly VectorShape[]): number {
  return shapes.reduce((sum, { path }) => sum + closedPathPoints(path, SHAPE_LIMITS.side), 0);
}

/** Share of the cells that come back with their label, unlabelled ones included. */
function sameness(map: LabelMap, shapes: readonly VectorShape[], frame = SQUARE): number {
  const back = labelsOf(drawShapes(shapes, frame));
  return back.filter((label, index) => label === map.labels[index]).length / back.length;
}

const kinds = (labels: Uint8Array): readonly number[] => [...new Set(labels)].sort();

describe('there and back', () => {
  it('98 % of any drawing come back, with the same classes, empty places empty', () => {
    fc.assert(
      fc.property(drawnMap, (map) => {
        const shapes = traceLabelMap(map, SQUARE);
        if (shapes.length === 0) {
          expect(kinds(map.labels)).toEqual([UNLABELLED]);
          return;
        }
        const back = labelsOf(drawShapes(shapes, SQUARE));
        const same = back.filter((label, index) => label === map.labels[index]).length;
        expect(same / back.length).toBeGreaterThan(0.98);
        expect(kinds(back)).toEqual(kinds(map.labels));
        expect(pointsOf(shapes)).toBeLessThan(2000);
      }),
      { numRuns: 10 },
    );
  });

  it.each(['lake', 'seaside', 'forest-river'])('the example %s, with so many points', async (name) => {
    const map = await exampleMap(name);
    const shapes = traceLabelMap(map, FRAME);
    expect({ shapes: shapes.length, points: pointsOf(shapes) }).toMatchSnapshot();
    expect(sameness(map, shapes, FRAME)).toBeGreaterThan(0.99);
  });

  it.each(['10', '101', '140'])('scene %s that a person outlined', (id) => {
    const map = annotatedMap(id);
    const shapes = traceLabelMap(map, SQUARE);
    expect(pointsOf(shapes)).toBeLessThan(400);
    expect(sameness(map, shapes)).toBeGreaterThan(0.99);
  });
});

describe('few points and no steps', () => {
  it('the whole map one class is one rectangle', () => {
    expect(
      traceLabelMap(
        mapOf(() => 'sea'),
        FRAME,
      ),
    ).toEqual([{ name: 'sea', className: 'sea', path: 'M 0 0 L 1200 0 L 1200 900 L 0 900 Z' }]);
  });

  it('an empty map gives nothing', () => {
    expect(
      traceLabelMap(
        mapOf(() => null),
        FRAME,
      ),
    ).toEqual([]);
  });

  it('a square keeps its corners, to the point', () => {
    const shapes = traceLabelMap(
      mapOf((x, y) => (x > 100 && x < 300 && y > 50 && y < 150 ? 'rock' : 'grass')),
      SQUARE,
    );
    expect(shapes.map(({ path }) => path)).toEqual(['M 0 0 L 512 0 L 512 512 L 0 512 Z', expect.stringMatching(/^M (\d+ \d+ L ){3}\d+ \d+ Z$/)]);
    expect(shapes[1]!.path.match(/\d+ \d+/g)!.sort()).toEqual(['100 150', '100 50', '300 150', '300 50']);
  });

  it('a slanted edge is one line, a circle a handful of curves', () => {
    const [, hill] = traceLabelMap(
      mapOf((x, y) => (y > 300 - x / 7 ? 'grass' : 'sky')),
      SQUARE,
    );
    expect(hill!.path).not.toContain('C');
    expect(pointsOf([hill!])).toBeLessThanOrEqual(5);
    const [, sun] = traceLabelMap(
      mapOf((x, y) => (Math.hypot(x - 250, y - 260) < 90 ? 'rock' : 'sky')),
      SQUARE,
    );
    expect(sun!.path).not.toContain('L');
    expect(pointsOf([sun!])).toBeLessThanOrEqual(8);
  });

  it('four regions that meet in a point are four shapes without a gap between them', () => {
    const shapes = traceLabelMap(
      mapOf((x, y) => (x < 200 ? (y < 300 ? 'sky' : 'sea') : y < 300 ? 'mountain' : 'grass')),
      SQUARE,
    );
    expect(shapes).toHaveLength(4);
    const { rgba } = drawShapes(shapes, { width: 511, height: 511 });
    expect(rgba.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('islands in lakes on islands come back, and a hole with nothing in it stays one', () => {
    const map = mapOf((x, y) => {
      const far = Math.hypot(x - 256, y - 256);
      return far < 40 ? 'tree' : far < 90 ? 'water' : far < 140 ? 'grass' : far < 180 ? null : far < 230 ? 'sea' : 'sky';
    });
    const shapes = traceLabelMap(map, SQUARE);
    expect(shapes.map(({ className }) => className).sort()).toEqual(['grass', 'sea', 'sky', 'tree', 'water']);
    expect(sameness(map, shapes)).toBeGreaterThan(0.99);
  });

  it('what a trunk parts is one shape behind it', () => {
    const shapes = traceLabelMap(
      mapOf((x, y) => (x > 240 && x < 260 && y < 400 ? 'tree' : y < 200 ? 'sky' : 'grass')),
      SQUARE,
    );
    expect(shapes.map(({ className }) => className)).toEqual(['sky', 'grass', 'tree']);
  });

  it('lines one cell wide survive, straight and slanted', () => {
    const map = mapOf(() => 'grass');
    stroke(map, 7, 0.5, [
      [20, 30],
      [480, 30],
    ]);
    stroke(map, 7, 0.5, [
      [20, 60],
      [400, 480],
    ]);
    stroke(map, 5, 0.5, [
      [60, 60],
      [480, 190],
    ]);
    // Along the border, and round a corner of it.
    stroke(map, 1, 0.5, [
      [0.5, 100],
      [0.5, 112],
    ]);
    stroke(map, 2, 0.5, [
      [511.5, 400],
      [511.5, 511.5],
      [400, 511.5],
    ]);
    const shapes = traceLabelMap(map, SQUARE);
    expect(shapes).toHaveLength(6);
    expect(kinds(labelsOf(drawShapes(shapes, SQUARE)))).toEqual([1, 2, 3, 5, 7]);
    expect(sameness(map, shapes)).toBeGreaterThan(0.995);
  });
});

describe('maps that are not drawings', () => {
  it('specks go to what lies around them, but not the only one of its class', () => {
    const map = mapOf((_, y) => (y < 200 ? 'sky' : 'grass'));
    for (const at of [5000, 5001, 30_000, 200_000]) map.labels[at] = 5;
    expect(traceLabelMap(map, SQUARE).map(({ className }) => className)).toEqual(['sky', 'grass', 'tree']);
  });

  it('noise stays within what a frame takes', () => {
    let random = 1;
    const noise = mapOf(() => null, 256, 256);
    for (let i = 0; i < noise.labels.length; i++) noise.labels[i] = (random = (random * 48271) % 0x7fffffff) % 9;
    const chequered = mapOf((x, y) => ((x + y) % 2 < 1 ? 'sky' : 'grass'), 256, 256);
    for (const map of [noise, chequered]) {
      const shapes = traceLabelMap(map, SQUARE);
      expect(shapes.length).toBeGreaterThan(0);
      expect(shapes.length).toBeLessThanOrEqual(SHAPE_LIMITS.shapes);
      expect(pointsOf(shapes)).toBeLessThanOrEqual(SHAPE_LIMITS.points);
    }
  });

  it('rings cost hardly more than their cells, however deep they are nested', () => {
    const rings = (side: number): LabelMap =>
      mapOf((x, y) => CLASS_NAMES[Math.floor(Math.hypot(x - side / 2, y - side / 2) / 4) % 9]!, side, side);
    // Of this process alone, and the least of a few: others may use the machine.
    const cost = (map: LabelMap): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const { user } = process.cpuUsage();
          expect(traceLabelMap(map, map).length).toBeGreaterThan(map.width / 8);
          return process.cpuUsage().user - user;
        }),
      );
    cost(rings(64));
    // Four times as wide: 16 times the cells, 4 times the nesting. Giving hidden cells away one by one would make it 64 times the work.
    expect(cost(rings(768)) / cost(rings(192))).toBeLessThan(40);
  });

  it('any size goes, down to one cell', () => {
    expect(
      traceLabelMap(
        mapOf(() => 'rock', 1, 1),
        { width: 10, height: 20 },
      ),
    ).toEqual([{ name: 'rock', className: 'rock', path: 'M 0 0 L 10 0 L 10 20 L 0 20 Z' }]);
    expect(
      traceLabelMap(
        mapOf((x, y) => (y > x / 3 ? 'sea' : 'sky'), 512, 64),
        { width: 2000, height: 250 },
      ),
    ).toHaveLength(2);
    expect(() => traceLabelMap({ labels: new Uint8Array(5), width: 2, height: 2 }, SQUARE)).toThrow(RangeError);
  });
});
