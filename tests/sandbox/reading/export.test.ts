// The exported source: pixels, geometry, findings. And that exporting changes nothing.
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import type { Picture } from '../../../src/contract/picture';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot, teammate } from '../stage';

const HALF = solid(0.5, 0.5, 0.5);
const GRADIENT: GradientPaint = {
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  gradientStops: [
    { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
    { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
  ],
};

async function exported(document: HostDocument, ids: readonly string[], how: { readonly quick?: true } = {}): Promise<Picture> {
  const host = await open(document, ids);
  const before = snapshot(document);
  const picture = await host.get('export-picture', { sourceIds: ids, ...how });
  expect(snapshot(document)).toBe(before);
  expect(host.editor.undoSteps.open).toBe(false);
  expect(host.errors).toEqual([]);
  await host.close();
  return picture;
}

/** The exported colour at a point of the page. */
function colourAt({ parts }: Picture, x: number, y: number): readonly number[] {
  for (const { png, box } of [...parts].reverse()) {
    const { width, height, data, channels } = decode(png);
    const [u, v] = [Math.floor(((x - box.x) / box.width) * width), Math.floor(((y - box.y) / box.height) * height)];
    if (u < 0 || v < 0 || u >= width || v >= height) continue;
    const pixel = [...data.slice((v * width + u) * channels, (v * width + u) * channels + 4)];
    if (channels === 3 || pixel[3] === 255) return pixel.slice(0, 3);
  }
  return [];
}

const rgb = (name: string): readonly number[] => CLASSES.find((row) => row.name === name)!.colour;

describe('one layer', () => {
  it('comes half as large where it is to be quick, with the same frame', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { x: 30, y: -20 });
    const { parts, ...quick } = await exported(document, [frame], { quick: true });
    expect(decode(parts[0]!.png)).toMatchObject({ width: 1024, height: 768 });
    const { parts: whole, ...facts } = await exported(document, [frame]);
    expect(quick).toEqual(facts);
    expect(parts[0]!.box).toEqual(whole[0]!.box);
  });

  it('comes as one PNG, 2048 pixels wide, with the frame that maps it', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { x: 30, y: -20 });
    const picture = await exported(document, [frame]);
    expect(picture).toMatchObject({
      sourceIds: [frame],
      name: 'Scene',
      width: 400,
      height: 300,
      frame: [
        [400, 0, 30],
        [0, 300, -20],
      ],
      findings: [],
    });
    expect(picture.parts).toHaveLength(1);
    expect(picture.parts[0]!.box).toEqual({ x: 30, y: -20, width: 400, height: 300 });
    expect(decode(picture.parts[0]!.png)).toMatchObject({ width: 2048, height: 1536 });
    expect(colourAt(picture, 200, 100)).toEqual(rgb('sky'));
    expect(colourAt(picture, 200, 250)).toEqual(rgb('grass'));
    expect(picture).not.toHaveProperty('cutShort');
  });

  it.each([
    { turn: 30, flip: false },
    { turn: 200, flip: true },
  ])('keeps its rotation and flip in the frame: %o', async ({ turn, flip }) => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { x: 500, y: 400, turn, flip });
    const picture = await exported(document, [frame]);
    const at = (u: number, v: number): readonly number[] =>
      colourAt(
        picture,
        picture.frame[0][0] * u + picture.frame[0][1] * v + picture.frame[0][2],
        picture.frame[1][0] * u + picture.frame[1][1] * v + picture.frame[1][2],
      );
    for (const u of [0.05, 0.5, 0.95]) {
      expect(at(u, 0.05)).toEqual(rgb('sky'));
      expect(at(u, 0.95)).toEqual(rgb('grass'));
    }
    expect(Math.hypot(picture.frame[0][0], picture.frame[1][0])).toBeCloseTo(400, 6);
  });

  it('stays within 4096 pixels however long it is', async () => {
    const document = new HostDocument();
    const strip = make(document, 'RECTANGLE', document.pages[0]!, { width: 9000, height: 20, turn: 5 });
    const { width, height } = decode((await exported(document, [strip])).parts[0]!.png);
    expect(Math.max(width, height)).toBe(4096);
  });

  it('is sRGB also in a Display P3 document', async () => {
    const document = new HostDocument();
    document.colorProfile = 'DISPLAY_P3';
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, document.children(frame).slice(0, 1));
    await host.get('fill-selection', { className: 'river' });
    await host.close();
    const picture = await exported(document, [frame]);
    expect(colourAt(picture, 200, 100)).toEqual(rgb('river'));
    expect(picture.solids.map(({ colour }) => colour)).toContainEqual(rgb('river'));
  });
});

