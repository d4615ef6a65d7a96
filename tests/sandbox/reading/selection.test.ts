// What the panel is told of a selection, for everything that a person can select.
import { describe, expect, it } from 'vitest';
import type { SelectionState } from '../../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { SceneType } from 'figma-stand-in/document/record';
import { expectSentence, landscape, make, open, paintOf, painting, recipeFor } from '../stage';

async function stateOf(document: HostDocument, ids: readonly string[]): Promise<SelectionState> {
  const host = await open(document, ids);
  const { selection } = await host.get('ready', {});
  expect(host.errors).toEqual([]);
  await host.close();
  return selection;
}

async function expectUnpaintable(document: HostDocument, ids: readonly string[], code: Parameters<typeof expectSentence>[1]): Promise<void> {
  const state = await stateOf(document, ids);
  expect(state.kind).toBe('unpaintable');
  if (state.kind === 'unpaintable') expectSentence(state.failure, code);
}

describe('a single selected layer', () => {
  it('is nothing when nothing is selected', async () => {
    expect(await stateOf(new HostDocument(), [])).toEqual({ kind: 'nothing' });
  });

  it.each<SceneType>(['FRAME', 'SECTION', 'COMPONENT', 'RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR'])('can be painted: %s', async (type) => {
    const document = new HostDocument();
    const id = make(document, type, document.pages[0]!, { width: 320, height: 200, patch: { name: 'Hills', fills: [paintOf('grass')] } });
    expect(await stateOf(document, [id])).toEqual({
      kind: 'paintable',
      fillable: 1,
      source: { sourceIds: [id], name: 'Hills', width: 320, height: 200, painting: null, throughPainting: false, fromMask: false, scope: null },
      // A frame in a class's colour is a picture; a scene could be drawn into it as well.
      ...(type === 'FRAME' || type === 'COMPONENT' ? { emptyFrame: { id, name: 'Hills', width: 320, height: 200 } } : {}),
    });
  });

  it('can be painted: a group, a boolean operation, an instance, a vector', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const shapes = [0, 1].map((i) => make(document, 'RECTANGLE', page, { x: 60 * i }));
    const group = document.group(shapes, page);
    expect(await stateOf(document, [group])).toMatchObject({ kind: 'paintable', fillable: 2, source: { width: 160, height: 100 } });
    const union = document.group(
      [0, 1].map((i) => make(document, 'RECTANGLE', page, { x: 60 * i })),
      page,
      undefined,
      'BOOLEAN_OPERATION',
      { fills: [paintOf('rock')] },
    );
    expect(await stateOf(document, [union])).toMatchObject({ kind: 'paintable', fillable: 1 });
    const component = make(document, 'COMPONENT', page);
    expect(await stateOf(document, [document.instantiate(component, page)])).toMatchObject({ kind: 'paintable', fillable: 1 });
    const vector = make(document, 'VECTOR', page, { patch: { fills: [paintOf('river')] } });
    document.setVectorPaths(vector, [{ windingRule: 'NONZERO', data: 'M 0 0 L 80 0 L 40 60 Z' }]);
    expect(await stateOf(document, [vector])).toMatchObject({ kind: 'paintable', source: { width: 80, height: 60 } });
  });

  it('reports its size before rotation', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { turn: 33 });
    expect(await stateOf(document, [frame])).toMatchObject({ source: { width: 400, height: 300 } });
  });

  it('is refused in words: hidden, in something hidden, empty, a line', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    await expectUnpaintable(document, [make(document, 'RECTANGLE', page, { patch: { visible: false } })], 'invisible');
    const hidden = landscape(document, page, { patch: { visible: false } });
    await expectUnpaintable(document, [document.children(hidden)[0]!], 'invisible');
    await expectUnpaintable(document, [make(document, 'FRAME', page, { patch: { fills: [] } })], 'empty');
    await expectUnpaintable(document, [make(document, 'RECTANGLE', page, { patch: { fills: [] } })], 'empty');
    await expectUnpaintable(document, [make(document, 'LINE', page, { height: 0, patch: { strokes: [paintOf('river')] } })], 'empty');
  });
});

