// The mask that a painted layer carries beside its recipe: kept, replaced, taken back, left out, moved with its picture, and painted again
// where the shapes are gone.
import { afterEach, describe, expect, it } from 'vitest';
import { LONGEST_CARRIED } from '../../../src/contract/recipe';
import { MASK_KEY } from '../../../src/contract/storage/storage-keys';
import { PLUGIN_DATA_LIMIT } from 'figma-stand-in/api/nodes/base-node-api';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, make, openLandscape, painting, recipeFor, snapshot } from '../stage';

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
  it('is painted again where it is, in one undo step, and keeps its size', async () => {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    document.remove(frame);
    host.editor.act(() => {
      document.resize(layerId, 200, 150);
    });
    const { done } = host.editor.undoSteps;
    const recipe = recipeFor([frame], { seed: 7 });
    expect(await host.get('repaint-layer', { layerId, png: painting(7), recipe, mask: MASK })).toEqual({ layerName: 'Scene painting' });
    expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
    expect(await host.get('read-recipe', { layerId })).toEqual({ recipe, mask: MASK, layerName: 'Scene painting', width: 200, height: 150 });
    expect(Buffer.compare((await host.get('read-painting', { layerId })).png, painting(7))).toBe(0);
    host.editor.select([layerId]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({
      selection: { kind: 'unpaintable', painting: { layerId, recipe: { seed: 7 }, carriesMask: true } },
    });
  });

  it('says in words why it can not be', async () => {
    const { document, frame } = await scene();
    const layerId = await painted(frame, 1, MASK);
    const other = make(document, 'RECTANGLE', document.pages[0]!, {});
    const recipe = recipeFor([frame]);
    expectFailure(await host.ask('repaint-layer', { layerId: other, png: painting(), recipe }), 'unsupported-node');
    expectFailure(await host.ask('repaint-layer', { layerId, png: new Uint8Array(3), recipe }), 'not-a-png');
    expectFailure(await host.ask('repaint-layer', { layerId, png: painting(), recipe, mask: 3 as never }), 'bad-message');
    host.editor.act(() => {
      document.update(layerId, { locked: true });
    });
    const before = snapshot(document);
    expectFailure(await host.ask('repaint-layer', { layerId, png: painting(), recipe }), 'locked');
    expect(snapshot(document)).toBe(before);
    document.remove(layerId);
    expectFailure(await host.ask('repaint-layer', { layerId, png: painting(), recipe }), 'painting-gone');
    expectFailure(await host.ask('read-recipe', { layerId }), 'painting-gone');
    expect(host.errors).toEqual([]);
  });
});
