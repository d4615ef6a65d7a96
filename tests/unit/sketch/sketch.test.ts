// Drawings under random histories: every step can be taken back and done again, what is drawn later lies on top, and undo stays
// within its memory.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLABELLED } from '../../../src/contract/classes';
import { startHistory } from '../../../src/sketch/history';
import type { PixelRect } from '../../../src/sketch/pixel-rect';
import { startSketch } from '../../../src/sketch/sketch';
import type { Sketch } from '../../../src/sketch/sketch';
import type { Sheet } from '../../../src/sketch/sheet';

const sheetOf = (width: number, height: number, label = UNLABELLED): Sheet => ({
  width,
  height,
  labels: new Uint8Array(width * height).fill(label),
  frame: { width, height },
  source: null,
});
/** A sheet as text: quick to compare. */
const shown = (sketch: Sketch): string => {
  const { width, height, labels } = sketch.sheet();
  return `${width}×${height} ${Buffer.from(labels).toString('hex')}`;
};

const dab = fc.record({ x: fc.integer({ min: -6, max: 46 }), y: fc.integer({ min: -6, max: 44 }), radius: fc.integer({ min: 1, max: 9 }) });
const label = fc.constantFrom(0, 3, 8, UNLABELLED);
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('stroke' as const), dabs: fc.array(dab, { minLength: 1, maxLength: 4 }), label }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fill' as const), x: fc.nat(39), y: fc.nat(35), label }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      width: fc.integer({ min: 30, max: 40 }),
      height: fc.integer({ min: 30, max: 36 }),
      label,
    }),
  },
);
const copyOf = (sheet: Sheet): Sheet => ({ ...sheet, labels: sheet.labels.slice() });

type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function obey(sketch: Sketch, order: Command): void {
  switch (order.kind) {
    case 'stroke':
      sketch.begin(order.dabs[0]!, order.label);
      sketch.move(order.dabs.slice(1));
      sketch.end();
      break;
    case 'fill':
      sketch.fill(order.x, order.y, order.label);
      break;
    case 'reset':
      sketch.reset();
      break;
    case 'replace':
      sketch.replace(sheetOf(order.width, order.height, order.label));
      break;
  }
}

describe('undo and redo', () => {
  it('go through every state there was, to the first and back to the last', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (orders) => {
        const sketch = startSketch(sheetOf(40, 36));
        const states = [shown(sketch)];
        for (const order of orders) {
          obey(sketch, order);
          // What changed nothing is no step; a new sheet always is one.
          const now = shown(sketch);
          if (order.kind === 'replace' || now !== states.at(-1)) states.push(now);
        }
        for (const state of states.slice(0, -1).reverse()) {
          expect(sketch.undo()).not.toBeNull();
          expect(shown(sketch)).toBe(state);
        }
        expect(sketch.canUndo()).toBe(false);
        expect(sketch.undo()).toBeNull();
        for (const state of states.slice(1)) {
          expect(sketch.redo()).not.toBeNull();
          expect(shown(sketch)).toBe(state);
        }
        expect(sketch.canRedo()).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('redraw all that changes', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 8 }), (orders) => {
        const sketch = startSketch(sheetOf(40, 36));
        for (const order of orders) obey(sketch, order);
        for (const go of [() => sketch.undo(), () => sketch.redo()]) {
          const before = copyOf(sketch.sheet());
          const rect = go();
          const after = sketch.sheet();
          if (before.width === after.width && before.height === after.height) expect(onlyInside(rect, before, after)).toBe(true);
          else expect(rect).toEqual({ x: 0, y: 0, width: after.width, height: after.height });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('forget what could be redone when something else is drawn', () => {
    const sketch = startSketch(sheetOf(40, 40));
    sketch.fill(0, 0, 1);
    sketch.undo();
    sketch.fill(0, 0, 2);
    expect(sketch.canRedo()).toBe(false);
    sketch.undo();
    expect(sketch.sheet().labels[0]).toBe(UNLABELLED);
  });

  it('never hold more than the limit, and keep the newest steps', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), fc.integer({ min: 0, max: 30_000 }), (orders, limit) => {
        const history = startHistory(sheetOf(40, 36), limit);
        for (const order of orders) {
          if (order.kind === 'replace') history.replace(sheetOf(order.width, order.height, order.label));
          else if (order.kind === 'fill') {
            const sheet = history.sheet();
            sheet.labels[(order.y % sheet.height) * sheet.width + (order.x % sheet.width)] = order.label;
            history.commit({ x: 0, y: 0, width: sheet.width, height: sheet.height });
          } else history.undo();
          expect(history.bytes()).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 40 },
    );
    const small = startSketch(sheetOf(64, 64), 6 * 1100);
    for (let step = 0; step < 20; step++) {
      small.begin({ x: 3 * step, y: 3, radius: 1 }, step % 9);
      small.end();
    }
    const last = shown(small);
    small.undo();
    small.undo();
    expect(shown(small)).not.toBe(last);
    small.redo();
    small.redo();
    expect(shown(small)).toBe(last);
  });
});

describe('a stroke', () => {
  it('lies over everything drawn before it', () => {
    fc.assert(
      fc.property(fc.array(dab, { minLength: 1, maxLength: 5 }), fc.array(dab, { minLength: 1, maxLength: 5 }), (below, above) => {
        const draw = (...strokes: readonly (readonly [typeof above, 0 | 3])[]): Uint8Array => {
          const sketch = startSketch(sheetOf(40, 36));
          for (const [dabs, value] of strokes) obey(sketch, { kind: 'stroke', dabs, label: value });
          return sketch.sheet().labels;
        };
        const [both, lower, upper] = [draw([below, 0], [above, 3]), draw([below, 0]), draw([above, 3])];
        expect(both.every((value, at) => value === (upper[at] === 3 ? 3 : lower[at]))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is one step however long, reports what it changes, and can be abandoned', () => {
    fc.assert(
      fc.property(fc.array(fc.array(dab, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), fc.boolean(), (moves, keep) => {
        const sketch = startSketch(sheetOf(40, 36, 5));
        const first = shown(sketch);
        let before = copyOf(sketch.sheet());
        const watch = (rect: PixelRect | null): void => {
          expect(onlyInside(rect, before, sketch.sheet())).toBe(true);
          before = copyOf(sketch.sheet());
        };
        watch(sketch.begin(moves[0]![0]!, 2));
        expect(sketch.undo()).toBeNull();
        expect(sketch.fill(0, 0, 1)).toBeNull();
        for (const samples of moves) watch(sketch.move(samples));
        watch(keep ? sketch.end() : sketch.abandon());
        expect(sketch.drawing()).toBe(false);
        if (keep) sketch.undo();
        expect(shown(sketch)).toBe(first);
        expect(sketch.canUndo()).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether two states of one sheet are equal outside a rectangle. */
function onlyInside(rect: PixelRect | null, a: { width: number; labels: Uint8Array }, b: { labels: Uint8Array }): boolean {
  return a.labels.every((value, at) => {
    if (value === b.labels[at]) return true;
    const [x, y] = [at % a.width, Math.floor(at / a.width)];
    return rect !== null && x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
  });
}
