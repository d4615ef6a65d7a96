// Swatches and styles: what they make, in one undo step, and that failures leave nothing behind.
import { describe, expect, it } from 'vitest';
import { CLASSES, CLASS_NAMES } from '../../../src/contract/classes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
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
