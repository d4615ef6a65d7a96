// Where a painting lands: beside or on top, for every kind of source and parent, with exact coordinates; and painting again.
import { describe, expect, it } from 'vitest';
import type { Placement } from '../../../src/contract/storage/settings';
import type { Inserted } from '../../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { absoluteBox, absoluteTransform } from 'figma-stand-in/document/scene';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, expectSameTransform, landscape, make, open, paintOf, painting, recipeFor, snapshot, teammate } from '../stage';

const GAP = 40;

async function insert(host: NodeRun, ids: readonly string[], placement: Placement, shade = 0): Promise<Inserted> {
  return host.get('insert-painting', { png: painting(shade), recipe: recipeFor(ids), placement });
}

/** Open, insert, and check what holds for every insertion: one undo step that takes back everything, no errors. */
async function inserted(document: HostDocument, ids: readonly string[], placement: Placement): Promise<string> {
  const host = await open(document, ids);
  const before = snapshot(document);
  const { done } = host.editor.undoSteps;
  const { layerId, updated } = await insert(host, ids, placement);
  expect(updated).toBe(false);
  expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
  host.editor.undo();
  expect(snapshot(document)).toBe(before);
  host.editor.redo();
  expect(host.errors).toEqual([]);
  await host.close();
  return layerId;
}

/** The layer that the source's upright rectangle would make, moved by (dx, dy). */
function moved([[a, c, x], [b, d, y]]: Transform, dx: number, dy: number): Transform {
  return [
    [a, c, x + dx],
    [b, d, y + dy],
  ];
}

describe('the new layer', () => {
  it('is a rectangle named after its source, filled with the whole image, with its recipe and a relaunch button', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const layer = document.node(await inserted(document, [frame], 'beside'));
    expect(layer).toMatchObject({ type: 'RECTANGLE', name: 'Scene painting', width: 400, height: 300 });
    expect(layer.fills).toMatchObject([
      {
        type: 'IMAGE',
        scaleMode: 'CROP',
        imageTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    ]);
    const [data] = Object.values(layer.pluginData);
    expect(JSON.parse(data!['recipe']!)).toEqual(recipeFor([frame]));
    expect(Object.values(layer.relaunchData)).toEqual([{ repaint: '' }]);
  });

  it('takes a painting of 4096 pixels a side and of many bytes, and gives it back', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    // 40 MB behind the header of a PNG: about what noise of that size takes.
    const png = new Uint8Array(40_000_000);
    png.set(painting().subarray(0, 33));
    new DataView(png.buffer).setUint32(16, 4096);
    new DataView(png.buffer).setUint32(20, 4096);
    const { layerId } = await host.get('insert-painting', {
      png,
      recipe: recipeFor([frame], { size: { width: 4096, height: 4096 } }),
      placement: 'beside',
    });
    const back = await host.get('read-painting', { layerId });
    expect(Buffer.compare(back.png, png)).toBe(0);
    expect(back.recipe.size).toEqual({ width: 4096, height: 4096 });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('does not change what is selected', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    await insert(host, [frame], 'beside');
    expect(host.editor.selection()).toEqual([frame]);
    await host.close();
  });
});

