// Two people in one file, each with the plugin running: their own replica, page, selection, storage and undo, and a network between them
// that can be slow. In whatever order things arrive, a source has one painting.
import { afterEach, describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src/contract/recipe';
import type { Editor } from 'figma-stand-in/document/editor';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { Room } from 'figma-stand-in/team/room';
import { exportNode } from 'figma-stand-in/render/export-node';
import { ImageCache } from 'figma-stand-in/render/image-cache';
import { nodeCanvas } from 'figma-stand-in/node/node-canvas';
import { readPixels } from 'figma-stand-in/node/pixels';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, landscape, paintOf, painting, recipeFor } from '../stage';

let room: Room;
let hosts: NodeRun[] = [];
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  hosts = [];
});

interface Team {
  readonly ada: NodeRun;
  readonly bob: NodeRun;
  readonly frame: string;
  readonly page: string;
}

/** Both have the plugin open and the frame selected. */
async function team(): Promise<Team> {
  const file = new HostDocument(['One', 'Two']);
  const page = file.pages[0]!;
  const frame = landscape(file, page);
  room = new Room(file);
  const [ada, bob] = (await Promise.all(['Ada', 'Bob'].map((name) => join(room.join(name), frame)))) as [NodeRun, NodeRun];
  return { ada, bob, frame, page };
}

async function join(editor: Editor, selected: string): Promise<NodeRun> {
  const host = await runInNode({ editor });
  hosts.push(host);
  editor.select([selected]);
  await host.settle();
  await host.get('ready', {});
  host.events.length = 0;
  return host;
}

/** Until nothing is on its way and both plugins have come to rest. */
async function rest(): Promise<void> {
  room.release();
  const quiet = (): boolean => room.quiet;
  do {
    while (!quiet()) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const host of hosts) await host.settle();
  } while (!quiet());
}

function paint(host: NodeRun, frame: string, seed: number, patch: Partial<Recipe> = {}): ReturnType<typeof host.ask<'insert-painting'>> {
  return host.ask('insert-painting', {
    png: painting(seed),
    recipe: recipeFor([frame], { seed, ...patch }),
    placement: 'beside',
    mask: `a${seed}`,
  });
}

/** The paintings on a page with their seeds, from a replica or the file. */
function paintings(
  document: HostDocument,
  page: string,
): readonly { readonly id: string; readonly seed: number; readonly imageHash: string | null }[] {
  return document.children(page).flatMap((id) => {
    const { pluginData, fills } = document.node(id);
    const recipe = Object.values(pluginData)[0]?.['recipe'];
    return recipe === undefined ? [] : [{ id, seed: (JSON.parse(recipe) as Recipe).seed, imageHash: (fills[0] as ImagePaint).imageHash }];
  });
}

/** All three have the same single painting, and the picture in it belongs to its recipe. */
function expectOnePainting(page: string, seed?: number): string {
  const [first, ...others] = [room.file, ...hosts.map(({ document }) => document)].map((document) => paintings(document, page));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toHaveLength(1);
  const [only] = first!;
  if (seed !== undefined) expect(only!.seed).toBe(seed);
  expect(only!.imageHash).toBe(room.file.addImage(painting(only!.seed)).hash);
  for (const { errors } of hosts) expect(errors).toEqual([]);
  return only!.id;
}

