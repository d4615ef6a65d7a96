// A drawing from the panel as a frame of vectors: what lands and where, in one undo step, and that nothing is left behind when
// the drawing is not fit or Figma refuses.
import { expect, describe, it } from 'vitest';
import type { Ask } from '../../../src/contract/wire/asks';
import { SHAPE_LIMITS } from '../../../src/contract/shapes';
import type { VectorShape } from '../../../src/contract/shapes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { absoluteBox } from 'figma-stand-in/document/scene';
import { readPixels } from 'figma-stand-in/node/pixels';
import { expectFailure, landscape, make, open, paintOf, snapshot, teammate } from '../stage';

const SKY: VectorShape = { name: 'sky', className: 'sky', path: 'M 0 0 L 300 0 L 300 200 L 0 200 Z' };
/** A hill with a hole, and a part beyond the frame. */
const HILL: VectorShape = {
  name: 'hill',
  className: 'mountain',
  path: 'M -50 200 C 40 20 120 60 300 120.5 L 300 220 L -50 220 Z M 100 150 L 100 180 L 130 180 L 130 150 Z',
};
const DRAWING: Ask<'insert-shapes'> = { name: 'Sketch', width: 300, height: 200, shapes: [SKY, HILL] };

describe('a drawing that is sent to the canvas', () => {
  it('lands as a clipping frame of vectors in class colours, selected, in view, in one undo step', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    host.editor.show({ x: 5000, y: -300 }, 1);
    const { frameId, ...told } = await host.get('insert-shapes', DRAWING);
    expect(told).toEqual({ name: 'Sketch', shapes: 2 });
    expect(document.children(host.editor.currentPage)).toEqual([frameId]);
    expect(document.node(frameId)).toMatchObject({ type: 'FRAME', name: 'Sketch', clipsContent: true, fills: [] });
    expect(absoluteBox(document, frameId)).toEqual({ x: 4850, y: -400, width: 300, height: 200 });
    expect(host.editor.selection()).toEqual([frameId]);
    expect(host.editor.center).toEqual({ x: 5000, y: -300 });
    const [sky, hill] = document.children(frameId) as [string, string];
    expect(document.node(sky)).toMatchObject({ type: 'VECTOR', name: 'sky', strokes: [], fills: [paintOf('sky')] });
    expect(document.node(hill)).toMatchObject({ type: 'VECTOR', name: 'hill', strokes: [], fills: [paintOf('mountain')] });
    expect(absoluteBox(document, hill)).toMatchObject({ x: 4800 });
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    expect(host.errors).toEqual([]);

    const { parts } = await host.get('export-picture', { sourceIds: host.editor.selection() });
    const picture = await readPixels(parts[0]!.png);
    const at = (x: number, y: number): readonly number[] =>
      picture.at(Math.floor((x * picture.width) / 300), Math.floor((y * picture.height) / 200));
    expect(at(200, 20)).toEqual([183, 229, 240, 255]);
    expect(at(200, 180)).toEqual([167, 154, 212, 255]);
    // Through the hole.
    expect(at(115, 165)).toEqual([183, 229, 240, 255]);

    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    await host.close();
  });

  it('lies beside the selection and clear of everything else', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page, { x: 100, y: 40 });
    const inTheWay = make(document, 'RECTANGLE', page, { x: 560, y: 100 });
    const host = await open(document, [frame]);
    const { frameId } = await host.get('insert-shapes', DRAWING);
    const { x, y } = absoluteBox(document, frameId);
    expect({ x, y }).toEqual({ x: absoluteBox(document, inTheWay).x + 100 + 80, y: 40 });
    // And a second one beside the first.
    const second = await host.get('insert-shapes', DRAWING);
    expect(absoluteBox(document, second.frameId)).toMatchObject({ x: x + 300 + 80, y: 40 });
    await host.close();
  });

  it('survives a teammate who deletes the frame at once', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const mate = teammate(document);
    const { frameId } = await host.get('insert-shapes', DRAWING);
    mate.act(() => {
      document.remove(frameId);
    });
    await host.settle();
    expect(document.children(document.pages[0]!)).toEqual([]);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('what is not fit', () => {
  const with1 = (patch: Record<string, unknown>): Ask<'insert-shapes'> => ({ ...DRAWING, shapes: [SKY, { ...HILL, ...patch }] });
  const BROKEN: Readonly<Record<string, unknown>> = {
    'a path with commas': with1({ path: 'M 0,0 L 1,1 L 2,0 Z' }),
    'a path without an end': with1({ path: 'M 0 0 L 9 9 L 9 0' }),
    'a path that begins in the middle': with1({ path: 'L 9 9 L 9 0 Z' }),
    'a path that goes on after its end': with1({ path: 'M 0 0 L 9 9 Z L 9 0 Z' }),
    'a path of one point': with1({ path: 'M 0 0 Z' }),
    'no path': with1({ path: '' }),
    'a number that is none': with1({ path: 'M 0 0 L NaN 9 L 9 0 Z' }),
    'a point without end': with1({ path: 'M 0 0 L 1e300 9 L 9 0 Z' }),
    'a path that is no text': with1({ path: 7 }),
    'a class that is none': with1({ className: 'lava' }),
    'a shape that is none': { ...DRAWING, shapes: [SKY, null] },
    'shapes that are none': { ...DRAWING, shapes: 'many' },
    'a frame without a width': { ...DRAWING, width: 0 },
    'a frame of no size': { ...DRAWING, height: null },
    'a name that is none': { ...DRAWING, name: '' },
  };

  it('is refused before the document is touched', async () => {
    const document = new HostDocument();
    landscape(document, document.pages[0]!);
    const host = await open(document);
    const before = snapshot(document);
    for (const [what, drawing] of Object.entries(BROKEN)) {
      const answer = await host.ask('insert-shapes', drawing as Ask<'insert-shapes'>);
      expect(answer.ok ? what : answer.failure.code).toBe('bad-message');
    }
    expectFailure(await host.ask('insert-shapes', { ...DRAWING, shapes: [] }), 'empty');
    expectFailure(
      await host.ask('insert-shapes', { ...DRAWING, shapes: Array.from({ length: SHAPE_LIMITS.shapes + 1 }, () => SKY) }),
      'too-many-layers',
    );
    const ragged = `M 0 0 ${'L 1 1 '.repeat(SHAPE_LIMITS.points / 2)}Z`;
    expectFailure(
      await host.ask('insert-shapes', {
        ...DRAWING,
        shapes: [
          { ...SKY, path: ragged },
          { ...SKY, path: ragged },
        ],
      }),
      'too-many-layers',
    );
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  // There is no await in it that others could come between: what can go wrong is Figma saying no, at whichever step.
  it.each([
    ['create', 1],
    ['create', 2],
    ['create', 3],
    ['resize', 1],
    ['insert', 2],
    ['insert', 3],
    ['setVectorPaths', 2],
    ['update', 3],
    ['update', 7],
  ] as const)('nothing is left behind when Figma refuses at %s, call %i', async (step, call) => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    const original = document[step].bind(document) as (...args: readonly unknown[]) => unknown;
    let calls = 0;
    Object.assign(document, {
      [step]: (...args: readonly unknown[]) => {
        if (++calls === call) throw new Error('refused');
        return original(...args);
      },
    });
    expectFailure(await host.ask('insert-shapes', DRAWING), 'read-only');
    expect(calls).toBeGreaterThanOrEqual(call);
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
    await host.close();
  });
});
