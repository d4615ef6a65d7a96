// “Insert as layers”: a painting as a frame with a layer for each depth. It is one undo step, is updated in place, and keeps what a person did to
// the layers.
import { describe, expect, it } from 'vitest';
import type { InsertPainting } from '../../../src/contract/wire/messages';
import type { HostDocument } from 'figma-stand-in/document/host-document';
import { expectFailure, expectSameTransform, make, openLandscape, painting, recipeFor, shift, snapshot } from '../stage';

const NAMES = ['Sky', 'Mountains', 'Grass'];

function stack(frame: string, shade: number, names: readonly string[] = NAMES, more: Partial<InsertPainting> = {}): InsertPainting {
  return {
    png: painting(shade),
    recipe: recipeFor([frame], { seed: shade }),
    mask: 'a1',
    placement: 'beside',
    layers: names.map((name, i) => ({ name, png: painting(shade + 10 * (i + 1)) })),
    ...more,
  };
}

const hashOf = (document: HostDocument, id: string): string | null =>
  (document.node(id).fills.find(({ type }) => type === 'IMAGE') as ImagePaint | undefined)?.imageHash ?? null;
const namesIn = (document: HostDocument, id: string): readonly string[] => document.children(id).map((child) => document.node(child).name);

describe('a painting as layers', () => {
  it('is a frame beside its source with the farthest layer at the bottom, in one undo step', async () => {
    const { host, document, frame } = await openLandscape();
    const before = snapshot(document);
    const inserted = await host.get('insert-painting', stack(frame, 1));
    const { layerId } = inserted;
    expect(inserted).toMatchObject({ layerName: 'Scene layers', updated: false });
    expect(document.node(layerId)).toMatchObject({ type: 'FRAME', width: 400, height: 300, clipsContent: true });
    expect(namesIn(document, layerId)).toEqual(NAMES);
    for (const [i, child] of document.children(layerId).entries()) {
      expect(document.node(child)).toMatchObject({ width: 400, height: 300, constraints: { horizontal: 'SCALE', vertical: 'SCALE' } });
      expectSameTransform(document, child, [
        [1, 0, 440],
        [0, 1, 0],
      ]);
      expect(hashOf(document, child)).toBe(document.addImage(painting(1 + 10 * (i + 1))).hash);
    }
    // The whole of it is kept, and not seen.
    expect(document.node(layerId).fills).toMatchObject([{ type: 'IMAGE', visible: false, imageHash: inserted.imageHash }]);
    expect(Buffer.compare((await host.get('read-painting', { layerId })).png, painting(1))).toBe(0);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    host.editor.redo();
    await host.get('undo-painting', inserted);
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is selected by any of its layers, and leaves the source’s own painting alone', async () => {
    const { host, document, frame } = await openLandscape();
    const flat = await host.get('insert-painting', { png: painting(9), recipe: recipeFor([frame]), placement: 'beside' });
    const { layerId, updated } = await host.get('insert-painting', stack(frame, 1));
    expect(updated).toBe(false);
    for (const id of [layerId, document.children(layerId)[1]!]) {
      host.editor.select([id]);
      expect((await host.get('ready', {})).selection).toMatchObject({
        kind: 'paintable',
        source: { sourceIds: [frame], throughPainting: true, painting: { layerId, asLayers: true, carriesMask: true } },
      });
    }
    host.editor.select([frame]);
    const { selection } = await host.get('ready', {});
    expect(selection).toMatchObject({ source: { painting: { layerId: flat.layerId } } });
    expect(selection).not.toMatchObject({ source: { painting: { asLayers: true } } });
    const again = await host.get('insert-painting', { png: painting(8), recipe: recipeFor([frame], { seed: 8 }), placement: 'beside' });
    expect(again.layerId).toBe(flat.layerId);
    // Even where the stack is meant, one picture can't be shown in it.
    const named = await host.get('insert-painting', { png: painting(7), recipe: recipeFor([frame]), placement: 'beside', layerId });
    expect(named.layerId).not.toBe(layerId);
    await host.close();
  });

  it('painted again keeps what was moved, renamed, put between and left out; new layers come to their place, others go', async () => {
    const { host, document, frame } = await openLandscape();
    const { layerId } = await host.get('insert-painting', stack(frame, 1));
    const [sky, mountains, grass] = document.children(layerId) as [string, string, string];
    host.editor.act(() => {
      shift(document, mountains, 20, 0);
      document.update(mountains, { name: 'Alps', opacity: 0.9 });
      document.insert(make(document, 'TEXT', layerId, { patch: { name: 'Title', characters: 'Alps' } }), layerId, 1);
      document.remove(grass);
    });
    const before = snapshot(document);
    const again = await host.get('insert-painting', stack(frame, 2, ['Sky', 'Mountains', 'Sea', 'Grass']));
    expect(again).toMatchObject({ layerId, updated: true });
    // The grass was left out, and stays out.
    expect(namesIn(document, layerId)).toEqual(['Sky', 'Title', 'Alps', 'Sea']);
    expect(hashOf(document, mountains)).toBe(document.addImage(painting(22)).hash);
    expect(document.node(mountains)).toMatchObject({ opacity: 0.9 });
    expectSameTransform(document, mountains, [
      [1, 0, 460],
      [0, 1, 0],
    ]);
    expect(await host.get('read-recipe', { layerId })).toMatchObject({ recipe: { seed: 2 } });
    await host.get('undo-painting', again);
    expect(snapshot(document)).toBe(before);
    const third = await host.get('insert-painting', stack(frame, 3, ['Sky', 'Grass']));
    expect(namesIn(document, layerId)).toEqual(['Sky', 'Title']);
    expect(hashOf(document, sky)).toBe(document.addImage(painting(13)).hash);
    await host.get('undo-painting', third);
    // Another node of the same looks.
    expect(namesIn(document, layerId)).toEqual(['Sky', 'Title', 'Alps']);
    expect(document.node(document.children(layerId)[2]!)).toMatchObject({ opacity: 0.9 });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is painted from its own mask once its source is gone, and a flat painting gets its layers beside it', async () => {
    const { host, document, frame } = await openLandscape();
    const flat = await host.get('insert-painting', { png: painting(9), recipe: recipeFor([frame]), mask: 'a1', placement: 'beside' });
    host.editor.act(() => {
      document.remove(frame);
    });
    host.editor.select([flat.layerId]);
    const first = await host.get('insert-painting', stack(flat.layerId, 1));
    expect(first).toMatchObject({ layerName: 'Scene layers', updated: false });
    host.editor.select([first.layerId]);
    expect((await host.get('ready', {})).selection).toMatchObject({
      source: { fromMask: true, painting: { layerId: first.layerId, asLayers: true } },
    });
    const again = await host.get('insert-painting', stack(first.layerId, 2));
    expect(again).toMatchObject({ layerId: first.layerId, updated: true });
    expect(await host.get('read-recipe', { layerId: first.layerId })).toMatchObject({ recipe: recipeFor([frame], { seed: 2 }) });
    await host.close();
  });

  it('and a layer dragged out of it are no part of what is painted next', async () => {
    const { host, document, frame } = await openLandscape();
    const { layerId } = await host.get('insert-painting', stack(frame, 1));
    host.editor.act(() => {
      document.insert(document.children(layerId)[1]!, frame);
      document.insert(layerId, frame);
    });
    const picture = await host.get('export-picture', { sourceIds: [frame] });
    // The frame's own fill, sky and meadow.
    expect(picture.parts).toHaveLength(3);
    expect(picture.findings).toEqual([]);
    await host.close();
  });

  it('comes whole or not at all', async () => {
    const { host, document, frame } = await openLandscape();
    const before = snapshot(document);
    const ask = stack(frame, 1);
    expectFailure(await host.ask('insert-painting', { ...ask, layers: [...ask.layers!, { name: 'x', png: new Uint8Array(3) }] }), 'not-a-png');
    expectFailure(await host.ask('insert-painting', { ...ask, layers: [] }), 'bad-message');
    expectFailure(await host.ask('insert-painting', { ...ask, layers: Array.from({ length: 7 }, () => ask.layers![0]!) }), 'bad-message');
    const addImage = document.addImage.bind(document);
    let images = 0;
    document.addImage = (bytes) => {
      if (++images === 3) throw new Error('Image type is unsupported');
      return addImage(bytes);
    };
    expectFailure(await host.ask('insert-painting', ask), 'image-refused');
    const insert = document.insert.bind(document);
    let inserted = 0;
    document.insert = (...args) => {
      if (++inserted === 3) throw new Error('refused');
      insert(...args);
    };
    expectFailure(await host.ask('insert-painting', ask), 'read-only');
    document.insert = insert;
    expect(snapshot(document)).toBe(before);
    const { layerId } = await host.get('insert-painting', ask);
    host.editor.act(() => {
      document.update(layerId, { locked: true });
    });
    expectFailure(await host.ask('insert-painting', stack(frame, 2)), 'locked');
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