describe('several selected layers', () => {
  it('count bottom to top, with the box around them all', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const low = make(document, 'RECTANGLE', page, { x: 10, y: 20, patch: { name: 'low' } });
    const high = make(document, 'RECTANGLE', page, { x: 110, y: 70, width: 50, height: 50 });
    expect(await stateOf(document, [high, low])).toMatchObject({
      source: { sourceIds: [low, high], name: 'low and 1 more', width: 150, height: 100 },
    });
  });

  it('may have different parents: their order on the page counts, and one inside another goes with it', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const below = landscape(document, page);
    const [sky, meadow] = document.children(below) as [string, string];
    const above = landscape(document, page, { x: 500 });
    const [otherSky] = document.children(above) as [string];
    expect(await stateOf(document, [otherSky, meadow, sky])).toMatchObject({ source: { sourceIds: [sky, meadow, otherSky] } });
    expect(await stateOf(document, [meadow, below, otherSky])).toMatchObject({ source: { sourceIds: [below, otherSky] } });
  });

  it('leave out what is hidden or empty as long as something is left', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const seen = make(document, 'RECTANGLE', page);
    const hidden = make(document, 'RECTANGLE', page, { patch: { visible: false } });
    const empty = make(document, 'FRAME', page, { patch: { fills: [] } });
    expect(await stateOf(document, [empty, hidden, seen])).toMatchObject({ source: { sourceIds: [seen] } });
  });

  it('are too many beyond a hundred', async () => {
    const document = new HostDocument();
    const ids = Array.from({ length: 101 }, (_, i) => make(document, 'RECTANGLE', document.pages[0]!, { x: i * 10 }));
    await expectUnpaintable(document, ids, 'too-many-layers');
    expect(await stateOf(document, ids.slice(1))).toMatchObject({ kind: 'paintable' });
  });
});

function imageOf(document: HostDocument, layer: string): string {
  const [fill] = document.node(layer).fills;
  if (fill?.type !== 'IMAGE' || fill.imageHash === null) throw new Error('no image');
  return fill.imageHash;
}

describe('a selected painting', () => {
  async function painted(): Promise<{ document: HostDocument; frame: string; layer: string }> {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    await host.close();
    return { document, frame, layer: layerId };
  }

  it('stands for its source', async () => {
    const { document, frame, layer } = await painted();
    const recipe = recipeFor([frame]);
    expect(await stateOf(document, [layer])).toEqual({
      kind: 'paintable',
      fillable: 0,
      source: {
        sourceIds: [frame],
        name: 'Scene',
        width: 400,
        height: 300,
        painting: { layerId: layer, recipe, imageHash: imageOf(document, layer), carriesMask: false },
        throughPainting: true,
        fromMask: false,
        scope: null,
      },
    });
    expect(await stateOf(document, [frame])).toMatchObject({ source: { painting: { layerId: layer, recipe }, throughPainting: false } });
  });

  it('gives way to a source that is selected with it', async () => {
    const { document, frame, layer } = await painted();
    expect(await stateOf(document, [layer, frame])).toMatchObject({ kind: 'paintable', source: { sourceIds: [frame], throughPainting: false } });
  });

  it('without its source says what to do', async () => {
    const { document, frame, layer } = await painted();
    document.remove(frame);
    await expectUnpaintable(document, [layer], 'source-gone');
    expect(await stateOf(document, [layer])).toMatchObject({
      painting: { layerId: layer, recipe: recipeFor([frame]), imageHash: imageOf(document, layer) },
    });
  });

  it('selected with another one of the same source stands for it once', async () => {
    const { document, frame, layer } = await painted();
    expect(await stateOf(document, [document.clone(layer), layer])).toMatchObject({
      kind: 'paintable',
      source: { sourceIds: [frame], throughPainting: true },
    });
  });

  it('with a foreign or broken note is just a rectangle', async () => {
    const { document, layer } = await painted();
    const { pluginData } = document.node(layer);
    document.update(layer, { pluginData: Object.fromEntries(Object.keys(pluginData).map((key) => [key, { recipe: '{"version":9}' }])) });
    expect(await stateOf(document, [layer])).toMatchObject({ kind: 'paintable', source: { sourceIds: [layer] } });
  });
});
