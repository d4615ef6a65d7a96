// Rolled scenes on the canvas: composed in the sandbox to the same shapes as anywhere else, as named vectors of their classes, in one undo
// step, into an empty frame or a new one; and what happens when that goes wrong.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import { KIND_IDS, KIND_NAMES, OWN_SLIDERS } from '../../../src/contract/roll';
import type { Roll } from '../../../src/contract/roll';
import { composeScene } from '../../../src/compose/compose-scene';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import { absoluteBox } from 'figma-stand-in/document/scene';
import { readPixels } from 'figma-stand-in/node/pixels';
import { anyOrder, sceneRgba } from '../../unit/compose/scene-pixels';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot } from '../stage';

const FJORD: Roll = { kind: 'fjord', seed: 7, sliders: OWN_SLIDERS };
const NEW = { into: null, width: 1200, height: 900 };
const WHITE = solid(1, 1, 1);

/** An empty frame as Figma's frame tool leaves it. */
function emptyFrame(document: HostDocument, parent = document.pages[0]!, patch: object = {}): string {
  return make(document, 'FRAME', parent, {
    x: 300,
    y: 40,
    width: 720,
    height: 200,
    patch: { name: 'Banner', fills: [WHITE], clipsContent: false, ...patch },
  });
}

describe.each(KIND_IDS)('%s', (kind) => {
  it('lands layer by layer in a new frame, in one undo step, and is exported as it was composed', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    const roll = { kind, seed: 7, sliders: OWN_SLIDERS };
    const scene = composeScene({ ...roll, width: 640, height: 360 });
    const { frameId, ...told } = await host.get('draw-scene', { roll, into: null, width: 640, height: 360 });
    expect(told).toEqual({ name: KIND_NAMES[kind], shapes: scene.shapes.length });
    expect(document.node(frameId)).toMatchObject({ type: 'FRAME', name: KIND_NAMES[kind], width: 640, height: 360, clipsContent: true });
    const layers = document.children(frameId).map((id) => document.node(id));
    expect(layers).toMatchObject(
      scene.shapes.map(({ name, className }) => ({ type: 'VECTOR', name, strokes: [], fills: [paintOf(className)] })),
    );
    expect(host.editor.selection()).toEqual([frameId]);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    expect(host.errors).toEqual([]);

    const { parts, solids, findings } = await host.get('export-picture', { sourceIds: [frameId] });
    expect(findings).toEqual([]);
    expect(solids.every(({ colour }) => isClass(colour))).toBe(true);
    const picture = await readPixels(parts[0]!.png);
    const expected = sceneRgba(scene, picture.width, picture.height);
    let [same, all] = [0, 0];
    for (let y = 2; y < picture.height; y += 5)
      for (let x = 2; x < picture.width; x += 5) {
        const want = expected.subarray(4 * (y * picture.width + x), 4 * (y * picture.width + x) + 4);
        // Edges blend, by a hair of this or that.
        if (!isClass([...want])) continue;
        all++;
        if (picture.at(x, y).every((value, channel) => value === want[channel])) same++;
      }
    expect(same / all).toBeGreaterThan(0.995);

    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    await host.close();
  });
});

function isClass([red, green, blue]: readonly number[]): boolean {
  return CLASSES.some(({ colour }) => colour[0] === red && colour[1] === green && colour[2] === blue);
}