describe('a teammate’s painting', () => {
  it('tells its recipe to whoever selects it, and painting again updates that very layer', async () => {
    const { ada, bob, frame, page } = await team();
    const made = await ada.get('insert-painting', {
      png: painting(7),
      recipe: recipeFor([frame], { seed: 7, modelHash: 'cd'.repeat(32) }),
      placement: 'beside',
    });
    await rest();
    // Bob hears of it without doing anything, and not as a change of the source.
    expect(bob.events).toMatchObject([{ kind: 'selection', selection: { source: { painting: { layerId: made.layerId } } } }]);
    bob.editor.select([made.layerId]);
    await bob.settle();
    expect(bob.events.at(-1)).toMatchObject({
      selection: { source: { sourceIds: [frame], throughPainting: true, painting: { recipe: { seed: 7, modelHash: 'cd'.repeat(32) } } } },
    });
    expect(Buffer.compare((await bob.get('read-painting', { layerId: made.layerId })).png, painting(7))).toBe(0);
    expect(await paint(bob, frame, 8)).toMatchObject({ ok: true, body: { layerId: made.layerId, updated: true } });
    await rest();
    expect(expectOnePainting(page, 8)).toBe(made.layerId);
    expect(ada.events.at(-1)).toMatchObject({ kind: 'selection', selection: { source: { painting: { recipe: { seed: 8 } } } } });
    expect([ada.editor.undoSteps.done, bob.editor.undoSteps.done]).toEqual([1, 1]);
  });

  it('is an ordinary image rectangle for who has no plugin', async () => {
    const { ada, frame, page } = await team();
    const { layerId } = await ada.get('insert-painting', { png: painting(60), recipe: recipeFor([frame], { seed: 60 }), placement: 'beside' });
    await rest();
    const cleo = room.join('Cleo').document;
    cleo.update(layerId, { pluginData: {}, sharedPluginData: {}, relaunchData: {} });
    expect(cleo.node(layerId)).toMatchObject({
      type: 'RECTANGLE',
      parent: page,
      name: 'Scene painting',
      locked: false,
      visible: true,
      opacity: 1,
      isMask: false,
      effects: [],
    });
    expect(cleo.node(layerId).fills).toMatchObject([{ type: 'IMAGE', visible: true, opacity: 1 }]);
    const pixels = await readPixels(
      await exportNode(
        cleo,
        layerId,
        { useAbsoluteBounds: true, constraint: { type: 'WIDTH', value: 512 }, colorProfile: 'SRGB' },
        nodeCanvas,
        new ImageCache(cleo, nodeCanvas),
      ),
    );
    // A row whose middle lies inside a row of the picture, whatever the scaling does at edges.
    expect(pixels.at(256, 12)).toEqual([60, 128, 16, 255]);
  });

  it('comes and goes for both when its painter undoes it', async () => {
    const { ada, bob, frame, page } = await team();
    await paint(ada, frame, 1);
    await rest();
    await paint(bob, frame, 2);
    await rest();
    // Ada takes back that she made the layer: it goes, with what Bob painted into it; his own undo leaves her file alone.
    ada.editor.undo();
    await rest();
    for (const { document } of hosts) expect(paintings(document, page)).toEqual([]);
    expect(bob.events.at(-1)).toMatchObject({ selection: { source: { painting: null } } });
    bob.editor.undo();
    await rest();
    for (const { document } of hosts) expect(paintings(document, page)).toEqual([]);
    ada.editor.redo();
    await rest();
    expectOnePainting(page, 2);
  });
});

describe('two paint the same frame', () => {
  /** Where the second can come between what the first does. */
  const AWAITS = [
    ['getNodeByIdAsync', 'before'],
    ['getNodeByIdAsync', 'after'],
    ['loadAsync', 'before'],
    ['loadAsync', 'after'],
  ] as const;

  it.each(AWAITS)('one comes between at %s (%s): one layer', async (api, moment) => {
    const { ada, bob, frame, page } = await team();
    let second: ReturnType<typeof paint> | undefined;
    ada.run.inject(api, moment, async () => {
      second = paint(bob, frame, 2);
      await second;
      while (!room.quiet) await new Promise((resolve) => setTimeout(resolve, 1));
    });
    const first = await paint(ada, frame, 1);
    expect([first, await second]).toMatchObject([
      { ok: true, body: { updated: true } },
      { ok: true, body: { updated: false } },
    ]);
    await rest();
    expectOnePainting(page, 1);
    expect([ada.editor.undoSteps, bob.editor.undoSteps]).toMatchObject([
      { done: 1, open: false },
      { done: 1, open: false },
    ]);
  });

  it('at the same moment, each before hearing of the other: one layer, with one of the two pictures', async () => {
    const { ada, bob, frame, page } = await team();
    room.hold();
    const [first, second] = await Promise.all([paint(ada, frame, 1), paint(bob, frame, 2)]);
    expect([first, second]).toMatchObject([
      { ok: true, body: { updated: false } },
      { ok: true, body: { updated: false } },
    ]);
    for (const { document } of hosts) expect(paintings(document, page)).toHaveLength(1);
    await rest();
    const layer = expectOnePainting(page, 2);
    expect(first.ok && layer === first.body.layerId).toBe(true);
    expect(await ada.get('read-recipe', { layerId: layer })).toMatchObject({ mask: 'a2', recipe: { seed: 2 } });
    expect(ada.events.at(-1)).toMatchObject({ selection: { source: { painting: { layerId: layer, recipe: { seed: 2 } } } } });
    expect(bob.events.at(-1)).toMatchObject({ selection: { source: { painting: { layerId: layer, recipe: { seed: 2 } } } } });
    // And from then on the two take turns.
    await paint(ada, frame, 3);
    await rest();
    expect(expectOnePainting(page, 3)).toBe(layer);
  });

  it('at the same moment, and one undoes before it hears of the other: the other’s stays', async () => {
    const { ada, bob, frame, page } = await team();
    room.hold();
    await Promise.all([paint(ada, frame, 1), paint(bob, frame, 2)]);
    ada.editor.undo();
    await rest();
    expectOnePainting(page, 2);
  });

  it('at the same moment, and what was kept beside stays: variations and copies give way to nobody', async () => {
    const { ada, bob, frame, page } = await team();
    room.hold();
    await Promise.all([
      ada.get('insert-variations', { variations: [1, 2].map((seed) => ({ png: painting(seed), recipe: recipeFor([frame], { seed }) })) }),
      paint(bob, frame, 3),
    ]);
    const copy = bob.editor.act(() => bob.document.clone(paintings(bob.document, page)[0]!.id));
    await rest();
    for (const { document, errors } of hosts) {
      expect(
        paintings(document, page)
          .map(({ seed }) => seed)
          .sort(),
      ).toEqual([1, 2, 3, 3]);
      expect(document.has(copy)).toBe(true);
      expect(errors).toEqual([]);
    }
  });

  it('at the same moment, and the one that stays is locked meanwhile: nothing is lost', async () => {
    const { ada, bob, frame, page } = await team();
    room.hold();
    await Promise.all([paint(ada, frame, 1), paint(bob, frame, 2)]);
    ada.editor.act(() => {
      ada.document.update(paintings(ada.document, page)[0]!.id, { locked: true });
    });
    await rest();
    for (const { document, errors } of hosts) {
      expect(
        paintings(document, page)
          .map(({ seed }) => seed)
          .sort(),
      ).toEqual([1, 2]);
      expect(errors).toEqual([]);
    }
  });

  it('over and over, in whatever rhythm: one layer', async () => {
    const { ada, bob, frame, page } = await team();
    for (let round = 0; round < 4; round++) {
      if (round % 2 === 0) room.hold();
      await Promise.all([paint(ada, frame, 10 + round), paint(bob, frame, 20 + round)]);
      await rest();
      expectOnePainting(page);
      if (round === 1) {
        ada.editor.act(() => {
          ada.document.remove(paintings(ada.document, page)[0]!.id);
        });
        await rest();
      }
    }
  });
});

