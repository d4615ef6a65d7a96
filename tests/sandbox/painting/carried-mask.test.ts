// The mask that a painted layer carries beside its recipe: kept, replaced, taken back, left out, moved with its picture, and painted again
// where the shapes are gone.
import { afterEach, describe, expect, it } from 'vitest';
import { LONGEST_CARRIED } from '../../../src/contract/recipe';
import { MASK_KEY } from '../../../src/contract/storage/storage-keys';
import { PLUGIN_DATA_LIMIT } from 'figma-stand-in/api/nodes/base-node-api';
import type { NodeRun } from '../../support/run-in-node';
import type { HostDocument } from 'figma-stand-in/document/host-document';
import { expectFailure, expectSentence, open, openLandscape, painting, recipeFor, snapshot } from '../stage';

const MASK = 'a200000g62144';
const OTHER = 'b262144';

let host: NodeRun;
afterEach(async () => {
  await host.close();
});

async function scene(): ReturnType<typeof openLandscape> {
  const opened = await openLandscape();
  ({ host } = opened);
  return opened;
}

function paint(frame: string, seed: number, mask?: string): ReturnType<typeof host.ask<'insert-painting'>> {
  return host.ask('insert-painting', {
    png: painting(seed),
    recipe: recipeFor([frame], { seed }),
    placement: 'beside',
    ...(mask === undefined ? {} : { mask }),
  });
}

async function painted(frame: string, seed: number, mask?: string): Promise<string> {
  const answer = await paint(frame, seed, mask);
  if (!answer.ok) throw new Error(answer.failure.sentence);
  return answer.body.layerId;
}

async function maskOf(layerId: string): Promise<string | null> {
  return (await host.get('read-recipe', { layerId })).mask;
}

