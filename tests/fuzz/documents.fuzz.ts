// Random documents against an exact rasterisation: the frame as it lies in the file, exported by the plugin, labelled by the worker, must have the class
// that geometry says at every place that is not on an edge.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../src/contract/classes';
import { openEngine } from '../../src/inference/client/open-engine';
import type { Engine } from '../../src/inference/api/engine';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { make, open, paintOf } from '../sandbox/stage';
import { ASSETS, onlyPainter } from '../unit/inference/card';
import { labelPlace, workingPlace } from '../unit/inference/client/engine-lines';
import { campaign, LONGEST } from './campaign';

const FRAME = { width: 256, height: 192 };
/** Cells this near to an edge may fall to either side: two of the frame's pixels. */
const EDGE = 2;

let engine: Engine;
beforeAll(() => {
  engine = openEngine({ paint: [workingPlace()], labels: [labelPlace()] }, onlyPainter(ASSETS));
});
afterAll(() => {
  engine.close();
});

const shape = fc.record({
  type: fc.constantFrom('RECTANGLE' as const, 'ELLIPSE' as const),
  label: fc.nat(8),
  x: fc.double({ min: -80, max: 250, noNaN: true }),
  y: fc.double({ min: -80, max: 180, noNaN: true }),
  width: fc.double({ min: 12, max: 260, noNaN: true }),
  height: fc.double({ min: 12, max: 200, noNaN: true }),
  turn: fc.oneof(fc.constant(0), fc.double({ min: -180, max: 180, noNaN: true })),
  visible: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

/** How far within the shape a place of the frame lies, page pixels; negative outside. For ellipses: at least as far from its edge as that says. */
function depth({ type, x, y, width, height, turn }: Shape, at: { x: number; y: number }): number {
  const angle = (turn * Math.PI) / 180;
  const [dx, dy] = [at.x - x, at.y - y];
  const [u, v] = [dx * Math.cos(angle) + dy * Math.sin(angle), -dx * Math.sin(angle) + dy * Math.cos(angle)];
  if (type === 'RECTANGLE') return Math.min(u, v, width - u, height - v);
  const [a, b] = [width / 2, height / 2];
  return (1 - Math.hypot((u - a) / a, (v - b) / b)) * Math.min(a, b);
}

/** The label at the middle of each cell; -1 where an edge is near. */
function rasterised(ground: number, shapes: readonly Shape[], size: { width: number; height: number }): Int8Array {
  const cells = new Int8Array(size.width * size.height);
  const scale = FRAME.width / size.width;
  const near = EDGE + scale;
  cells.forEach((_, index) => {
    const at = { x: ((index % size.width) + 0.5) * scale, y: (Math.floor(index / size.width) + 0.5) * (FRAME.height / size.height) };
    let label = ground;
    let unsure = false;
    for (const drawn of shapes) {
      if (!drawn.visible) continue;
      const inside = depth(drawn, at);
      if (inside > near) [label, unsure] = [drawn.label, false];
      else if (inside > -near) unsure = true;
    }
    cells[index] = unsure ? -1 : label;
  });
  return cells;
}

it(
  'documents',
  () =>
    campaign('documents', 40, fc.tuple(fc.nat(8), fc.array(shape, { maxLength: 7 })), async ([ground, shapes]) => {
      const document = new HostDocument();
      const frame = make(document, 'FRAME', document.pages[0]!, { ...FRAME, patch: { name: 'Scene', fills: [paintOf(CLASS_NAMES[ground]!)] } });
      for (const { type, label, x, y, width, height, turn, visible } of shapes)
        make(document, type, frame, { x, y, width, height, turn, patch: { fills: [paintOf(CLASS_NAMES[label]!)], visible } });
      const host = await open(document, [frame]);
      const picture = await host.get('export-picture', { sourceIds: [frame] });
      const size = { width: 128, height: 96 };
      const { labels } = await engine.label(picture, size);
      const wanted = rasterised(ground, shapes, size);
      const wrong = [...wanted.keys()].filter((index) => wanted[index] !== -1 && wanted[index] !== labels[index]);
      expect(wrong.map((index) => [index % size.width, Math.floor(index / size.width), wanted[index], labels[index]]).slice(0, 5)).toEqual([]);
      expect(host.errors).toEqual([]);
      await host.close();
    }),
  LONGEST,
);