describe('beside', () => {
  it('stands right of the source, or below, left, above: the first place that is free', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const expected = [
      [400 + GAP, 0],
      [0, 300 + GAP],
      [-400 - GAP, 0],
      [0, -300 - GAP],
    ];
    for (const [x, y] of expected) {
      const layer = await inserted(document, [frame], 'beside');
      expect(absoluteBox(document, layer)).toEqual({ x, y, width: 400, height: 300 });
      document.remove(layer);
      make(document, 'RECTANGLE', page, { x: x! + 10, y: y! + 10, width: 50, height: 50 });
    }
    // All four are taken now: further to the right.
    const layer = await inserted(document, [frame], 'beside');
    expect(absoluteBox(document, layer)).toEqual({ x: 400 + GAP + 60 + GAP, y: 0, width: 400, height: 300 });
  });

  it('keeps the turn and flip of its source, clear of its bounding box', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!, { x: 100, y: 50, turn: 30, flip: true });
    const layer = await inserted(document, [frame], 'beside');
    expectSameTransform(document, layer, moved(absoluteTransform(document, frame), absoluteBox(document, frame).width + GAP, 0));
  });

  it('stays in a frame or section with room for it, directly above its source', async () => {
    const document = new HostDocument();
    for (const type of ['FRAME', 'SECTION'] as const) {
      const parent = make(document, type, document.pages[0]!, { x: 1000, y: 1000, width: 1200, height: 900 });
      const frame = landscape(document, parent, { x: 50, y: 60 });
      make(document, 'RECTANGLE', parent, { y: 800, width: 50, height: 50 });
      const layer = await inserted(document, [frame], 'beside');
      expect(document.node(layer).parent).toBe(parent);
      expect(document.children(parent).indexOf(layer)).toBe(1);
      expect(absoluteBox(document, layer)).toEqual({ x: 1050 + 400 + GAP, y: 1060, width: 400, height: 300 });
      document.remove(parent);
    }
  });

  it('leaves a frame that would clip it, and stands beside that frame', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const artboard = make(document, 'FRAME', page, { width: 500, height: 400 });
    const frame = landscape(document, artboard, { x: 50, y: 50 });
    const layer = await inserted(document, [frame], 'beside');
    expect(document.node(layer).parent).toBe(page);
    expect(absoluteBox(document, layer)).toEqual({ x: 500 + GAP, y: 50, width: 400, height: 300 });
  });

  it('stays in a frame that does not clip', async () => {
    const document = new HostDocument();
    const artboard = make(document, 'FRAME', document.pages[0]!, { width: 500, height: 400, patch: { clipsContent: false } });
    const frame = landscape(document, artboard, { x: 50, y: 50 });
    const layer = await inserted(document, [frame], 'beside');
    expect(document.node(layer).parent).toBe(artboard);
    expect(absoluteBox(document, layer)).toMatchObject({ x: 450 + GAP, y: 50 });
  });

  it('is placed exactly in turned and nested parents', async () => {
    const document = new HostDocument();
    const outer = make(document, 'FRAME', document.pages[0]!, { x: 300, y: 200, width: 3000, height: 3000, turn: 25 });
    const inner = make(document, 'FRAME', outer, {
      x: 400,
      y: 700,
      width: 2000,
      height: 2000,
      turn: -60,
      flip: true,
      patch: { clipsContent: false },
    });
    const frame = landscape(document, inner, { x: 700, y: 800, turn: 10 });
    const layer = await inserted(document, [frame], 'beside');
    expect(document.node(layer).parent).toBe(inner);
    expectSameTransform(document, layer, moved(absoluteTransform(document, frame), absoluteBox(document, frame).width + GAP, 0));
  });

  it('never makes a group grow', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const group = document.group([frame, make(document, 'RECTANGLE', page, { x: 700 })], page);
    const layer = await inserted(document, [frame], 'beside');
    expect(document.node(layer).parent).toBe(page);
    expect(absoluteBox(document, group)).toMatchObject({ width: 800 });
    expect(absoluteBox(document, layer)).toMatchObject({ x: 800 + GAP, y: 0 });
  });
});

