// Label maps to trace: drawn cell by cell, so that their truth is what they are; and fast-check's way of making them up.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { nodeCodec } from '../../../../scripts/shared/node-codec';
import { CLASS_NAMES, UNLABELLED } from '../../../../src/contract/classes';
import type { ClassName } from '../../../../src/contract/classes';
import { labelPicture } from '../../../../src/labels/read/label-picture';
import type { LabelMap } from '../../../../src/labels/label-map';

export const SIDE = 512;

/** A label map from a function of cell centres. */
export function mapOf(labelAt: (x: number, y: number) => ClassName | null, width = SIDE, height = SIDE): LabelMap {
  const labels = new Uint8Array(width * height);
  for (let i = 0; i < labels.length; i++) {
    const name = labelAt((i % width) + 0.5, Math.floor(i / width) + 0.5);
    labels[i] = name === null ? UNLABELLED : CLASS_NAMES.indexOf(name);
  }
  return { labels, width, height };
}

/** The labels of an example scene. */
export async function exampleMap(name: string): Promise<LabelMap> {
  const { rgba, width, height } = await nodeCodec.decode(readFileSync(new URL(`../../../../examples/${name}.png`, import.meta.url)));
  return {
    labels: labelPicture(
      { rgba, width, height, box: { x: 0, y: 0, width, height } },
      [
        [width, 0, 0],
        [0, height, 0],
      ],
      { width: SIDE, height: SIDE },
    ).labels,
    width: SIDE,
    height: SIDE,
  };
}

type Place = readonly [x: number, y: number];

/** A scene annotated by hand (training/data/television/polygons), painter's order; `void` is left unlabelled. */
export function annotatedMap(id: string): LabelMap {
  const text = readFileSync(new URL(`../../../../training/data/television/polygons/${id}.txt`, import.meta.url), 'utf8');
  const map = mapOf(() => null);
  for (const line of text.split('\n')) {
    const [name, ...rest] = line.split('#')[0]!.trim().split(/\s+/);
    if (name === undefined || name === '') continue;
    const label = name === 'void' ? UNLABELLED : CLASS_NAMES.indexOf(name as ClassName);
    const shape = rest[0] === 'oval' || rest[0] === 'outside' ? rest.shift()! : 'polygon';
    const places: readonly Place[] =
      rest[0] === 'all'
        ? [
            [0, 0],
            [SIDE, 0],
            [SIDE, SIDE],
            [0, SIDE],
          ]
        : rest.map((pair) => pair.split(',').map((share) => (Number(share) * SIDE) / 100) as unknown as Place);
    if (shape === 'polygon') fillPolygon(map, label, places);
    else {
      const [[cx, cy], [rx, ry]] = places as [Place, Place];
      fill(map, label, (x, y) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1 === (shape === 'oval'));
    }
  }
  return map;
}

function fill({ labels, width }: LabelMap, label: number, covers: (x: number, y: number) => boolean): void {
  for (let i = 0; i < labels.length; i++) if (covers((i % width) + 0.5, Math.floor(i / width) + 0.5)) labels[i] = label;
}

/** Even-odd, row by row. */
function fillPolygon({ labels, width, height }: LabelMap, label: number, places: readonly Place[]): void {
  for (let row = 0; row < height; row++) {
    const y = row + 0.5;
    const crossings: number[] = [];
    for (const [index, [x1, y1]] of places.entries()) {
      const [x2, y2] = places.at(index - 1)!;
      if (y1 > y !== y2 > y) crossings.push(((x2 - x1) * (y - y1)) / (y2 - y1) + x1);
    }
    crossings.sort((one, other) => one - other);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [Math.max(0, Math.round(crossings[k]!)), Math.min(width, Math.round(crossings[k + 1]!))];
      if (from < to) labels.fill(label, row * width + from, row * width + to);
    }
  }
}

/** Draw a stroke of a round brush through some places; a radius of 0.5 is a line one cell wide. */
export function stroke({ labels, width, height }: LabelMap, label: number, radius: number, places: readonly Place[]): void {
  for (const [index, [x2, y2]] of places.entries()) {
    const [x1, y1] = places[Math.max(0, index - 1)]!;
    const steps = Math.max(1, Math.ceil(2 * Math.hypot(x2 - x1, y2 - y1)));
    for (let step = 0; step <= steps; step++) {
      const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
      for (let py = Math.max(0, Math.floor(y - radius)); py < Math.min(height, Math.ceil(y + radius)); py++) {
        for (let px = Math.max(0, Math.floor(x - radius)); px < Math.min(width, Math.ceil(x + radius)); px++) {
          if ((px + 0.5 - x) ** 2 + (py + 0.5 - y) ** 2 <= radius * radius) labels[py * width + px] = label;
        }
      }
      if (radius <= 0.5 && x >= 0 && y >= 0 && x < width && y < height) labels[Math.floor(y) * width + Math.floor(x)] = label;
    }
  }
}

const place = fc.tuple(fc.integer({ min: -40, max: SIDE + 40 }), fc.integer({ min: -40, max: SIDE + 40 }));
const label = fc.integer({ min: 0, max: CLASS_NAMES.length - 1 });

type Mark =
  | { readonly kind: 'ellipse'; readonly label: number; readonly centre: Place; readonly radii: Place }
  | { readonly kind: 'polygon'; readonly label: number; readonly places: readonly Place[] }
  | { readonly kind: 'stroke'; readonly label: number; readonly radius: number; readonly places: readonly Place[] };

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({
    kind: fc.constant('ellipse' as const),
    label,
    centre: place,
    radii: fc.tuple(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 2, max: 200 })),
  }),
  fc.record({ kind: fc.constant('polygon' as const), label, places: fc.array(place, { minLength: 3, maxLength: 7 }) }),
  fc.record({
    kind: fc.constant('stroke' as const),
    label,
    radius: fc.constantFrom(0.5, 1, 2, 5, 12, 40),
    places: fc.array(place, { minLength: 1, maxLength: 4 }),
  }),
);

/** Ellipses, polygons (self-crossing ones too) and brush strokes over one another, on a ground or on nothing. */
export const drawnMap: fc.Arbitrary<LabelMap> = fc
  .tuple(fc.option(label), fc.array(mark, { minLength: 1, maxLength: 9 }))
  .map(([ground, marks]) => {
    const map: LabelMap = { labels: new Uint8Array(SIDE * SIDE).fill(ground ?? UNLABELLED), width: SIDE, height: SIDE };
    for (const each of marks) {
      if (each.kind === 'stroke') stroke(map, each.label, each.radius, each.places);
      else if (each.kind === 'polygon') fillPolygon(map, each.label, each.places);
      else fill(map, each.label, (x, y) => ((x - each.centre[0]) / each.radii[0]) ** 2 + ((y - each.centre[1]) / each.radii[1]) ** 2 <= 1);
    }
    return map;
  });
