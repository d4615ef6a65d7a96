// “Use as fill”: a painting in the fills of layers that are somebody's own. They keep what lies over it, their names and their sizes, and can be
// painted again where they are.
import { describe, expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { solid } from 'figma-stand-in/document/record';
import type { Patch } from 'figma-stand-in/document/layout/layout';
import type { SceneType } from 'figma-stand-in/document/record';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, landscape, make, open, paintOf, painting, recipeFor, snapshot } from '../stage';

const GREY = solid(0.8, 0.8, 0.8);
const SCRIM: GradientPaint = {
  type: 'GRADIENT_LINEAR',
  visible: true,
  opacity: 1,
  blendMode: 'NORMAL',
  gradientTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  gradientStops: [
    { position: 0, color: { r: 0, g: 0, b: 0, a: 0 }, boundVariables: {} },
    { position: 1, color: { r: 0, g: 0, b: 0, a: 0.6 }, boundVariables: {} },
  ],
};

interface Grid {
  readonly document: HostDocument;
  readonly page: string;
  readonly host: NodeRun;
  /** The scene and its painting. */
  readonly frame: string;
  readonly layer: string;
  readonly hash: string;
  readonly add: (type: SceneType, patch?: Patch) => string;
}

async function grid(): Promise<Grid> {
  const document = new HostDocument(['One', 'Two']);
  const page = document.pages[0]!;
  const frame = landscape(document, page);
  const host = await open(document, [frame]);
  const { layerId, imageHash } = await host.get('insert-painting', {
    png: painting(),
    recipe: recipeFor([frame]),
    mask: 'a1',
    placement: 'beside',
  });
  let x = 0;
  const add = (type: SceneType, patch: Patch = {}): string =>
    host.editor.act(() => make(document, type, page, { x: (x += 200), y: 1000, patch: { fills: [GREY], ...patch } }));
  return { document, page, host, frame, layer: layerId, hash: imageHash, add };
}

const shown = (document: HostDocument, id: string): readonly unknown[] =>
  document.node(id).fills.map((paint) => (paint.type === 'IMAGE' ? [paint.scaleMode, paint.imageHash] : paint.type));

