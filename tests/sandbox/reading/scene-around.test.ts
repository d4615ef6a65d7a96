// A shape inside a frame of semantic shapes means the scene around it; one can still ask for the shape alone.
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import type { NodeRun } from '../../support/run-in-node';
import { landscape, make, open, paintOf, painting, recipeFor } from '../stage';

const GREY = solid(0.5, 0.5, 0.5);

async function select(host: NodeRun, ids: readonly string[]): Promise<object> {
  host.editor.select(ids);
  await host.settle();
  return (await host.get('ready', {})).selection;
}

const scene = (id: string, shapes: string): object => ({ kind: 'paintable', source: { sourceIds: [id], scope: { kind: 'scene', shapes } } });
const alone = (ids: readonly string[], name: string): object => ({
  kind: 'paintable',
  source: { sourceIds: ids, scope: { kind: 'alone', scene: name } },
});
const plain = (ids: readonly string[]): object => ({ kind: 'paintable', source: { sourceIds: ids, scope: null } });

describe('a shape', () => {
  it('that was just filled with a swatch means the frame that it lies in', async () => {
    const document = new HostDocument();
    const frame = make(document, 'FRAME', document.pages[0]!, { width: 400, height: 300, patch: { name: 'Frame 1', fills: [solid(1, 1, 1)] } });
    const host = await open(document, [frame]);
    for (const [i, className] of (['sky', 'mountain', 'grass', 'tree', 'sea'] as const).entries()) {
      const shape = make(document, 'ELLIPSE', frame, { x: i * 40, width: 100, height: 60, patch: { name: `Ellipse ${i + 1}`, fills: [GREY] } });
      await select(host, [shape]);
      await host.get('fill-selection', { className });
    }
    const [last] = host.editor.selection() as [string];
    expect(await select(host, [last])).toMatchObject({
      fillable: 1,
      source: { sourceIds: [frame], name: 'Frame 1', width: 400, height: 300, scope: { kind: 'scene', shapes: 'Ellipse 5' } },
    });
    const { layerName } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(layerName).toBe('Frame 1 painting');
    await host.close();
  });

  it('stands for itself when the person asks for that, until something else is selected', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const [sky, meadow] = document.children(frame) as [string, string];
    const host = await open(document, [sky]);
    expect(await select(host, [sky])).toMatchObject(scene(frame, 'sky'));
    await host.get('choose-scope', { alone: true });
    expect(host.events.at(-1)).toMatchObject({ kind: 'selection', selection: alone([sky], 'Scene') });
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([sky]), placement: 'beside' });
    expect(document.node(layerId)).toMatchObject({ name: 'sky painting', width: 400, height: 200 });
    await host.get('choose-scope', { alone: false });
    expect(host.events.at(-1)).toMatchObject({ selection: scene(frame, 'sky') });
    await host.get('choose-scope', { alone: true });
    expect(await select(host, [meadow])).toMatchObject(scene(frame, 'meadow'));
    expect(await select(host, [layerId])).toMatchObject({ source: { sourceIds: [sky], scope: null, throughPainting: true } });
    // While Live follows the scene, too.
    await select(host, [frame]);
    await host.get('follow-source', { on: true });
    expect(await select(host, [meadow])).toMatchObject(plain([frame]));
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('in groups and instances means the outermost frame that is a scene, and no board around it', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const board = make(document, 'FRAME', page, { width: 2000, height: 900, patch: { fills: [solid(1, 1, 1)] } });
    const frame = landscape(document, board);
    landscape(document, board, { x: 500 });
    const trees = [0, 1].map((i) => make(document, 'ELLIPSE', frame, { x: 60 * i, patch: { name: 'tree', fills: [paintOf('tree')] } }));
    const group = document.group(trees, frame, undefined, 'GROUP', { name: 'trees' });
    const inner = make(document, 'FRAME', frame, { width: 200, height: 100, patch: { fills: [paintOf('sea')] } });
    const boat = make(document, 'RECTANGLE', inner, { width: 20, height: 20, patch: { name: 'boat', fills: [paintOf('rock')] } });
    const main = make(document, 'COMPONENT', page, { y: 2000, patch: { fills: [] } });
    make(document, 'ELLIPSE', main, { patch: { name: 'crown', fills: [paintOf('tree')] } });
    const instance = document.instantiate(main, frame);
    const host = await open(document, []);
    expect(await select(host, [trees[0]!])).toMatchObject(scene(frame, 'tree'));
    expect(await select(host, [group])).toMatchObject(scene(frame, 'trees'));
    expect(await select(host, [trees[0]!, boat])).toMatchObject(scene(frame, 'tree and 1 more'));
    expect(await select(host, [boat])).toMatchObject(scene(frame, 'boat'));
    expect(await select(host, [...document.children(instance)])).toMatchObject(scene(frame, 'crown'));
    // Frames that are selected themselves are meant.
    expect(await select(host, [inner])).toMatchObject(plain([inner]));
    expect(await select(host, [board])).toMatchObject(plain([board]));
    await host.close();
  });

  it('in no such frame stands for itself: on the page, in a section or a group, among other things, shapes of two scenes', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const colours = CLASS_NAMES.slice(0, 2).map(paintOf);
    const loose = colours.map((fill, i) => make(document, 'RECTANGLE', page, { x: 200 * i, y: 3000, patch: { fills: [fill] } }));
    const section = make(document, 'SECTION', page, { y: 1000, width: 900, height: 900 });
    const inSection = colours.map((fill, i) => make(document, 'RECTANGLE', section, { x: 200 * i, patch: { fills: [fill] } }));
    const card = make(document, 'FRAME', page, { x: 3000, patch: { fills: [solid(1, 1, 1)] } });
    const icon = make(document, 'ELLIPSE', card, { width: 20, height: 20, patch: { fills: [paintOf('sea')] } });
    make(document, 'RECTANGLE', card, { patch: { fills: [GREY] } });
    const [one, two] = [landscape(document, page, { y: 5000 }), landscape(document, page, { x: 900, y: 5000 })];
    const both = [document.children(one)[0]!, document.children(two)[0]!];
    const host = await open(document, []);
    expect(await select(host, [loose[0]!])).toMatchObject(plain([loose[0]!]));
    expect(await select(host, [inSection[0]!])).toMatchObject(plain([inSection[0]!]));
    expect(await select(host, [icon])).toMatchObject(plain([icon]));
    expect(await select(host, both)).toMatchObject(plain(both));
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