describe('a scene', () => {
  it('has the very shapes in Figma’s sandbox that it has in the panel and the terminal', async () => {
    const document = new HostDocument();
    const host = await open(document);
    // Every path as it is written to Figma, moved to its own corner there.
    const written: string[] = [];
    const original = document.setVectorPaths.bind(document);
    document.setVectorPaths = (id, paths, ...rest) => {
      written.push(...paths.map(({ data }) => data));
      original(id, paths, ...rest);
    };
    await fc.assert(
      fc.asyncProperty(anyOrder(), async ({ width, height, ...roll }) => {
        written.length = 0;
        const { frameId, shapes } = await host.get('draw-scene', { roll, into: null, width, height });
        const scene = composeScene({ ...roll, width, height });
        expect(shapes).toBe(scene.shapes.length);
        expect(written).toHaveLength(shapes);
        const boxes = document.children(frameId).map((id) => document.node(id).relativeTransform);
        for (const [index, { path }] of scene.shapes.entries()) expect(movedBack(written[index]!, boxes[index]!), path).toEqual(numbersOf(path));
      }),
      { numRuns: 12 },
    );
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('keeps clear of everything on the page, in view, or beside what is selected', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const obstacles = [
      make(document, 'FRAME', page, { x: -800, y: -500, width: 1600, height: 1000 }),
      make(document, 'RECTANGLE', page, { x: 900, width: 3000 }),
    ];
    const host = await open(document);
    host.editor.show({ x: 0, y: 0 }, 1);
    await host.get('draw-scene', { roll: FJORD, ...NEW });
    await host.get('draw-scene', { roll: { ...FJORD, kind: 'coast' }, ...NEW });
    const boxes = [...obstacles, ...document.children(page).slice(2)].map((id) => absoluteBox(document, id));
    expect(boxes).toHaveLength(4);
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.x < b.x + b.width + 79 && b.x < a.x + a.width + 79 && a.y < b.y + b.height + 79 && b.y < a.y + a.height + 79).toBe(false);
    await host.close();
  });

  it('has exact colours in a Display P3 document', async () => {
    const document = new HostDocument();
    document.colorProfile = 'DISPLAY_P3';
    const host = await open(document);
    await host.get('draw-scene', { roll: FJORD, ...NEW });
    const { solids } = await host.get('export-picture', { sourceIds: host.editor.selection() });
    expect(solids.length).toBeGreaterThan(5);
    expect(solids.every(({ colour }) => isClass(colour))).toBe(true);
    await host.close();
  });

  it('leaves nothing behind when Figma refuses halfway, in a new frame and in one that is there', async () => {
    for (const isNew of [true, false]) {
      const document = new HostDocument();
      const into = isNew ? null : emptyFrame(document);
      const host = await open(document);
      const before = snapshot(document);
      // Figma begins to refuse at the fifth shape.
      const original = document.setVectorPaths.bind(document);
      let shapes = 0;
      document.setVectorPaths = (...args) => {
        if (++shapes === 5) throw new Error('in set_vectorPaths: refused');
        original(...args);
      };
      expectFailure(await host.ask('draw-scene', { roll: FJORD, ...NEW, into }), 'read-only');
      expect(snapshot(document)).toBe(before);
      expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
      await host.close();
    }
  });
});

