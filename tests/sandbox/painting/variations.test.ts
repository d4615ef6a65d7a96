// Variations into the document: a row of layers or nothing; and a painting's bytes back out of it.
import { describe, expect, it } from 'vitest';
import type { InsertVariations } from '../../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { absoluteBox, absoluteTransform } from 'figma-stand-in/document/scene';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, expectSameTransform, landscape, make, open, painting, recipeFor, snapshot, teammate } from '../stage';
import { wetOnWet } from '../../unit/contract/wet-on-wet';

function four(frame: string): InsertVariations {
  return { variations: [11, 22, 33, 44].map((seed) => ({ png: painting(seed), recipe: recipeFor([frame], { seed }) })) };
}

async function insert(host: NodeRun, ask: InsertVariations): Promise<readonly string[]> {
  return (await host.get('insert-variations', ask)).layers.map(({ layerId }) => layerId);
}

describe('variations', () => {
  it('stand in a row beside their source, told apart by name, each with its picture and recipe, in one undo step', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const host = await open(document, [frame]);
    const before = snapshot(document);
    const ask = four(frame);
    const { layers } = await host.get('insert-variations', ask);
    expect(layers.map(({ layerName }) => layerName)).toEqual([11, 22, 33, 44].map((seed) => `Scene painting, seed ${seed}`));
    for (const [i, { layerId, layerName }] of layers.entries()) {
      expect(document.node(layerId)).toMatchObject({ name: layerName, parent: page });
      expect(absoluteBox(document, layerId)).toEqual({ x: 440 * (i + 1), y: 0, width: 400, height: 300 });
      const { png, ...told } = await host.get('read-painting', { layerId });
      expect(Buffer.compare(png, ask.variations[i]!.png)).toBe(0);
      expect(told).toEqual({ recipe: ask.variations[i]!.recipe, layerName });
    }
    expect(document.children(page)).toEqual([frame, ...layers.map(({ layerId }) => layerId)]);
    expect(host.editor.selection()).toEqual([frame]);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('find the place where all of them fit, and the next ones the next', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    // Right of the source there is room for three.
    make(document, 'RECTANGLE', page, { x: 440 * 4, width: 50, height: 50 });
    const host = await open(document, [frame]);
    const boxes = async (): Promise<readonly { x: number; y: number }[]> =>
      (await insert(host, four(frame))).map((id) => absoluteBox(document, id)).map(({ x, y }) => ({ x, y }));
    expect(await boxes()).toEqual([0, 1, 2, 3].map((i) => ({ x: 440 * i, y: 340 })));
    expect(await boxes()).toEqual([0, 1, 2, 3].map((i) => ({ x: 440 * (i - 4), y: 0 })));
    await host.close();
  });

  it('leave a frame that would clip one of them, and keep the turn of their source', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const artboard = make(document, 'FRAME', page, { width: 2000, height: 700 });
    const frame = landscape(document, artboard, { x: 500, y: 50, turn: 20 });
    const host = await open(document, [frame]);
    const layers = await insert(host, four(frame));
    const { width } = absoluteBox(document, frame);
    const [[a, c], [b, d]] = absoluteTransform(document, frame);
    for (const [i, id] of layers.entries()) {
      expect(document.node(id).parent).toBe(page);
      const { x, y } = absoluteBox(document, layers[0]!);
      expect(absoluteBox(document, id).x).toBeCloseTo(x + i * (width + 40), 6);
      expect(absoluteBox(document, id).y).toBeCloseTo(y, 6);
      const [[, , tx], [, , ty]] = absoluteTransform(document, id);
      expectSameTransform(document, id, [
        [a, c, tx],
        [b, d, ty],
      ]);
    }
    expect(absoluteBox(document, layers[0]!).x).toBeCloseTo(2040, 6);
    await host.close();
  });

  it('are kept: painting the source makes or updates another layer, painting a selected or named one updates that one', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const layers = await insert(host, four(frame));
    const paint = (seed: number, layerId?: string): Promise<{ layerId: string; updated: boolean }> =>
      host.get('insert-painting', {
        png: painting(seed),
        recipe: recipeFor([frame], { seed }),
        placement: 'beside',
        ...(layerId === undefined ? {} : { layerId }),
      });
    const own = await paint(1);
    expect(own.updated).toBe(false);
    expect(await paint(2)).toMatchObject({ layerId: own.layerId, updated: true });
    expect(await paint(3, layers[2])).toMatchObject({ layerId: layers[2], updated: true });
    host.editor.select([layers[1]!]);
    expect((await host.get('ready', {})).selection).toMatchObject({
      source: { throughPainting: true, painting: { layerId: layers[1], recipe: { seed: 22 } } },
    });
    expect(await paint(4)).toMatchObject({ layerId: layers[1], updated: true });
    host.editor.select([frame]);
    // Still a variation after it was painted again; a name of something else means the usual layer.
    expect(await paint(5)).toMatchObject({ layerId: own.layerId });
    expect(await paint(6, frame)).toMatchObject({ layerId: own.layerId });
    host.editor.act(() => {
      document.remove(layers[2]!);
    });
    expect(await paint(7, layers[2])).toMatchObject({ layerId: own.layerId });
    await host.close();
  });

  it('of one seed are told apart by what was painted again, or by a number', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const recipes = [{ style: wetOnWet('dusk') }, { style: wetOnWet('noon') }, { repaints: [{ className: 'sky' as const, seed: 7 }] }];
    const { layers } = await host.get('insert-variations', {
      variations: recipes.map((patch) => ({ png: painting(), recipe: recipeFor([frame], { seed: 5, ...patch }) })),
    });
    expect(layers.map(({ layerName }) => layerName)).toEqual([
      'Scene painting, seed 5',
      'Scene painting, seed 5 (2)',
      'Scene painting, seed 5, sky 7',
    ]);
    await host.close();
  });

  it('come all or not at all', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const other = landscape(document, document.pages[0]!, { y: 5000 });
    const host = await open(document, [frame]);
    const before = snapshot(document);
    const { variations } = four(frame);
    const broken = [...variations.slice(0, 3), { ...variations[3]!, png: new Uint8Array([1, 2, 3]) }];
    expectFailure(await host.ask('insert-variations', { variations: broken }), 'not-a-png');
    for (const bad of [[], [...variations, { png: painting(), recipe: recipeFor([other]) }], [{ png: 'x' }], 'x', [null]]) {
      expectFailure(await host.ask('insert-variations', { variations: bad } as never), 'bad-message');
    }
    // Figma begins to refuse at the third layer.
    const addImage = document.addImage.bind(document);
    let images = 0;
    document.addImage = (bytes) => {
      if (++images === 3) throw new Error('Image type is unsupported');
      return addImage(bytes);
    };
    expectFailure(await host.ask('insert-variations', { variations }), 'image-refused');
    const setTransform = document.setTransform.bind(document);
    let places = 0;
    document.setTransform = (...args) => {
      if (++places === 4) throw new Error('refused');
      setTransform(...args);
    };
    expectFailure(await host.ask('insert-variations', { variations }), 'read-only');
    document.setTransform = setTransform;
    for (const moment of ['before', 'after'] as const) {
      const mate = teammate(document);
      host.run.inject('getNodeByIdAsync', moment, () => {
        mate.act(() => {
          document.remove(frame);
        });
      });
      expectFailure(await host.ask('insert-variations', { variations }), 'source-gone');
      mate.undo();
    }
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
    host.run.inject('loadAsync', 'before', () => {
      host.run.close();
    });
    void host.ask('insert-variations', { variations }, 100).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
  });
});

