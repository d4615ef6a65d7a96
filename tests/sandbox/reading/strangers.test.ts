// Plugin data that a teammate, another version or anybody wrote under our keys; and large documents. What is looked at is bounded.
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MASK_KEY, PLACED_KEY, RECIPE_KEY, SOURCE_KEY } from '../../../src/contract/storage/storage-keys';
import { BaseNodeApi } from 'figma-stand-in/api/nodes/base-node-api';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { readManifest } from 'figma-stand-in/api/manifest';
import { landscape, make, open, painting, recipeFor } from '../stage';

const NESTED = new URL('../../cases/recipe-nested-20000.txt', import.meta.url);
const { id: PLUGIN } = readManifest(await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8'));

afterEach(() => {
  vi.restoreAllMocks();
});

/** A layer that carries this under our keys. */
function stranger(document: HostDocument, data: Readonly<Record<string, string>>, x = 900): string {
  return make(document, 'RECTANGLE', document.pages[0]!, { x, patch: { pluginData: { [PLUGIN]: data } } });
}

/** How often plugin code touches a member of a node while `work` is done. */
async function touches(work: () => Promise<unknown>): Promise<number> {
  const guard = vi.spyOn(BaseNodeApi.prototype, 'guard');
  await work();
  const { length } = guard.mock.calls;
  guard.mockRestore();
  return length;
}

describe('plugin data of strangers', () => {
  const good = recipeFor(['1:2']);
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  it.each([
    ['the case of brackets', async () => ({ [RECIPE_KEY]: await readFile(NESTED, 'utf8') })],
    ['brackets inside a recipe', () => ({ [RECIPE_KEY]: JSON.stringify(good).replace('"clear-morning"', deep) })],
    ['brackets that do not close', () => ({ [RECIPE_KEY]: '{"a":'.repeat(12_000) })],
    ['brackets in a placed note', () => ({ [RECIPE_KEY]: JSON.stringify(good), [PLACED_KEY]: deep })],
    ['brackets in a mark', () => ({ [SOURCE_KEY]: deep })],
    ['ten thousand sources', () => ({ [RECIPE_KEY]: JSON.stringify({ ...good, sourceIds: Array.from({ length: 9000 }, (_, i) => `1:${i}`) }) })],
    ['a very long id', () => ({ [RECIPE_KEY]: JSON.stringify({ ...good, sourceIds: ['1'.repeat(50_000)] }) })],
    ['numbers that are none', () => ({ [RECIPE_KEY]: '{"version":2,"seed":1e999,"sourceIds":["1:2"]}', [MASK_KEY]: 'a' })],
    ['a mask that is none', () => ({ [RECIPE_KEY]: JSON.stringify(recipeFor(['9:9'])), [MASK_KEY]: 'z'.repeat(90_000) })],
  ])('%s: the plugin greets as if it were not there', async (_name, data) => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const layer = stranger(document, await data());
    const host = await open(document, [frame]);
    expect(await host.get('ready', {})).toMatchObject({ selection: { kind: 'paintable', source: { sourceIds: [frame] } } });
    host.editor.select([layer]);
    await host.settle();
    expect((await host.get('ready', {})).selection.kind).toMatch(/^paintable$/);
    await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('brackets inside a style’s name are no depth', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const name = '[{'.repeat(100);
    const style = { painter: 'masters', first: { kind: 'picture' as const, name, vector: [0, 1] }, second: null, share: 0 };
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame], { style }), placement: 'beside' });
    expect((await host.get('read-recipe', { layerId })).recipe.style).toEqual(style);
    await host.close();
  });

  it('a hundred selected paintings that name a hundred layers of another file cost a look each', async () => {
    const document = new HostDocument();
    const sourceIds = Array.from({ length: 100 }, (_, i) => `77:${i}`);
    const layers = Array.from({ length: 100 }, (_, i) => stranger(document, { [RECIPE_KEY]: JSON.stringify(recipeFor(sourceIds)) }, i * 200));
    const host = await open(document, []);
    const lookUps = vi.fn();
    host.run.inject('getNodeByIdAsync', 'before', lookUps);
    for (let i = 0; i < 1000; i++) host.run.inject('getNodeByIdAsync', 'before', lookUps);
    host.editor.select(layers);
    await host.settle();
    expect(lookUps.mock.calls.length).toBeLessThanOrEqual(300);
    await host.close();
  });
});

describe('insertion', () => {
  it('costs calls in proportion to how deep the source is nested', async () => {
    const cost = async (depth: number): Promise<number> => {
      const document = new HostDocument();
      let parent = document.pages[0]!;
      for (let i = 0; i < depth; i++) parent = make(document, 'FRAME', parent, { width: 500, height: 400 });
      const frame = landscape(document, parent);
      const host = await open(document, [frame]);
      const count = await touches(() => host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }));
      await host.close();
      return count;
    };
    const [shallow, middle, deep] = [await cost(20), await cost(40), await cost(80)];
    // From 20 to 40 and from 40 to 80: twice the depth added, twice the calls added.
    expect(deep - middle).toBeLessThan(2.2 * (middle - shallow));
  });
});

describe('a source that is flattened to a line', () => {
  it('says that it has no area, before and while it is painted', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    document.update(frame, {
      relativeTransform: [
        [1, 0, 0],
        [0, 0, 0],
      ],
    });
    await host.settle();
    expect(await host.get('ready', {})).toMatchObject({ selection: { kind: 'unpaintable', failure: { code: 'empty' } } });
    const ask = { png: painting(), recipe: recipeFor([frame]), placement: 'beside' } as const;
    expect(await host.ask('insert-painting', ask)).toMatchObject({ ok: false, failure: { code: 'empty' } });
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