describe('an empty frame', () => {
  it('is told of when it is selected alone: as the frame tool leaves it, without a fill, or as a component', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const component = make(document, 'COMPONENT', page, { width: 300, height: 300, patch: { name: 'Card', fills: [] } });
    const frames = [emptyFrame(document), emptyFrame(document, page, { fills: [] })];
    const host = await open(document);
    for (const id of [...frames, component]) {
      host.editor.select([id]);
      const { selection } = await host.get('ready', {});
      const { name, width, height } = document.node(id);
      expect(selection).toMatchObject({ emptyFrame: { id, name, width, height } });
    }
    host.editor.select(frames);
    expect((await host.get('ready', {})).selection).not.toHaveProperty('emptyFrame');
    await host.close();
  });

  it('is none with something in it, hidden or not; with a picture as its fill; hidden, locked, in an instance, or a painting', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const filled = landscape(document, page);
    const hidden = emptyFrame(document);
    make(document, 'RECTANGLE', hidden, { patch: { visible: false } });
    const { hash } = document.addImage(painting());
    const photo = emptyFrame(document, page, {
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, visible: true, opacity: 1, blendMode: 'NORMAL' }],
    });
    const locked = emptyFrame(document, page, { locked: true });
    const invisible = emptyFrame(document, page, { visible: false });
    const group = document.group([emptyFrame(document)], page);
    const host = await open(document);
    document.update(group, { locked: true });
    for (const id of [filled, hidden, photo, locked, invisible, document.children(group)[0]!]) {
      host.editor.select([id]);
      expect((await host.get('ready', {})).selection, document.node(id).name).not.toHaveProperty('emptyFrame');
      expectFailure(await host.ask('draw-scene', { roll: FJORD, ...NEW, into: id }), 'source-gone');
    }
    const [tree] = document.children(filled);
    host.editor.select([tree!]);
    expect((await host.get('ready', {})).selection).not.toHaveProperty('emptyFrame');
    await host.close();
  });

  it('takes a scene of its own size as it is by now, clips it, and keeps its fill, place and the person’s view', async () => {
    const document = new HostDocument();
    const into = emptyFrame(document);
    const host = await open(document, [into]);
    host.editor.show({ x: 5, y: 6 }, 0.7);
    const before = snapshot(document);
    const { frameId, name, shapes } = await host.get('draw-scene', { roll: FJORD, ...NEW, into });
    expect([frameId, name]).toEqual([into, 'Banner']);
    const scene = composeScene({ ...FJORD, width: 720, height: 200 });
    expect(document.children(into).map((id) => document.node(id).name)).toEqual(scene.shapes.map((shape) => shape.name));
    expect(shapes).toBe(scene.shapes.length);
    expect(document.node(into)).toMatchObject({ name: 'Banner', width: 720, height: 200, clipsContent: true, fills: [WHITE] });
    expect(host.editor.selection()).toEqual([into]);
    expect([host.editor.center, host.editor.zoom]).toEqual([{ x: 5, y: 6 }, 0.7]);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('with auto layout leaves each shape where it was composed', async () => {
    const document = new HostDocument();
    const into = emptyFrame(document, document.pages[0], {
      layoutMode: 'HORIZONTAL',
      primaryAxisSizingMode: 'FIXED',
      counterAxisSizingMode: 'FIXED',
    });
    const free = emptyFrame(document);
    const host = await open(document);
    await host.get('draw-scene', { roll: FJORD, ...NEW, into });
    await host.get('draw-scene', { roll: FJORD, ...NEW, into: free });
    const places = (id: string): unknown[] => document.children(id).map((child) => document.node(child).relativeTransform);
    expect(places(into)).toEqual(places(free));
    await host.close();
  });

  it('that was filled or deleted while the request was on its way gets nothing, and the person is told', async () => {
    for (const meanwhile of ['fill', 'delete'] as const) {
      const document = new HostDocument();
      const into = emptyFrame(document);
      const host = await open(document, [into]);
      host.run.inject('getNodeByIdAsync', 'after', () => {
        if (meanwhile === 'fill') make(document, 'RECTANGLE', into);
        else document.remove(into);
      });
      expectFailure(await host.ask('draw-scene', { roll: FJORD, ...NEW, into }), 'source-gone');
      expect([...document.store.all()].filter((record) => 'type' in record && record.type === 'VECTOR')).toEqual([]);
      expect(host.errors).toEqual([]);
      await host.close();
    }
  });

  it('is not told of for a painting that was cut into a frame', async () => {
    const document = new HostDocument();
    const source = landscape(document, document.pages[0]!);
    const host = await open(document, [source]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([source]), placement: 'beside' });
    host.editor.select([layerId]);
    expect((await host.get('ready', {})).selection).not.toHaveProperty('emptyFrame');
    await host.close();
  });
});

function numbersOf(path: string): readonly number[] {
  return path
    .split(' ')
    .map(Number)
    .filter((value) => !Number.isNaN(value));
}

/** The coordinates of a path that was moved to its layer's corner, back in the frame, to a tenth as they were composed. */
function movedBack(path: string, [[, , x], [, , y]]: Transform): readonly number[] {
  // Without the sign of a zero.
  return numbersOf(path).map((value, index) => Math.round((value + (index % 2 === 0 ? x : y)) * 10) / 10 + 0);
}