describe('reading a painting', () => {
  it('gives the bytes that were inserted, whichever page it is on and whatever was done to the layer', async () => {
    const document = new HostDocument(['One', 'Two']);
    const frame = landscape(document, document.pages[1]!);
    const host = await open(document);
    const png = painting(77);
    const { layerId } = await host.get('insert-painting', { png, recipe: recipeFor([frame]), placement: 'beside' });
    host.editor.act(() => {
      const [image] = document.node(layerId).fills as [ImagePaint];
      document.update(layerId, {
        name: 'Mine',
        fills: [
          {
            ...image,
            opacity: 0.5,
            imageTransform: [
              [0.5, 0, 0],
              [0, 0.5, 0],
            ],
          },
        ],
      });
    });
    const before = snapshot(document);
    const { png: read, ...told } = await host.get('read-painting', { layerId });
    expect(Buffer.compare(read, png)).toBe(0);
    expect(told).toEqual({ recipe: recipeFor([frame]), layerName: 'Mine' });
    expect(snapshot(document)).toBe(before);
    await host.close();
  });

  it('says in words what it can not read', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    const read = (id: string): ReturnType<typeof host.ask> => host.ask('read-painting', { layerId: id });
    expectFailure(await read(frame), 'unsupported-node');
    expectFailure(await read(document.pages[0]!), 'unsupported-node');
    expectFailure(await read('gone:1'), 'painting-gone');
    expectFailure(await host.ask('read-painting', {} as never), 'bad-message');
    const mate = teammate(document);
    for (const moment of ['before', 'after'] as const) {
      host.run.inject('getNodeByIdAsync', moment, () => {
        mate.act(() => {
          document.remove(layerId);
        });
      });
      expectFailure(await read(layerId), 'painting-gone');
      mate.undo();
    }
    // Removed while Figma fetches the bytes: they are still what was asked for.
    host.run.inject('getBytesAsync', 'before', () => {
      mate.act(() => {
        document.remove(layerId);
      });
    });
    expect(await read(layerId)).toMatchObject({ ok: true });
    mate.undo();
    host.run.inject('getBytesAsync', 'before', () => {
      throw new Error('offline');
    });
    expectFailure(await read(layerId), 'export-failed');
    mate.act(() => {
      document.update(layerId, { fills: [] });
    });
    expectFailure(await read(layerId), 'export-failed');
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
