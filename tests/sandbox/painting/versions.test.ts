// Teammates with other versions of the plugin in one file. What a released version left is read for ever: fixtures/released/ holds what each
// wrote on a layer and into a recipe file. What a newer one leaves harms nothing here, and is said.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { changelogSections } from '../../../scripts/release/changelog';
import { readRecipeFile, writeRecipeFile } from '../../../src/labels/recipe-file';
import type { RecipeFile } from '../../../src/labels/recipe-file';
import type { Recipe } from '../../../src/contract/recipe';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { PLUGIN_ID } from '../../support/plugin-id';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, expectSentence, landscape, make, open, painting, recipeFor, teammate } from '../stage';
import { wetOnWet } from '../../unit/contract/wet-on-wet';

const VERSION = (JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string }).version;
const RELEASED = `${ROOT}tests/fixtures/released/`;

/** What one version writes of one and the same painting. */
interface Fixture {
  /** Plugin data of the painted layer. */
  readonly layer: Readonly<Record<string, string>>;
  /** Plugin data of what it was painted from; absent for versions that wrote none. */
  readonly source?: Readonly<Record<string, string>>;
  /** The recipe as a file or as copied text. */
  readonly file: string;
}

const WAY = {
  style: {
    painter: 'wet-on-wet',
    first: { kind: 'named', id: 'clear-summer' },
    second: { kind: 'picture', name: 'Sunset', vector: Array.from({ length: 32 }, (_, i) => i / 8 - 2) },
    share: 0.25,
  },
  seed: 4294967295,
  size: { width: 512, height: 384 },
  repaints: [{ className: 'sky', seed: 7 }],
  edges: 0.6,
  modelHash: 'ab'.repeat(32),
} as const;
const MASK = `a${512 * 256 - 1}d${512 * 128 - 1}`;

/** A file with a scene, the plugin open on it. Ids are the same each time. */
async function openScene(): Promise<{ host: NodeRun; document: HostDocument; frame: string; page: string }> {
  const document = new HostDocument(['One']);
  const page = document.pages[0]!;
  const frame = landscape(document, page);
  return { host: await open(document, [frame]), document, frame, page };
}

/** A layer with this plugin data, as another version left it. */
function layerOf(document: HostDocument, page: string, data: Readonly<Record<string, string>>): string {
  const { hash } = document.addImage(painting(1));
  return make(document, 'RECTANGLE', page, {
    x: 420,
    width: 400,
    height: 300,
    patch: {
      name: 'Scene painting',
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, visible: true, opacity: 1, blendMode: 'NORMAL' }],
      pluginData: { [PLUGIN_ID]: data },
    },
  });
}

/** A version that is released one day. */
const NEWER = '99.12.3';