describe('on top', () => {
  it.each([0, 37, 180])('covers its source exactly, turned by %i°, directly above it and not inside it', async (turn) => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page, { x: 120, y: 80, turn });
    make(document, 'RECTANGLE', page, { x: 20 });
    const layer = await inserted(document, [frame], 'on-top');
    expect(document.children(page).indexOf(layer)).toBe(1);
    expectSameTransform(document, layer, absoluteTransform(document, frame));
    expect(document.node(layer)).toMatchObject({ width: 400, height: 300 });
  });

  it('goes into the group of its source, where coordinates are the container’s', async () => {
    const document = new HostDocument();
    const outer = make(document, 'FRAME', document.pages[0]!, { x: 100, y: 100, width: 1500, height: 1500, turn: 15 });
    const frame = landscape(document, outer, { x: 200, y: 300, turn: 20 });
    const group = document.group([frame, make(document, 'RECTANGLE', outer)], outer);
    const before = document.node(group);
    const layer = await inserted(document, [frame], 'on-top');
    expect(document.node(layer).parent).toBe(group);
    expectSameTransform(document, layer, absoluteTransform(document, frame));
    expect(document.node(group).width).toBeCloseTo(before.width, 6);
  });

  it('covers a group, a turned group, and several shapes', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const shapes = [0, 1].map((i) => make(document, 'RECTANGLE', page, { x: 150 * i, y: 40 * i }));
    const layer = await inserted(document, shapes, 'on-top');
    expect(absoluteBox(document, layer)).toEqual({ x: 0, y: 0, width: 250, height: 140 });
    expect(document.children(page).indexOf(layer)).toBe(2);
    document.remove(layer);
    const group = document.group(shapes, page);
    document.setTransform(group, [
      [0.8, -0.6, 70],
      [0.6, 0.8, 90],
    ]);
    const onGroup = await inserted(document, [group], 'on-top');
    expectSameTransform(document, onGroup, absoluteTransform(document, group));
    expect(document.node(onGroup)).toMatchObject({ width: document.node(group).width, height: document.node(group).height });
    expect(document.node(onGroup).parent).toBe(page);
  });

  it('does not disturb auto layout', async () => {
    const document = new HostDocument();
    const list = make(document, 'FRAME', document.pages[0]!, {
      patch: { layoutMode: 'HORIZONTAL', itemSpacing: 20, paddingLeft: 30, paddingTop: 10, counterAxisSizingMode: 'AUTO', clipsContent: false },
    });
    const frame = landscape(document, list);
    const other = make(document, 'RECTANGLE', list);
    const [size, place] = [absoluteBox(document, list), absoluteBox(document, other)];
    const layer = await inserted(document, [frame], 'on-top');
    expect(document.node(layer)).toMatchObject({ parent: list, layoutPositioning: 'ABSOLUTE' });
    expectSameTransform(document, layer, absoluteTransform(document, frame));
    expect(absoluteBox(document, list)).toEqual(size);
    expect(absoluteBox(document, other)).toEqual(place);
    document.remove(layer);
    const beside = await inserted(document, [frame], 'beside');
    expect(document.node(beside)).toMatchObject({ parent: list, layoutPositioning: 'ABSOLUTE' });
    expect(absoluteBox(document, other)).toEqual(place);
  });
});

