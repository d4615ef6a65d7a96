// A painting knows what it was made from, whatever is copied, pasted, cut or undone: within a file and between files whose ids repeat.
import { afterEach, describe, expect, it } from 'vitest';
import type { SelectionState, SourceSummary } from '../../../src/contract/wire/messages';
import { SOURCE_KEY } from '../../../src/contract/storage/storage-keys';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { NodeRun } from '../../support/run-in-node';
import { landscape, make, open, paintOf, painting, paste, recipeFor, shift, snapshot } from '../stage';

const MASK = 'a200000d62144';

let host: NodeRun | undefined;
afterEach(async () => {
  expect(host?.errors ?? []).toEqual([]);
  await host?.close();
  host = undefined;
});

/** Open the plugin in a file. Another one is closed first. */
async function openIn(document: HostDocument): Promise<void> {
  await host?.close();
  host = await open(document);
}

async function paint(ids: readonly string[], seed: number, layerId?: string): Promise<string> {
  const recipe = recipeFor(ids, { seed });
  const more = layerId === undefined ? {} : { layerId };
  return (await host!.get('insert-painting', { png: painting(seed), recipe, placement: 'beside', mask: MASK, ...more })).layerId;
}

async function select(ids: readonly string[]): Promise<SelectionState> {
  host!.editor.select(ids);
  await host!.settle();
  return (await host!.get('ready', {})).selection;
}

async function sourceOf(ids: readonly string[]): Promise<SourceSummary> {
  const state = await select(ids);
  if (state.kind !== 'paintable') throw new Error(`the selection is ${state.kind}`);
  return state.source;
}

/** Frame and painting stand for each other. */
async function expectPair(frame: string, layer: string | null): Promise<void> {
  expect(await sourceOf([frame])).toMatchObject({ sourceIds: [frame], painting: layer === null ? null : { layerId: layer } });
  if (layer !== null) expect(await sourceOf([layer])).toMatchObject({ sourceIds: [frame], fromMask: false, painting: { layerId: layer } });
}

const seedOn = async (layerId: string): Promise<number> => (await host!.get('read-recipe', { layerId })).recipe.seed;

interface Pair {
  readonly document: HostDocument;
  readonly page: string;
  readonly frame: string;
  readonly layer: string;
}

/** A landscape at the page's corner with its painting right of it, seed 1. */
async function pair(): Promise<Pair> {
  const document = new HostDocument(['One', 'Two']);
  const page = document.pages[0]!;
  const frame = landscape(document, page);
  await openIn(document);
  return { document, page, frame, layer: await paint([frame], 1) };
}

/** Copies of layers, moved together, as a person makes them. */
function copy(document: HostDocument, ids: readonly string[], dx: number, dy: number, parent?: string): readonly string[] {
  return host!.editor.act(() =>
    ids.map((id) => {
      const made = parent === undefined ? document.clone(id) : document.clone(id, parent);
      shift(document, made, dx, dy);
      return made;
    }),
  );
}