describe('what was released', () => {
  it('is a fixture for each version of the changelog', () => {
    const dated = changelogSections(readFileSync(`${ROOT}CHANGELOG.md`, 'utf8')).filter(({ date }) => date !== null);
    expect(readdirSync(RELEASED).sort()).toEqual(
      [...new Set([...dated.map(({ version }) => version), VERSION])].map((one) => `${one}.json`).sort(),
    );
  });

  // A version that is new in package.json: `npx vitest run tests/sandbox/painting/versions -u` writes its fixture. One that is out never changes.
  it('includes what this version writes', async () => {
    const { host, document, frame } = await openScene();
    const recipe: Recipe = { ...recipeFor([frame]), ...WAY, appVersion: VERSION };
    const { layerId } = await host.get('insert-painting', { png: painting(1), recipe, placement: 'beside', mask: MASK });
    const { recipe: way, mask } = await host.get('read-recipe', { layerId });
    expect([way.appVersion, mask]).toEqual([VERSION, MASK]);
    const file: RecipeFile = {
      name: 'Scene',
      frame: { width: 400, height: 300 },
      way: { ...WAY, size: { width: 3, height: 2 }, appVersion: VERSION },
      labels: Uint8Array.of(0, 0, 0, 3, 3, 8),
    };
    // The name of a source's mark is random.
    const [mark] = /[a-z0-9]+/.exec(Object.values(document.node(frame).pluginData[PLUGIN_ID]!)[0]!)!;
    const [layer, source] = [layerId, frame].map((id) =>
      Object.fromEntries(Object.entries(document.node(id).pluginData[PLUGIN_ID]!).map(([key, text]) => [key, text.replace(mark, 'marked00')])),
    ) as [Record<string, string>, Record<string, string>];
    const fixture: Fixture = { layer, source, file: writeRecipeFile(file) };
    await expect(`${JSON.stringify(fixture, null, 2)}\n`).toMatchFileSnapshot(`${RELEASED}${VERSION}.json`);
  });

  it.each(readdirSync(RELEASED))('%s is read: the painting with its mask, and the recipe file', async (name) => {
    const { layer: data, source, file } = JSON.parse(readFileSync(RELEASED + name, 'utf8')) as Fixture;
    const { host, document, frame, page } = await openScene();
    if (source !== undefined) document.update(frame, { pluginData: { [PLUGIN_ID]: source } });
    const layer = layerOf(document, page, data);
    host.editor.select([layer]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({
      selection: {
        kind: 'paintable',
        source: { sourceIds: [frame], throughPainting: true, painting: { layerId: layer, recipe: WAY, carriesMask: true } },
      },
    });
    expect(await host.get('read-recipe', { layerId: layer })).toMatchObject({ recipe: WAY, mask: MASK });
    // Painting the scene again updates that layer.
    expect(await host.get('insert-painting', { png: painting(2), recipe: recipeFor([frame]), placement: 'beside' })).toMatchObject({
      layerId: layer,
      updated: true,
    });
    expect(readRecipeFile(file)).toMatchObject({
      name: 'Scene',
      way: { ...WAY, size: { width: 3, height: 2 } },
      labels: Uint8Array.of(0, 0, 0, 3, 3, 8),
    });
    expect(host.errors).toEqual([]);
  });
});

describe('a newer version, whose recipes have a form unknown here', () => {
  const UNKNOWN = JSON.stringify({ version: 3, appVersion: NEWER, source: { key: 'abc' }, style: 'of tomorrow', seed: 'x' });
  const DATA = { recipe: UNKNOWN, mask: 'of tomorrow', placed: '{}', more: 'data' };

  it('is named when its painting is selected; nothing offers to paint or fill it', async () => {
    const { host, document, page } = await openScene();
    const layer = layerOf(document, page, DATA);
    host.editor.select([layer]);
    await host.settle();
    const last = host.events.at(-1)!;
    if (last.kind !== 'selection' || last.selection.kind !== 'unpaintable') return expect.unreachable();
    expectSentence(last.selection.failure, 'newer-version');
    expect(last.selection.failure.sentence).toContain(`Alla Prima ${NEWER} made this painting, and yours is ${VERSION}.`);
    expect(last.selection).toMatchObject({ fillable: 0, painting: null });
    for (const name of ['read-recipe', 'read-painting'] as const) expectFailure(await host.ask(name, { layerId: layer }), 'unsupported-node');
    expect(host.errors).toEqual([]);
  });

  it('keeps its painting when its shapes are painted here, again, and that is undone', async () => {
    const { host, document, frame, page } = await openScene();
    const layer = layerOf(document, page, DATA);
    const before = document.node(layer);
    const first = await host.get('insert-painting', { png: painting(2), recipe: recipeFor([frame]), placement: 'beside' });
    expect(first).toMatchObject({ updated: false });
    teammate(document).act(() => {
      document.update(layer, { name: 'Renamed by a teammate' });
    });
    await host.settle();
    const again = await host.get('insert-painting', { png: painting(3), recipe: recipeFor([frame]), placement: 'beside' });
    expect(again).toMatchObject({ layerId: first.layerId, updated: true });
    expect(document.node(layer)).toEqual({ ...before, name: 'Renamed by a teammate' });
    host.editor.undo();
    host.editor.undo();
    expect(document.has(first.layerId)).toBe(false);
    expect(document.node(layer)).toMatchObject({ fills: before.fills, pluginData: before.pluginData });
  });

  it('is left out where its painting is selected among shapes', async () => {
    const { host, document, page } = await openScene();
    const layer = layerOf(document, page, DATA);
    const shape = make(document, 'RECTANGLE', page, { y: 400 });
    host.editor.select([layer, shape]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'paintable', source: { sourceIds: [shape] } } });
  });
});

describe('a newer version, whose recipes have the form of this one', () => {
  it('is read, and what it wrote besides does no harm', async () => {
    const { host, document, frame, page } = await openScene();
    const recipe = JSON.stringify({ ...recipeFor([frame]), ...WAY, appVersion: NEWER, style: wetOnWet('of-tomorrow'), mood: 'of tomorrow' });
    const layer = layerOf(document, page, { recipe, mask: MASK, more: 'data' });
    host.editor.select([layer]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({
      selection: { source: { throughPainting: true, painting: { recipe: { appVersion: NEWER, style: wetOnWet('of-tomorrow') } } } },
    });
    expect(document.node(layer).pluginData[PLUGIN_ID]).toEqual({ recipe, mask: MASK, more: 'data' });
  });
});

describe('whoever opens the plugin', () => {
  async function notice(...recipes: readonly string[]): Promise<string | null> {
    const document = new HostDocument(['One']);
    for (const recipe of recipes) layerOf(document, document.pages[0]!, { recipe });
    return (await (await open(document)).get('ready', {})).notice;
  }
  const signed = (appVersion: string, more: Record<string, unknown> = {}): string =>
    JSON.stringify({ ...recipeFor(['1:1'], { appVersion }), ...more });

  it('hears of the newest version on the page, once, whatever the form of its recipes', async () => {
    expect(await notice(signed('98.0.0'), signed('99.2.0', { version: 3 }), signed('99.10.0', { version: 4 }), signed('0.1.0'))).toBe(
      `This page has paintings by Alla Prima 99.10.0, and yours is ${VERSION}. They are safe here; update yours to have all that it can do.`,
    );
  });

  it('hears nothing of older ones, of forks, of names that look like one, and of what is no recipe', async () => {
    const lookalike = signed('0.1.0', {
      style: { first: { kind: 'picture', name: '"appVersion":"99.0.0"', vector: [1] }, second: null, share: 0 },
    });
    expect(
      await notice(signed('0.1.0'), signed(VERSION), signed('99.0.0-fork'), signed('v99'), lookalike, '['.repeat(40_000), 'null'),
    ).toBeNull();
  });
});