describe('while one paints', () => {
  it('the other deletes the source, unheard of until after: no error, and the painting is its own source', async () => {
    const { ada, bob, frame, page } = await team();
    room.hold();
    bob.editor.act(() => {
      bob.document.remove(frame);
    });
    const made = await paint(ada, frame, 1);
    expect(made).toMatchObject({ ok: true, body: { updated: false } });
    await rest();
    const layer = expectOnePainting(page, 1);
    bob.editor.select([layer]);
    await bob.settle();
    // The mask on it is what can be painted now.
    expect(bob.events.at(-1)).toMatchObject({ selection: { source: { sourceIds: [layer], fromMask: true } } });
    expectFailure(await paint(ada, frame, 2), 'source-gone');
  });

  it('the other deletes the painting, heard of too late: it stays deleted, and the next painting makes a new one', async () => {
    const { ada, bob, frame, page } = await team();
    await paint(ada, frame, 1);
    await rest();
    room.hold();
    const [layer] = paintings(bob.document, page);
    bob.editor.act(() => {
      bob.document.remove(layer!.id);
    });
    expect(await paint(ada, frame, 2)).toMatchObject({ ok: true, body: { layerId: layer!.id, updated: true } });
    await rest();
    for (const { document, errors } of hosts) {
      expect(paintings(document, page)).toEqual([]);
      expect(errors).toEqual([]);
    }
    expect(ada.events.at(-1)).toMatchObject({ selection: { source: { painting: null } } });
    await paint(ada, frame, 3);
    await rest();
    expectOnePainting(page, 3);
  });

  it('the other undoes and edits the shapes: what lands is what was painted, and both hear of the change', async () => {
    const { ada, bob, frame, page } = await team();
    const [sky] = bob.document.children(frame) as [string];
    bob.editor.act(() => {
      bob.document.update(sky, { fills: [paintOf('sea')] });
    });
    await rest();
    for (const { events } of hosts) expect(events.splice(0)).toContainEqual({ kind: 'source-changed' });
    ada.run.inject('loadAsync', 'after', () => {
      bob.editor.undo();
    });
    expect(await paint(ada, frame, 1)).toMatchObject({ ok: true });
    await rest();
    expectOnePainting(page, 1);
    expect(ada.document.node(sky).fills).toEqual([paintOf('sky')]);
    for (const { events } of hosts) expect(events).toContainEqual({ kind: 'source-changed' });
    expect([ada.editor.undoSteps.done, bob.editor.undoSteps.done]).toEqual([1, 0]);
  });

  it('the other is on another page with another selection and settings of their own', async () => {
    const { ada, bob, frame, page } = await team();
    bob.editor.setCurrentPage(bob.document.pages[1]!);
    await bob.settle();
    await bob.get('save-settings', { ...(await bob.get('ready', {})).settings, seed: 99 });
    bob.events.length = 0;
    await paint(ada, frame, 1);
    await rest();
    expect(bob.events).toEqual([]);
    expect([ada.editor.selection(), bob.editor.selection()]).toEqual([[frame], []]);
    expect((await ada.get('ready', {})).settings.seed).not.toBe(99);
    await paint(bob, frame, 2);
    await rest();
    expectOnePainting(page, 2);
    expect(bob.editor.currentPage).toBe(bob.document.pages[1]);
  });
});