describe.each<Placement>(['beside', 'on-top'])('%s', (placement) => {
  it('climbs out of instances, components, boolean operations and locked frames', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const component = make(document, 'COMPONENT', page, { x: 2000, width: 900, height: 700 });
    const inComponent = landscape(document, component, { x: 100, y: 100 });
    const holder = make(document, 'FRAME', page, { y: 3000, width: 4000, height: 3000 });
    const instance = document.instantiate(component, holder);
    const [inInstance] = document.children(instance) as [string];
    const operands = [0, 1].map((i) => make(document, 'RECTANGLE', page, { x: 50 * i, y: 7000, patch: { fills: [paintOf('rock')] } }));
    document.group(operands, page, undefined, 'BOOLEAN_OPERATION', { fills: [paintOf('rock')] });
    const locked = make(document, 'FRAME', page, { x: -9000, width: 3000, height: 3000, patch: { locked: true } });
    const inLocked = landscape(document, locked, { x: 100, y: 100 });
    for (const [source, parent] of [
      [inComponent, page],
      [inInstance, holder],
      [operands[0]!, page],
      [inLocked, page],
    ] as const) {
      const layer = await inserted(document, [source], placement);
      expect(document.node(layer).parent).toBe(parent);
      if (placement === 'on-top') expectSameTransform(document, layer, absoluteTransform(document, source));
      expect(document.children(parent).indexOf(layer)).toBeGreaterThan(0);
    }
    expect(document.children(instance)).toHaveLength(1);
    expect(document.children(component)).toHaveLength(1);
  });

  it('goes to the page of the source, whichever page is open, also one that was never loaded', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const frame = landscape(document, two, { x: 10, y: 10 });
    const host = await open(document);
    const { layerId } = await insert(host, [frame], placement);
    expect(document.node(layerId).parent).toBe(two);
    expect(document.children(one)).toEqual([]);
    expect(host.editor.currentPage).toBe(one);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('for shapes of different parents, goes where all of them are', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const [a, b] = [landscape(document, page), landscape(document, page, { x: 500 })] as const;
    const ids = [document.children(a)[0]!, document.children(b)[1]!];
    const layer = await inserted(document, ids, placement);
    expect(document.node(layer).parent).toBe(page);
    expect(document.children(page).indexOf(layer)).toBe(2);
    expect(document.node(layer)).toMatchObject({ width: 900, height: 300 });
  });
});