describe('the numbers of a class, typed', () => {
  const typed = async (profile: 'SRGB' | 'DISPLAY_P3', r: number, g: number, b: number): Promise<unknown> => {
    const document = new HostDocument();
    document.colorProfile = profile;
    const fills = [solid(r / 255, g / 255, b / 255)];
    const shape = make(document, 'RECTANGLE', document.pages[0]!, { width: 40, height: 30, patch: { fills } });
    return (await exported(document, [shape])).solids.map(({ typedAs }) => typedAs ?? null);
  };

  it('are told of in a Display P3 document, where they are another colour, and nowhere else', async () => {
    const grass = [169, 192, 90] as const;
    expect(await typed('DISPLAY_P3', ...grass)).toEqual(['grass']);
    expect(await typed('SRGB', ...grass)).toEqual([null]);
    expect(await typed('DISPLAY_P3', 200, 30, 30)).toEqual([null]);
  });
});

describe('several layers', () => {
  it('come bottom to top at one scale, each in its own box', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const sky = make(document, 'RECTANGLE', page, { width: 400, height: 300, patch: { fills: [paintOf('sky')] } });
    const hill = make(document, 'RECTANGLE', page, { x: 300, y: 200, width: 200, height: 200, patch: { fills: [paintOf('mountain')] } });
    const picture = await exported(document, [hill, sky]);
    expect(picture.frame).toEqual([
      [500, 0, 0],
      [0, 400, 0],
    ]);
    expect(picture.parts.map(({ box }) => box)).toEqual([
      { x: 0, y: 0, width: 400, height: 300 },
      { x: 300, y: 200, width: 200, height: 200 },
    ]);
    expect(picture.parts.map(({ png }) => decode(png).width)).toEqual([1638, 819]);
    expect(colourAt(picture, 350, 250)).toEqual(rgb('mountain'));
    expect(colourAt(picture, 100, 250)).toEqual(rgb('sky'));
  });

  it('take a straight line by what it draws', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const meadow = make(document, 'RECTANGLE', page, { width: 400, height: 300, patch: { fills: [paintOf('grass')] } });
    const brook = make(document, 'LINE', page, {
      x: 50,
      y: 150,
      width: 300,
      height: 0,
      patch: { strokes: [paintOf('river')], strokeWeight: 20 },
    });
    const picture = await exported(document, [meadow, brook]);
    expect(picture.parts[1]!.box.height).toBeGreaterThan(0);
    expect(colourAt(picture, 200, 150)).toEqual(rgb('river'));
  });
});

describe('a source', () => {
  it('is exported whatever is selected by now, from whichever page is open', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const [a, b] = [landscape(document, one), landscape(document, two, { patch: { name: 'Other' } })] as const;
    const host = await open(document, [a]);
    expect(await host.get('export-picture', { sourceIds: [b] })).toMatchObject({ sourceIds: [b], name: 'Other' });
    host.editor.setCurrentPage(two);
    expect(await host.get('export-picture', { sourceIds: [a] })).toMatchObject({ sourceIds: [a], name: 'Scene' });
    expect(host.editor.currentPage).toBe(two);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('keeps its ids and its size when one of its shapes is hidden', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const ids = ['sky', 'rock'].map((name, i) => make(document, 'RECTANGLE', page, { x: 200 * i, patch: { fills: [paintOf(name as 'sky')] } }));
    document.update(ids[1]!, { visible: false });
    const picture = await exported(document, ids);
    expect(picture).toMatchObject({ sourceIds: ids, width: 300, height: 100 });
    expect(picture.parts).toHaveLength(1);
  });
});

