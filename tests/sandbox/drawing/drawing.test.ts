// Swatches, styles and starter scenes: what they make, in one undo step, and that failures leave nothing behind.
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { CLASSES, CLASS_NAMES } from '../../../src/contract/classes';
import { SCENES } from '../../../src/contract/scenes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import { absoluteBox } from 'figma-stand-in/document/scene';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot } from '../stage';

const RED = solid(1, 0, 0);

/** 8-bit colour of the only fill or stroke of a node. */
function colourOf(document: HostDocument, id: string, kind: 'fills' | 'strokes' = 'fills'): readonly number[] {
  const paints = document.node(id)[kind];
  expect(paints).toHaveLength(1);
  const { r, g, b } = (paints[0] as SolidPaint).color;
  return [r, g, b].map((channel) => Math.round(channel * 255));
}

const rgb = (name: string): readonly number[] => CLASSES.find((row) => row.name === name)!.colour;

describe('a click on a swatch', () => {
  it('colours the selected shapes, the shapes of groups and the background of frames in one undo step', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const grouped = [0, 1].map((i) => make(document, 'ELLIPSE', page, { x: 150 * i }));
    const group = document.group(grouped, page);
    const frame = landscape(document, page, { x: 500 });
    const [inside] = document.children(frame) as [string];
    const shape = make(document, 'STAR', page, { y: 300 });
    const host = await open(document, [group, frame, shape]);
    const before = snapshot(document);
    expect(await host.get('fill-selection', { className: 'tree' })).toEqual({ filled: 4, skipped: 0 });
    for (const id of [...grouped, frame, shape]) expect(colourOf(document, id)).toEqual(rgb('tree'));
    expect(colourOf(document, inside)).toEqual(rgb('sky'));
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    await host.close();
  });

  it('colours the stroke of a line and of a pen stroke without fill', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const line = make(document, 'LINE', page, { height: 0 });
    const pen = make(document, 'VECTOR', page, { patch: { fills: [], strokes: [RED] } });
    const both = make(document, 'RECTANGLE', page, { patch: { fills: [RED], strokes: [RED] } });
    const host = await open(document, [line, pen, both]);
    await host.get('fill-selection', { className: 'river' });
    expect(colourOf(document, line, 'strokes')).toEqual(rgb('river'));
    expect(colourOf(document, pen, 'strokes')).toEqual(rgb('river'));
    expect(document.node(pen).fills).toEqual([]);
    expect(colourOf(document, both)).toEqual(rgb('river'));
    expect(colourOf(document, both, 'strokes')).toEqual([255, 0, 0]);
    await host.close();
  });

  it('passes over locked shapes, text and paintings, and counts them', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const locked = make(document, 'RECTANGLE', page, { patch: { locked: true, fills: [RED] } });
    const box = make(document, 'FRAME', page, { patch: { locked: true } });
    const inLocked = make(document, 'RECTANGLE', box, { patch: { fills: [RED] } });
    const text = make(document, 'TEXT', page);
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    const fills = document.node(layerId).fills;
    host.editor.select([frame, locked, inLocked, text, layerId]);
    expect(await host.get('fill-selection', { className: 'sea' })).toEqual({ filled: 1, skipped: 4 });
    expect(colourOf(document, frame)).toEqual(rgb('sea'));
    expect(colourOf(document, locked)).toEqual([255, 0, 0]);
    expect(document.node(layerId).fills).toEqual(fills);
    await host.close();
  });

  it('says what to do when there is nothing to colour', async () => {
    const document = new HostDocument();
    const locked = make(document, 'RECTANGLE', document.pages[0]!, { patch: { locked: true } });
    const text = make(document, 'TEXT', document.pages[0]!);
    const host = await open(document);
    const before = snapshot(document);
    expectFailure(await host.ask('fill-selection', { className: 'sky' }), 'nothing-to-fill');
    host.editor.select([text]);
    expectFailure(await host.ask('fill-selection', { className: 'sky' }), 'nothing-to-fill');
    host.editor.select([locked]);
    expectFailure(await host.ask('fill-selection', { className: 'sky' }), 'locked');
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps.done).toBe(0);
    await host.close();
  });
});