describe('a painting', () => {
  it('carries its mask, and tells that it does', async () => {
    const { frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    expect(await host.get('read-recipe', { layerId })).toEqual({
      recipe: recipeFor([frame]),
      mask: MASK,
      layerName: 'Scene painting',
      width: 400,
      height: 300,
    });
    expect(host.events.at(-1)).toMatchObject({ kind: 'selection', selection: { source: { painting: { layerId, carriesMask: true } } } });
  });

  it('takes the next mask with the next picture, and gives both back in one undo', async () => {
    const { frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    await painted(frame, 2, OTHER);
    expect(await maskOf(layerId)).toBe(OTHER);
    host.editor.undo();
    expect(await host.get('read-recipe', { layerId })).toMatchObject({ mask: MASK, recipe: { seed: 1 } });
  });

  it('whose mask is too large carries none, not an earlier one', async () => {
    const { frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    await painted(frame, 2);
    expect(await host.get('read-recipe', { layerId })).toMatchObject({ mask: null, recipe: { seed: 2 } });
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { source: { painting: { carriesMask: false } } } });
  });

  it('takes the longest mask that there is; Figma’s own limit is not far, and a longer one is no message of ours', async () => {
    const { document, frame } = await scene();
    const longest = 'a1'.repeat(LONGEST_CARRIED / 2);
    const layerId = await painted(frame, 1, longest);
    expect(await maskOf(layerId)).toBe(longest);
    const [[plugin]] = Object.entries(document.node(layerId).pluginData) as [[string, object]];
    expect(PLUGIN_DATA_LIMIT - (plugin.length + MASK_KEY.length + LONGEST_CARRIED)).toBeGreaterThanOrEqual(0);
    const before = snapshot(document);
    expectFailure(await paint(frame, 2, `${longest}a1`), 'bad-message');
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
  });

  it('keeps its old mask when the new picture is refused', async () => {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    const before = snapshot(document);
    expectFailure(
      await host.ask('insert-painting', {
        png: painting(2),
        recipe: recipeFor([frame], { appVersion: 'x'.repeat(120_000) }),
        placement: 'beside',
        mask: OTHER,
      }),
      'read-only',
    );
    expect(snapshot(document)).toBe(before);
    expect(await maskOf(layerId)).toBe(MASK);
  });

  it('one of several has the mask of all', async () => {
    const { frame } = await scene();
    const { layers } = await host.get('insert-variations', {
      variations: [1, 2].map((seed) => ({ png: painting(seed), recipe: recipeFor([frame], { seed }) })),
      mask: MASK,
    });
    expect(await Promise.all(layers.map(({ layerId }) => maskOf(layerId)))).toEqual([MASK, MASK]);
    expectFailure(
      await host.ask('insert-variations', { variations: [{ png: painting(), recipe: recipeFor([frame]) }], mask: 5 as never }),
      'bad-message',
    );
  });
});

describe('a painting whose shapes are gone', () => {
  /** Painted with seed 1 and its frame deleted; the painting is selected. */
  async function orphan(): Promise<{ document: HostDocument; frame: string; layerId: string }> {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    host.editor.act(() => {
      document.remove(frame);
    });
    host.editor.select([layerId]);
    await host.settle();
    return { document, frame, layerId };
  }

  it('is a source itself, with the mask that it carries in the place of a picture', async () => {
    const { document, layerId, frame } = await orphan();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({
      selection: {
        kind: 'paintable',
        source: {
          sourceIds: [layerId],
          name: 'Scene painting',
          fromMask: true,
          throughPainting: true,
          painting: { layerId, carriesMask: true },
        },
      },
    });
    const before = snapshot(document);
    expect(await host.get('export-picture', { sourceIds: [layerId] })).toMatchObject({
      sourceIds: [layerId],
      parts: [],
      width: 400,
      height: 300,
      mask: { text: MASK, width: 512, height: 512 },
    });
    expect(snapshot(document)).toBe(before);
    // Undoing the deletion brings its frame back as its source.
    host.editor.undo();
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({
      selection: { source: { sourceIds: [frame], fromMask: false } },
    });
  });

  it('is painted again where it is, in one undo step, keeps its size and knows its frame when that comes back', async () => {
    const { document, layerId, frame } = await orphan();
    host.editor.act(() => {
      document.resize(layerId, 200, 150);
    });
    const { done } = host.editor.undoSteps;
    const recipe = recipeFor([layerId], { seed: 7 });
    expect(await host.get('insert-painting', { png: painting(7), recipe, mask: MASK, placement: 'beside' })).toMatchObject({
      layerId,
      layerName: 'Scene painting',
      updated: true,
    });
    expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
    expect(await host.get('read-recipe', { layerId })).toEqual({
      recipe: { ...recipe, sourceIds: [frame] },
      mask: MASK,
      layerName: 'Scene painting',
      width: 200,
      height: 150,
    });
    expect(Buffer.compare((await host.get('read-painting', { layerId })).png, painting(7))).toBe(0);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { source: { fromMask: true, painting: { layerId, recipe: { seed: 7 } } } } });
  });

  it('is varied: the variations stand beside it and carry its mask', async () => {
    const { document, layerId, frame } = await orphan();
    const { layers } = await host.get('insert-variations', {
      variations: [2, 3].map((seed) => ({ png: painting(seed), recipe: recipeFor([layerId], { seed }) })),
      mask: MASK,
    });
    expect(layers.map(({ layerName }) => layerName)).toEqual(['Scene painting, seed 2', 'Scene painting, seed 3']);
    for (const { layerId: variation } of layers) {
      expect(await host.get('read-recipe', { layerId: variation })).toMatchObject({ recipe: { sourceIds: [frame] }, mask: MASK });
      expect(document.node(variation)).toMatchObject({ width: 400, height: 300 });
    }
  });

  it('stands for the frame that is drawn from its mask, in the same undo step', async () => {
    const { document, layerId } = await orphan();
    const before = snapshot(document);
    const { done } = host.editor.undoSteps;
    const { frameId } = await host.get('insert-shapes', {
      name: 'Scene',
      width: 400,
      height: 300,
      shapes: [
        { name: 'sky', className: 'sky', path: 'M 0 0 L 400 0 L 400 300 L 0 300 Z' },
        { name: 'hill', className: 'grass', path: 'M 0 200 L 400 200 L 400 300 L 0 300 Z' },
      ],
      paintingId: layerId,
    });
    expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { source: { sourceIds: [frameId], fromMask: false, painting: { layerId } } } });
    expect(await host.get('insert-painting', { png: painting(5), recipe: recipeFor([frameId]), placement: 'beside' })).toMatchObject({
      layerId,
      updated: true,
    });
    host.editor.undo();
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
  });

  it('is a source, too, where its shapes are hidden', async () => {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    host.editor.act(() => {
      document.update(frame, { visible: false });
    });
    host.editor.select([layerId]);
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({
      selection: { source: { sourceIds: [layerId], fromMask: true } },
    });
  });

  it('is greeted as paintable when Figma’s own button asks to repaint it', async () => {
    const { document, layerId } = await orphan();
    await host.close();
    host = await open(document, [layerId], { command: 'repaint' });
    expect(await host.get('ready', {})).toMatchObject({ command: 'repaint', selection: { kind: 'paintable', source: { fromMask: true } } });
  });

  it('says in words why it can not be painted', async () => {
    const { document, layerId } = await orphan();
    const ask = (png = painting()): ReturnType<typeof host.ask<'insert-painting'>> =>
      host.ask('insert-painting', { png, recipe: recipeFor([layerId]), placement: 'beside' });
    expectFailure(await ask(new Uint8Array(3)), 'not-a-png');
    host.editor.act(() => {
      document.update(layerId, { locked: true });
    });
    const before = snapshot(document);
    expectFailure(await ask(), 'locked');
    expect(snapshot(document)).toBe(before);
    document.remove(layerId);
    expectFailure(await ask(), 'source-gone');
    expectFailure(await host.ask('read-recipe', { layerId }), 'painting-gone');
    expect(host.errors).toEqual([]);
  });

  it('without a mask says what to do', async () => {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1);
    document.remove(frame);
    host.editor.select([layerId]);
    await host.settle();
    const last = host.events.at(-1)!;
    expect(last).toMatchObject({ selection: { kind: 'unpaintable', painting: { layerId, carriesMask: false } } });
    if (last.kind === 'selection' && last.selection.kind === 'unpaintable') expectSentence(last.selection.failure, 'source-gone');
  });
});