describe('findings and colours', () => {
  it('name the layers that the mask can not show as they are', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const add = (name: string, patch: object): string => make(document, 'RECTANGLE', frame, { patch: { name, ...patch } });
    add('haze', { opacity: 0.5 });
    add('glow', { blendMode: 'SCREEN' });
    add('dusk', { fills: [GRADIENT] });
    add('mist', { effects: [{ type: 'LAYER_BLUR', blurType: 'NORMAL', radius: 8, visible: true, boundVariables: {} }] });
    add('thin', { fills: [{ ...HALF, opacity: 0.3 }] });
    make(document, 'TEXT', frame, { patch: { name: 'title', characters: 'Hills' } });
    add('unseen', { visible: false, opacity: 0.2 });
    const { findings } = await exported(document, [frame]);
    expect(Object.fromEntries(findings.map(({ kind, layers, count }) => [kind, [count, layers.map(({ name }) => name)]]))).toEqual({
      'opacity': [2, ['haze', 'thin']],
      'blend-mode': [1, ['glow']],
      'gradient': [1, ['dusk']],
      'effect': [1, ['mist']],
      'text': [1, ['title']],
    });
  });

  it('list the solid colours of what is drawn, strokes too, with their layers', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { patch: { fills: [] } });
    make(document, 'RECTANGLE', frame, { patch: { name: 'fence', fills: [], strokes: [HALF], strokeWeight: 4 } });
    make(document, 'RECTANGLE', frame, { patch: { name: 'borderless', fills: [paintOf('rock')], strokes: [HALF], strokeWeight: 0 } });
    make(document, 'RECTANGLE', frame, { patch: { name: 'stencil', fills: [solid(1, 0, 0)], isMask: true } });
    const { solids } = await exported(document, [frame]);
    expect(solids.map(({ colour, layers }) => [colour, layers.map(({ name }) => name)])).toEqual([
      [rgb('sky'), ['sky']],
      [rgb('grass'), ['meadow']],
      [[128, 128, 128], ['fence']],
      [rgb('rock'), ['borderless']],
    ]);
  });

  it('see the outline of a boolean operation, not its operands', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const operands = [0, 1].map((i) => make(document, 'RECTANGLE', page, { x: 60 * i, patch: { fills: [solid(1, 0, 0)] } }));
    const union = document.group(operands, page, undefined, 'BOOLEAN_OPERATION', { fills: [paintOf('rock')] });
    expect((await exported(document, [union])).solids.map(({ colour }) => colour)).toEqual([rgb('rock')]);
  });

  it('say nothing of a painting that a person moved into the selection: it is not read', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'on-top' });
    document.insert(layerId, frame);
    await host.close();
    const picture = await exported(document, [frame]);
    expect(picture.findings).toEqual([]);
    expect(colourAt(picture, 200, 100)).toEqual(rgb('sky'));
  });

  it('stop at 2,000 layers and say so', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    for (let i = 0; i < 2000; i++) make(document, 'RECTANGLE', frame, { patch: { fills: [paintOf('rock')] } });
    const host = await open(document, [frame]);
    const picture = await host.get('export-picture', { sourceIds: [frame] });
    expect(picture.cutShort).toBe(true);
    expect(picture.solids.find(({ colour }) => colour.join() === rgb('rock').join())!.layers).toHaveLength(50);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('what can not be exported', () => {
  it('fails in words: hidden, not there, not asked for', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { patch: { visible: false } });
    const host = await open(document);
    expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'invisible');
    expectFailure(await host.ask('export-picture', { sourceIds: ['gone:1'] }), 'source-gone');
    expectFailure(await host.ask('export-picture', { sourceIds: [] }), 'source-gone');
    expectFailure(await host.ask('export-picture', {} as never), 'bad-message');
    await host.close();
  });

  it('fails in words when Figma does not draw it, or when it is deleted meanwhile', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    host.run.inject('exportAsync', 'after', () => {
      throw new Error('Failed to export node. This node may not have any visible layers.');
    });
    expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'export-failed');
    for (const moment of ['before', 'after'] as const) {
      host.editor.select([frame]);
      const mate = teammate(document);
      host.run.inject('exportAsync', moment, () => {
        mate.act(() => {
          document.remove(frame);
        });
      });
      expectFailure(await host.ask('export-picture', { sourceIds: [frame] }), 'source-gone');
      mate.undo();
    }
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