describe('a copy within the file', () => {
  it('of the frame has no painting, gets one of its own, and leaves the other alone', async () => {
    const { document, frame, layer } = await pair();
    const [twin] = copy(document, [frame], 0, 800) as [string];
    await expectPair(twin, null);
    const second = await paint([twin], 2);
    expect(second).not.toBe(layer);
    await expectPair(frame, layer);
    await expectPair(twin, second);
    expect([await seedOn(layer), await seedOn(second)]).toEqual([1, 2]);
  });

  it('of the painting stands for the same frame, and the original is the one that is updated', async () => {
    const { document, frame, layer } = await pair();
    const [kept] = copy(document, [layer], 0, 350) as [string];
    expect(await sourceOf([kept])).toMatchObject({ sourceIds: [frame], painting: { layerId: kept } });
    await expectPair(frame, layer);
    expect(await paint([frame], 2)).toBe(layer);
    expect(await seedOn(kept)).toBe(1);
  });

  it.each([
    ['to the right', 900, 0],
    ['below', 0, 350],
    ['in place', 0, 0],
    ['by little', 10, 10],
    ['to the left', -900, 0],
    ['so tightly that every frame stands between two paintings', 880, 0],
  ])('of both, %s: the copies are a pair, and the originals stay one', async (_where, dx, dy) => {
    const { document, frame, layer } = await pair();
    const [twin, picture] = copy(document, [frame, layer], dx, dy) as [string, string];
    const [third, another] = copy(document, [frame, layer], 2 * dx, 2 * dy + 1) as [string, string];
    await expectPair(frame, layer);
    await expectPair(twin, picture);
    await expectPair(third, another);
    expect(await paint([twin], 5, picture)).toBe(picture);
    expect([await seedOn(layer), await seedOn(picture), await seedOn(another)]).toEqual([1, 5, 1]);
    await expectPair(frame, layer);
    await expectPair(twin, picture);
    await expectPair(third, another);
    expect(document.children(document.pages[0]!)).toHaveLength(6);
  });

  it('of a copy that was painted is a copy of that', async () => {
    const { document, frame, layer } = await pair();
    const [twin, picture] = copy(document, [frame, layer], 0, 800) as [string, string];
    await paint([twin], 2, picture);
    const [grandchild, its] = copy(document, [twin, picture], 0, 1600) as [string, string];
    await expectPair(grandchild, its);
    await paint([grandchild], 3, its);
    expect([await seedOn(layer), await seedOn(picture), await seedOn(its)]).toEqual([1, 2, 3]);
    await expectPair(twin, picture);
  });

  it('of both and of variations: painting the copy tells all that were copied with it', async () => {
    const { document, frame, layer } = await pair();
    const { layers } = await host!.get('insert-variations', {
      variations: [7, 8].map((seed) => ({ png: painting(seed), recipe: recipeFor([frame], { seed }) })),
      mask: MASK,
    });
    const variations = layers.map(({ layerId }) => layerId);
    const [twin, picture, ...their] = copy(document, [frame, layer, ...variations], 0, 5000) as [string, string, ...string[]];
    for (const id of their) expect(await sourceOf([id])).toMatchObject({ sourceIds: [twin] });
    await paint([twin], 2, picture);
    for (const id of their) expect(await sourceOf([id])).toMatchObject({ sourceIds: [twin], painting: { layerId: id } });
    for (const id of variations) expect(await sourceOf([id])).toMatchObject({ sourceIds: [frame] });
    await expectPair(twin, picture);
  });

  it('inside a copied frame, section or group, or on another page, stays with what was copied with it', async () => {
    for (const around of ['FRAME', 'SECTION', 'GROUP'] as const) {
      const { document, page, frame, layer } = await pair();
      const holder =
        around === 'GROUP' ? document.group([frame, layer], page) : make(document, around, page, { x: -50, y: -50, width: 1000, height: 400 });
      if (around !== 'GROUP') for (const id of [frame, layer]) document.insert(id, holder);
      const [near] = copy(document, [holder], 20, 20) as [string];
      const [far] = copy(document, [holder], 0, 0, document.pages[1]) as [string];
      const inside = (id: string): [string, string] => [...document.children(id)] as [string, string];
      await expectPair(...inside(near));
      await expectPair(frame, layer);
      host!.editor.setCurrentPage(document.pages[1]!);
      await expectPair(...inside(far));
    }
  });

  it('of several shapes selected together stays with its painting', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const shapes = (['sky', 'grass', 'sea'] as const).map((name, i) =>
      make(document, 'RECTANGLE', page, { y: 100 * i, width: 300, patch: { name, fills: [paintOf(name)] } }),
    );
    await openIn(document);
    const layer = await paint(shapes, 1);
    const copies = copy(document, [...shapes, layer], 0, 700);
    const [twins, picture] = [copies.slice(0, 3), copies[3]!];
    expect(await sourceOf([picture])).toMatchObject({ sourceIds: twins });
    expect(await sourceOf(twins)).toMatchObject({ painting: { layerId: picture } });
    expect(await sourceOf(shapes)).toMatchObject({ painting: { layerId: layer } });
    expect(await paint(twins, 2, picture)).toBe(picture);
    // Painted alone, one of them is a source of its own.
    await host!.get('choose-scope', { alone: true });
    const single = await paint([shapes[0]!], 3);
    expect(single).not.toBe(layer);
    expect(await sourceOf(shapes)).toMatchObject({ painting: { layerId: layer } });
    expect(await sourceOf([single])).toMatchObject({ sourceIds: [shapes[0]] });
  });

  it('that is an instance of a painted component has no painting before it is painted itself', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const main = make(document, 'COMPONENT', page, { width: 400, height: 300, patch: { name: 'Scene', fills: [paintOf('sky')] } });
    make(document, 'RECTANGLE', main, { y: 200, width: 400, patch: { fills: [paintOf('grass')] } });
    await openIn(document);
    const layer = await paint([main], 1);
    const instance = host!.editor.act(() => document.instantiate(main, page));
    host!.editor.act(() => {
      shift(document, instance, 0, 900);
    });
    await expectPair(instance, null);
    await expectPair(main, layer);
    const second = await paint([instance], 2);
    await expectPair(instance, second);
    await expectPair(main, layer);
  });

  it('of several pairs is painted as a batch, each in its own layer', async () => {
    const { document, frame, layer } = await pair();
    const [twin, picture] = copy(document, [frame, layer], 0, 800) as [string, string];
    const state = await select([frame, twin]);
    expect(state).toMatchObject({
      kind: 'several',
      sources: [
        { sourceIds: [frame], painting: { layerId: layer } },
        { sourceIds: [twin], painting: { layerId: picture } },
      ],
    });
    expect(await select([layer, picture])).toMatchObject({ kind: 'several', sources: [{ sourceIds: [frame] }, { sourceIds: [twin] }] });
    expect([await paint([frame], 3, layer), await paint([twin], 4, picture)]).toEqual([layer, picture]);
    expect([await seedOn(layer), await seedOn(picture)]).toEqual([3, 4]);
  });
});