describe('a painting as fill', () => {
  it('fills every kind of selected layer, under what lies over it, in one undo step, and can be taken out again', async () => {
    const { document, host, frame, layer, hash, add } = await grid();
    const style = document.createStyle({ name: 'Card', paints: [GREY] });
    const ids = [
      add('RECTANGLE', { name: 'Card', fillStyleId: style }),
      add('ELLIPSE', { fills: [] }),
      add('FRAME', { name: 'Hero', fills: [GREY, SCRIM] }),
      add('FRAME', { fills: [SCRIM] }),
      add('COMPONENT'),
      add('VECTOR', { fills: [{ ...GREY, opacity: 0.5 }] }),
      add('TEXT', { characters: 'Lake', fills: [solid(0, 0, 0)] }),
    ];
    // Another plugin's notes on it.
    document.update(ids[0]!, { pluginData: { other: { note: 'theirs' } } });
    const locked = add('RECTANGLE', { locked: true });
    const line = add('LINE');
    host.editor.select([...ids, locked, line]);
    const before = snapshot(document);
    const { done } = host.editor.undoSteps;
    expect(await host.get('fill-targets', { sourceIds: [frame], layerId: layer })).toEqual({ fillable: ids.length });
    const filled = await host.get('fill-layers', { layerId: layer });
    expect(filled).toMatchObject({ imageHash: hash, skipped: 2 });
    expect(filled.layers).toContainEqual({ layerId: ids[0], layerName: 'Card' });
    expect(filled.layers.map(({ layerId }) => layerId).sort()).toEqual([...ids].sort());
    const fill = ['FILL', hash];
    const wanted = [[fill], [fill], [fill, 'GRADIENT_LINEAR'], [fill, 'GRADIENT_LINEAR'], [fill], [fill], [fill]];
    expect(ids.map((id) => shown(document, id))).toEqual(wanted);
    expect(document.node(ids[2]!).name).toBe('Hero');
    expect(document.node(ids[0]!).pluginData).toMatchObject({ other: { note: 'theirs' } });
    expect(await host.get('read-recipe', { layerId: ids[6]! })).toMatchObject({ recipe: recipeFor([frame]), mask: 'a1' });
    expect(host.editor.undoSteps).toMatchObject({ done: done + 1, open: false });
    const after = snapshot(document);
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
    host.editor.redo();
    expect(snapshot(document)).toBe(after);
    await host.get('undo-painting', { layerId: filled.layers[0]!.layerId, imageHash: hash });
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('takes the place of a picture or of text in several colours, and leaves what lies under it', async () => {
    const { document, host, layer, hash, add } = await grid();
    const { hash: imageHash } = document.addImage(painting(9));
    const photo: ImagePaint = {
      type: 'IMAGE',
      visible: true,
      opacity: 0.5,
      blendMode: 'NORMAL',
      scaleMode: 'FIT',
      imageHash,
      rotation: 0,
      filters: {},
    };
    const card = add('RECTANGLE', { fills: [GREY, photo, SCRIM] });
    const text = add('TEXT', { characters: 'ab' });
    host.editor.act(() => {
      document.update(text, {
        fillRuns: [
          { start: 0, end: 1, fills: [GREY] },
          { start: 1, end: 2, fills: [paintOf('sky')] },
        ],
      });
    });
    host.editor.select([card, text]);
    const looks = (): unknown => [document.node(card).fills, document.node(text).fillRuns, document.node(card).pluginData];
    const before = looks();
    const { layers } = await host.get('fill-layers', { layerId: layer });
    expect(shown(document, card)).toEqual(['SOLID', ['FILL', hash], 'GRADIENT_LINEAR']);
    expect(shown(document, text)).toEqual([['FILL', hash]]);
    await host.get('undo-painting', { layerId: layers[0]!.layerId, imageHash: hash });
    expect(looks()).toEqual(before);
    await host.close();
  });

  it('of which only the panel knows is made with its mask, and marks its source', async () => {
    const { document, host, frame, add } = await grid();
    const card = add('RECTANGLE');
    host.editor.select([card]);
    const recipe = recipeFor([frame], { seed: 5 });
    await host.get('fill-layers', { png: painting(5), recipe, mask: 'b2' });
    expect(await host.get('read-recipe', { layerId: card })).toMatchObject({ recipe, mask: 'b2' });
    expect(Buffer.compare((await host.get('read-painting', { layerId: card })).png, painting(5))).toBe(0);
    // As sure of its source as any painting.
    const placed = JSON.parse(Object.values(document.node(card).pluginData)[0]!['placed']!) as { marks: unknown };
    expect(placed.marks).toHaveLength(1);
    await host.close();
  });

  it('is painted again in its layer, and in those that are selected with it', async () => {
    const { document, host, frame, layer, hash, add } = await grid();
    const [card, hero, other] = [add('RECTANGLE'), add('FRAME', { fills: [GREY, SCRIM], name: 'Hero' }), add('ELLIPSE')];
    host.editor.select([card, hero, other]);
    await host.get('fill-layers', { layerId: layer });
    host.editor.select([hero, card]);
    const { selection } = await host.get('ready', {});
    expect(selection).toMatchObject({ kind: 'paintable', source: { sourceIds: [frame], throughPainting: true, painting: { imageHash: hash } } });
    const before = snapshot(document);
    const again = await host.get('insert-painting', {
      png: painting(7),
      recipe: recipeFor([frame], { seed: 7 }),
      placement: 'beside',
      layerId: hero,
    });
    expect(again).toMatchObject({ layerId: hero, layerName: 'Hero', updated: true });
    const fill = ['FILL', again.imageHash];
    expect(shown(document, hero)).toEqual([fill, 'GRADIENT_LINEAR']);
    expect(shown(document, card)).toEqual([fill]);
    expect(shown(document, other)).toEqual([['FILL', hash]]);
    expect(shown(document, layer)).toEqual([['CROP', hash]]);
    expect(document.node(hero)).toMatchObject({ width: 100, height: 100, name: 'Hero' });
    expect(await host.get('read-recipe', { layerId: card })).toMatchObject({ recipe: { seed: 7 } });
    await host.get('undo-painting', again);
    expect(snapshot(document)).toBe(before);
    // Without a selected one the scene's own painting is meant.
    host.editor.select([frame]);
    const own = await host.get('insert-painting', { png: painting(8), recipe: recipeFor([frame], { seed: 8 }), placement: 'beside' });
    expect(own.layerId).toBe(layer);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is painted from its own mask once the scene is gone', async () => {
    const { document, host, frame, layer, add } = await grid();
    const card = add('FRAME');
    host.editor.select([card]);
    await host.get('fill-layers', { layerId: layer });
    host.editor.act(() => {
      document.remove(frame);
      document.remove(layer);
    });
    await host.settle();
    const { selection } = await host.get('ready', {});
    expect(selection).toMatchObject({ kind: 'paintable', source: { sourceIds: [card], fromMask: true, painting: { layerId: card } } });
    const again = await host.get('insert-painting', {
      png: painting(7),
      recipe: recipeFor([card], { seed: 7 }),
      mask: 'a1',
      placement: 'beside',
    });
    expect(again).toMatchObject({ layerId: card, updated: true });
    expect(await host.get('read-recipe', { layerId: card })).toMatchObject({ recipe: recipeFor([frame], { seed: 7 }) });
    await host.close();
  });

  it('goes neither into its scene, nor into another, nor into paintings, locked layers or lines, and says so', async () => {
    const { document, host, page, frame, layer, add } = await grid();
    const scene = host.editor.act(() => landscape(document, page, { y: 3000 }));
    const { layerId: theirs } = await host.get('insert-painting', { png: painting(1), recipe: recipeFor([scene]), placement: 'beside' });
    const group = host.editor.act(() => document.group([make(document, 'RECTANGLE', page, { y: 5000, patch: { locked: true } })], page));
    for (const ids of [[], [frame], document.children(frame), [layer], [scene, theirs], [add('LINE')]]) {
      host.editor.select(ids);
      const before = snapshot(document);
      expect(await host.get('fill-targets', { sourceIds: [frame], layerId: layer })).toEqual({ fillable: 0 });
      expectFailure(await host.ask('fill-layers', { layerId: layer }), 'nothing-to-fill');
      expect(snapshot(document)).toBe(before);
    }
    host.editor.select([group]);
    expectFailure(await host.ask('fill-layers', { layerId: layer }), 'locked');
    const card = add('RECTANGLE');
    host.editor.select([card]);
    const before = snapshot(document);
    expectFailure(await host.ask('fill-layers', { layerId: 'gone:1' }), 'painting-gone');
    expectFailure(await host.ask('fill-layers', { layerId: card }), 'unsupported-node');
    expectFailure(await host.ask('fill-layers', { png: new Uint8Array([1]), recipe: recipeFor([frame]) }), 'not-a-png');
    expectFailure(await host.ask('fill-layers', { png: painting() } as never), 'bad-message');
    // Removed while the painting is looked up; and a file that may not be edited.
    host.run.inject('getNodeByIdAsync', 'after', () => {
      host.editor.act(() => {
        document.remove(card);
      });
    });
    expectFailure(await host.ask('fill-layers', { layerId: layer }), 'nothing-to-fill');
    host.editor.undo();
    host.editor.select([card]);
    const update = document.update.bind(document);
    document.update = () => {
      document.update = update;
      throw new Error('in read-only mode');
    };
    expectFailure(await host.ask('fill-layers', { layerId: layer }), 'read-only');
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is no part of what is painted next, and what is in its layer still is', async () => {
    const { document, page, host, layer } = await grid();
    // A screen whose hero is filled, with a meadow in the hero.
    const screen = host.editor.act(() =>
      make(document, 'FRAME', page, { y: 2000, width: 400, height: 300, patch: { fills: [paintOf('sky')] } }),
    );
    const hero = host.editor.act(() => make(document, 'FRAME', screen, { width: 400, height: 300, patch: { fills: [GREY] } }));
    const meadow = host.editor.act(() =>
      make(document, 'RECTANGLE', hero, { y: 200, width: 400, height: 100, patch: { fills: [paintOf('grass')] } }),
    );
    host.editor.select([hero]);
    await host.get('fill-layers', { layerId: layer });
    const picture = await host.get('export-picture', { sourceIds: [screen] });
    // The screen's own fill, and the meadow.
    expect(picture.parts.map(({ box }) => [box.y, box.height])).toEqual([
      [2000, 300],
      [2200, 100],
    ]);
    expect(picture.findings).toEqual([]);
    expect(picture.solids.map(({ layers }) => layers.map(({ id }) => id))).toEqual([[screen], [meadow]]);
    await host.close();
  });

  it('that somebody replaced makes its layer an ordinary one again', async () => {
    const { document, host, layer, add } = await grid();
    const card = add('FRAME');
    host.editor.select([card]);
    await host.get('fill-layers', { layerId: layer });
    host.editor.act(() => {
      document.update(card, { fills: [GREY] });
    });
    await host.settle();
    expect((await host.get('ready', {})).selection).toMatchObject({ kind: 'paintable', source: { sourceIds: [card], throughPainting: false } });
    expectFailure(await host.ask('read-recipe', { layerId: card }), 'unsupported-node');
    await host.close();
  });

  it('in an instance is an override: its main and the other instances stay as they are', async () => {
    const { document, page, host, layer, hash, frame } = await grid();
    const main = host.editor.act(() => make(document, 'COMPONENT', page, { y: 2000, patch: { fills: [GREY] } }));
    const [one, other] = host.editor.act(() => [document.instantiate(main, page), document.instantiate(main, page)]);
    host.editor.select([one]);
    await host.get('fill-layers', { layerId: layer });
    expect(shown(document, one)).toEqual([['FILL', hash]]);
    expect([shown(document, other), shown(document, main)]).toEqual([['SOLID'], ['SOLID']]);
    const { selection } = await host.get('ready', {});
    expect(selection).toMatchObject({ source: { sourceIds: [frame], painting: { layerId: one } } });
    await host.close();
  });
});