describe('the nine styles', () => {
  it('are made once, put right when changed, and made again when deleted', async () => {
    const document = new HostDocument();
    const host = await open(document);
    expect(await host.get('create-styles', {})).toEqual({ created: 9, updated: 0 });
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    const styles = document.styles();
    expect(styles.map(({ name }) => name)).toEqual(CLASS_NAMES.map((name) => `Alla Prima/${name}`));
    for (const [i, { paints }] of styles.entries()) expect(paints).toMatchObject([{ type: 'SOLID', color: paintOf(CLASS_NAMES[i]!).color }]);
    const made = snapshot(document);

    expect(await host.get('create-styles', {})).toEqual({ created: 0, updated: 0 });
    expect(snapshot(document)).toBe(made);
    expect(host.editor.undoSteps.done).toBe(1);

    document.updateStyle(styles[2]!.id, { paints: [RED] });
    document.removeStyle(styles[8]!.id);
    expect(await host.get('create-styles', {})).toEqual({ created: 1, updated: 1 });
    expect(document.styles()).toHaveLength(9);
    expect(document.style(styles[2]!.id).paints).toMatchObject([{ color: paintOf('mountain').color }]);
    expect(host.editor.undoSteps.done).toBe(2);
    await host.close();
  });

  it('disappear with one undo', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    await host.get('create-styles', {});
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    await host.close();
  });

  it('leave nothing half made when the plugin is closed meanwhile', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    host.run.inject('getLocalPaintStylesAsync', 'after', () => {
      host.run.close();
    });
    void host.ask('create-styles', {}, 200).catch(() => undefined);
    await host.settle();
    expect(snapshot(document)).toBe(before);
  });
});

describe.each(SCENES)('the starter scene “$name”', ({ id, name }) => {
  it('lands as a 4:3 frame of vectors in class colours, selected, in view, in one undo step', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    host.editor.show({ x: 5000, y: -300 }, 1);
    expect(await host.get('start-scene', { scene: id })).toEqual({ name });
    const [frame, ...others] = document.children(host.editor.currentPage) as [string, ...string[]];
    expect(others).toEqual([]);
    expect(document.node(frame)).toMatchObject({ type: 'FRAME', name, width: 1200, height: 900, clipsContent: true });
    expect(absoluteBox(document, frame)).toMatchObject({ x: 4400, y: -750 });
    expect(host.editor.selection()).toEqual([frame]);
    expect(host.editor.center).toEqual({ x: 5000, y: -300 });
    const colours = CLASSES.map(({ colour }) => colour.join());
    for (const shape of document.children(frame)) {
      expect(document.node(shape)).toMatchObject({ type: 'VECTOR', strokes: [] });
      expect(colours).toContain(colourOf(document, shape).join());
    }
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    expect(host.errors).toEqual([]);
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    await host.close();
  });

  it('exports as class colours from edge to edge', async () => {
    const document = new HostDocument();
    const host = await open(document);
    await host.get('start-scene', { scene: id });
    const { parts, solids, findings } = await host.get('export-picture', { sourceIds: host.editor.selection() });
    await host.close();
    const { data, width, height, channels } = decode(parts[0]!.png);
    const colours = new Set(CLASSES.map(({ colour }) => colour.join()));
    let exact = 0;
    let transparent = 0;
    for (let i = 0; i < data.length; i += channels) {
      if (channels === 4 && data[i + 3] !== 255) transparent++;
      else if (colours.has(`${data[i]!},${data[i + 1]!},${data[i + 2]!}`)) exact++;
    }
    expect(transparent).toBe(0);
    // The rest is antialiasing.
    expect(exact / (width * height)).toBeGreaterThan(0.97);
    expect(solids.every(({ colour }) => colours.has(colour.join()))).toBe(true);
    expect(findings).toEqual([]);
  });
});

describe('a starter scene', () => {
  it('keeps clear of everything on the page', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const obstacles = [
      make(document, 'FRAME', page, { x: -800, y: -500, width: 1600, height: 1000 }),
      make(document, 'RECTANGLE', page, { x: 900, width: 3000 }),
    ];
    const host = await open(document);
    host.editor.show({ x: 0, y: 0 }, 1);
    await host.get('start-scene', { scene: 'lake' });
    await host.get('start-scene', { scene: 'seaside' });
    const boxes = [...obstacles, ...document.children(page).slice(2)].map((id) => absoluteBox(document, id));
    expect(boxes).toHaveLength(4);
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        expect(a.x < b.x + b.width + 79 && b.x < a.x + a.width + 79 && a.y < b.y + b.height + 79 && b.y < a.y + a.height + 79).toBe(false);
      }
    }
    await host.close();
  });

  it('has exact colours in a Display P3 document', async () => {
    const document = new HostDocument();
    document.colorProfile = 'DISPLAY_P3';
    const host = await open(document);
    await host.get('start-scene', { scene: 'forest-river' });
    const { solids } = await host.get('export-picture', { sourceIds: host.editor.selection() });
    const colours = CLASSES.map(({ colour }) => colour.join());
    expect(solids.length).toBeGreaterThan(5);
    for (const { colour } of solids) expect(colours).toContain(colour.join());
    await host.close();
  });

  it('leaves nothing behind when Figma refuses halfway', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    // Figma begins to refuse at the fifth shape.
    const original = document.setVectorPaths.bind(document);
    let shapes = 0;
    document.setVectorPaths = (...args) => {
      if (++shapes === 5) throw new Error('in set_vectorPaths: refused');
      original(...args);
    };
    expectFailure(await host.ask('start-scene', { scene: 'lake' }), 'read-only');
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
    await host.close();
  });
});