describe('cut and pasted', () => {
  /** New ids, the old layers are gone. */
  function move(document: HostDocument, ids: readonly string[], parent?: string): readonly string[] {
    return host!.editor.act(() => {
      const moved = ids.map((id) => (parent === undefined ? document.clone(id) : document.clone(id, parent)));
      for (const id of ids) document.remove(id);
      return moved;
    });
  }

  it('the frame still has its painting', async () => {
    const { document, frame, layer } = await pair();
    const [moved] = move(document, [frame]) as [string];
    await expectPair(moved, layer);
    expect(await paint([moved], 2)).toBe(layer);
    await expectPair(moved, layer);
  });

  it('the painting still has its frame, and both together have each other, on another page, too', async () => {
    const { document, frame, layer } = await pair();
    const [moved] = move(document, [layer]) as [string];
    await expectPair(frame, moved);
    const [frameThere, layerThere] = move(document, [frame, moved], document.pages[1]) as [string, string];
    host!.editor.setCurrentPage(document.pages[1]!);
    await expectPair(frameThere, layerThere);
  });

  it('is not a copy that has a painting of its own: a painting whose frame is deleted does not take that', async () => {
    const { document, frame, layer } = await pair();
    const [twin, picture] = copy(document, [frame, layer], 0, 800) as [string, string];
    host!.editor.act(() => {
      document.remove(frame);
    });
    expect(await sourceOf([layer])).toMatchObject({ sourceIds: [layer], fromMask: true });
    await expectPair(twin, picture);
  });
});