describe('painting again', () => {
  async function twice(
    change: (document: HostDocument, layer: string, frame: string) => void,
  ): Promise<{ document: HostDocument; layer: string; frame: string; host: NodeRun }> {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const first = await insert(host, [frame], 'beside');
    host.editor.act(() => {
      change(document, first.layerId, frame);
    });
    return { document, layer: first.layerId, frame, host };
  }

  it('updates the layer in place, wherever it was moved and whatever it is called, in one undo step', async () => {
    const { document, layer, frame, host } = await twice((at, id) => {
      at.update(id, {
        name: 'My hills',
        relativeTransform: [
          [0.6, -0.8, 77],
          [0.8, 0.6, 33],
        ],
      });
    });
    const before = document.node(layer);
    const steps = host.editor.undoSteps.done;
    const state = snapshot(document);
    const answer = await host.get('insert-painting', { png: painting(200), recipe: recipeFor([frame], { seed: 99 }), placement: 'on-top' });
    expect(answer).toMatchObject({ layerId: layer, layerName: 'My hills', updated: true });
    const after = document.node(layer);
    expect(after.relativeTransform).toEqual(before.relativeTransform);
    expect((after.fills[0] as ImagePaint).imageHash).not.toBe((before.fills[0] as ImagePaint).imageHash);
    expect(Object.values(after.pluginData)[0]!['recipe']).toContain('"seed":99');
    expect(host.editor.undoSteps.done).toBe(steps + 1);
    host.editor.undo();
    expect(snapshot(document)).toBe(state);
    await host.close();
  });

  it('follows the new size of its source, unless a person chose another', async () => {
    const follow = await twice((document, _, frame) => {
      document.resize(frame, 600, 200);
    });
    await insert(follow.host, [follow.frame], 'beside', 9);
    expect(follow.document.node(follow.layer)).toMatchObject({ width: 600, height: 200 });
    await follow.host.close();
    const chosen = await twice((document, layer, frame) => {
      document.resize(frame, 600, 200);
      document.resize(layer, 1000, 750);
    });
    for (const shade of [9, 10]) await insert(chosen.host, [chosen.frame], 'beside', shade);
    expect(chosen.document.node(chosen.layer)).toMatchObject({ width: 1000, height: 750 });
    await chosen.host.close();
  });

  it('keeps other fills and what was done to the image', async () => {
    const { document, layer, frame, host } = await twice((at, id) => {
      const [image] = at.node(id).fills as [ImagePaint];
      at.update(id, {
        fills: [
          paintOf('rock'),
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
    await insert(host, [frame], 'beside', 9);
    expect(document.node(layer).fills).toMatchObject([
      paintOf('rock'),
      {
        type: 'IMAGE',
        opacity: 0.5,
        imageTransform: [
          [0.5, 0, 0],
          [0, 0.5, 0],
        ],
      },
    ]);
    await host.close();
  });

  it('says so when the painting, or what holds it, is locked', async () => {
    for (const lock of [
      (document: HostDocument, layer: string): void => {
        document.update(layer, { locked: true });
      },
      (document: HostDocument, layer: string): void => {
        document.insert(layer, make(document, 'FRAME', document.pages[0]!, { width: 900, height: 900, patch: { locked: true } }));
      },
    ]) {
      const { document, frame, host } = await twice(lock);
      const before = snapshot(document);
      expectFailure(await host.ask('insert-painting', { png: painting(9), recipe: recipeFor([frame]), placement: 'beside' }), 'locked');
      expect(snapshot(document)).toBe(before);
      expect(host.editor.undoSteps.open).toBe(false);
      await host.close();
    }
  });

  it('prefers the selected one of several, then the original over its copies', async () => {
    const { document, layer, frame, host } = await twice(() => undefined);
    const copy = host.editor.act(() => document.clone(layer));
    expect((await insert(host, [frame], 'beside', 1)).layerId).toBe(layer);
    host.editor.select([copy]);
    expect((await insert(host, [frame], 'beside', 2)).layerId).toBe(copy);
    host.editor.select([]);
    host.editor.act(() => {
      document.remove(layer);
    });
    expect((await insert(host, [frame], 'beside', 3)).layerId).toBe(copy);
    await host.close();
  });

  it('updates the very layer that was on show, wherever it was moved to and wherever the person is by then', async () => {
    const document = new HostDocument(['Scenes', 'Paintings', 'Elsewhere']);
    const [scenes, paintings, elsewhere] = document.pages as [string, string, string];
    const frame = landscape(document, scenes);
    const host = await open(document, [frame]);
    const { layerId } = await insert(host, [frame], 'beside');
    host.editor.act(() => {
      document.insert(layerId, paintings);
    });
    host.editor.setCurrentPage(elsewhere);
    const again = (): Promise<Inserted> =>
      host.get('insert-painting', { png: painting(5), recipe: recipeFor([frame]), placement: 'beside', layerId });
    expect(await again()).toMatchObject({ layerId, updated: true });
    // Its page goes while the source is looked up: a painting of the source is made anew.
    for (const [api, moment] of [
      ['getNodeByIdAsync', 'before'],
      ['getNodeByIdAsync', 'after'],
      ['loadAsync', 'before'],
      ['loadAsync', 'after'],
    ] as const) {
      const mate = teammate(document);
      host.run.inject(api, moment, () => {
        mate.act(() => {
          document.remove(paintings);
        });
      });
      expect((await again()).updated).toBe(false);
      host.editor.undo();
      mate.undo();
    }
    expect(await again()).toMatchObject({ layerId, updated: true });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('makes a new layer once the old one is deleted or for another source', async () => {
    const { document, layer, frame, host } = await twice(() => undefined);
    const [sky] = document.children(frame) as [string];
    expect((await insert(host, [sky], 'beside')).updated).toBe(false);
    host.editor.act(() => {
      document.remove(layer);
    });
    expect((await insert(host, [frame], 'beside')).updated).toBe(false);
    await host.close();
  });

  it('knows several shapes in whatever order', async () => {
    const document = new HostDocument();
    const ids = [0, 1].map((i) => make(document, 'RECTANGLE', document.pages[0]!, { x: 150 * i }));
    const host = await open(document, ids);
    const { layerId } = await insert(host, ids, 'beside');
    expect(await insert(host, [...ids].reverse(), 'beside', 7)).toMatchObject({ layerId, updated: true });
    await host.close();
  });
});