describe('in another file, whose layers have the same ids', () => {
  /** The file of the pair, and another with a landscape of its own, made in the same order. */
  async function files(): Promise<Pair & { readonly other: HostDocument; readonly there: string; readonly own: string }> {
    const first = await pair();
    const other = new HostDocument(['One', 'Two']);
    const there = other.pages[0]!;
    const own = landscape(other, there, { y: 2000 });
    expect(own).toBe(first.frame);
    return { ...first, other, there, own };
  }

  it('a pasted painting does not take over the frame with the id of its own, even where it gets its old id itself', async () => {
    const { document, layer, other, there, own } = await files();
    const [pasted] = paste(document, [layer], other, there) as [string];
    expect(pasted).toBe(layer);
    await openIn(other);
    await expectPair(own, null);
    expect(await sourceOf([pasted])).toMatchObject({ sourceIds: [pasted], fromMask: true });
    const painted = await paint([own], 9);
    expect(painted).not.toBe(pasted);
    expect(await seedOn(pasted)).toBe(1);
    // Painted again from its mask, it is still a stranger to that frame.
    expect(await paint([pasted], 3)).toBe(pasted);
    expect(await sourceOf([pasted])).toMatchObject({ fromMask: true });
    await expectPair(own, painted);
  });

  it('frame and painting pasted together are a pair, also where the frame there was painted', async () => {
    const { document, frame, layer, other, there, own } = await files();
    await openIn(other);
    const its = await paint([own], 4);
    const [twin, picture] = host!.editor.act(() => paste(document, [frame, layer], other, there)) as [string, string];
    await expectPair(twin, picture);
    await expectPair(own, its);
    expect(await paint([twin], 6, picture)).toBe(picture);
    expect([await seedOn(its), await seedOn(picture)]).toEqual([4, 6]);
    // And back again, with what was painted there.
    const [back, backsPicture] = paste(other, [twin, picture], document, document.pages[1]!) as [string, string];
    await openIn(document);
    await expectPair(frame, layer);
    host!.editor.setCurrentPage(document.pages[1]!);
    await expectPair(back, backsPicture);
  });

  it('the frame alone has no painting there, and its painting that comes later is its painting', async () => {
    const { document, frame, layer, other, there } = await files();
    const [twin] = paste(document, [frame], other, there) as [string];
    await openIn(other);
    await expectPair(twin, null);
    const [picture] = host!.editor.act(() => paste(document, [layer], other, there)) as [string];
    await expectPair(twin, picture);
  });
});

describe('marks', () => {
  it('are written when a person paints, in the same undo step, and not before', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    await openIn(document);
    const before = snapshot(document);
    await select([frame]);
    await host!.get('export-picture', { sourceIds: [frame] });
    expect(snapshot(document)).toBe(before);
    const layer = await paint([frame], 1);
    const keys = (): readonly string[] => Object.keys(Object.values(document.node(frame).pluginData)[0] ?? {});
    expect(keys()).toEqual([SOURCE_KEY]);
    const marked = document.node(frame).pluginData;
    expect(await paint([frame], 2)).toBe(layer);
    expect(document.node(frame).pluginData).toBe(marked);
    host!.editor.undo();
    host!.editor.undo();
    expect(snapshot(document)).toBe(before);
    host!.editor.redo();
    await expectPair(frame, layer);
  });

  it('of copies are looked at without a change to the document; painting a copy is one step, and undone it is a copy again', async () => {
    const { document, frame, layer } = await pair();
    const [twin, picture] = copy(document, [frame, layer], 0, 800) as [string, string];
    const before = snapshot(document);
    await expectPair(twin, picture);
    expect(snapshot(document)).toBe(before);
    const { done } = host!.editor.undoSteps;
    await paint([twin], 2, picture);
    expect(host!.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
    host!.editor.undo();
    expect(snapshot(document)).toBe(before);
    await expectPair(twin, picture);
  });

  it('tell the panel nothing: a painting is no change of its source', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    host = await open(document, [frame]);
    await paint([frame], 1);
    await host.settle();
    expect(host.events.map(({ kind }) => kind)).not.toContain('source-changed');
  });

  it('are missing on layers of older versions, which stand for the layers with their ids, as before', async () => {
    const { document, frame, layer } = await pair();
    const id = host!.run.manifest.id;
    const data = document.node(layer).pluginData[id];
    host!.editor.act(() => {
      document.update(frame, { pluginData: {} });
      document.update(layer, {
        pluginData: { [id]: { ...data, placed: JSON.stringify({ layerId: layer, width: 400, height: 300, variation: false }) } },
      });
    });
    await expectPair(frame, layer);
    const [kept] = copy(document, [layer], 0, 350) as [string];
    expect(await sourceOf([kept])).toMatchObject({ sourceIds: [frame] });
    await expectPair(frame, layer);
    expect(await paint([frame], 2)).toBe(layer);
    // From now on it has marks.
    const [twin, picture] = copy(document, [frame, layer], 0, 800) as [string, string];
    await expectPair(twin, picture);
  });
});
