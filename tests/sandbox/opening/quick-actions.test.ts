// The quick actions of Figma's menu, as Figma runs them: parameters filled in or not, no panel on show, and one sentence at the end.
import { HostDocument } from 'figma-stand-in/document/host-document';
import { readManifest } from 'figma-stand-in/api/manifest';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../scripts/shared/model-files';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { composeScene } from '../../../src/compose/compose-scene';
import { KIND_IDS, KIND_NAMES, OWN_SLIDERS } from '../../../src/contract/roll';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { landscape, make, painting, recipeFor, snapshot } from '../stage';

/** The styles of all painters, as Figma's bar offers them. */
const STYLES = PAINTER_IDS.flatMap((id) => {
  const { painter, styles } = validateModelCard(readModelFiles(id).card);
  return styles.map((style) => ({ ref: { painter: id, id: style.id }, name: `${style.name} (${painter.name})`, data: `${id}/${style.id}` }));
});

/** Run a command of the menu at a file, as a person with these layers selected; `undefined` parameters: from the menu, where none are asked for. */
async function run(command: string, document: HostDocument, select: readonly string[], parameters?: ParameterValues): Promise<NodeRun> {
  document.store.commit('');
  const { Editor } = await import('figma-stand-in/document/editor');
  const editor = new Editor(document);
  editor.select(select);
  return runInNode({ document, editor, command, ...(parameters === undefined ? {} : { parameters }) });
}

/** What the person sees at the end, and that the plugin is closed. */
function said(host: NodeRun): readonly { message: string; error: boolean }[] {
  expect(host.run.closed).toBe(true);
  expect(host.errors).toEqual([]);
  for (const { message } of host.toasts) expect(message.length, message).toBeLessThanOrEqual(100);
  return host.toasts.map(({ message, error }) => ({ message, error }));
}

/** As the panel says it. There may be no answer: the plugin is closed. */
async function finish(host: NodeRun, tone: 'done' | 'trouble', sentence: string): Promise<void> {
  host.post({ type: 'request', id: 9999, name: 'finish', body: { tone, sentence } });
  await expect.poll(() => host.run.closed).toBe(true);
}

describe('filling in parameters', () => {
  const begin = (command: string, document = new HostDocument()): Promise<NodeRun> => runInNode({ document, command, entersParameters: true });

  it('suggests kinds, by name or id, and refuses what is none; nothing opens and nothing changes meanwhile', async () => {
    const document = new HostDocument();
    const host = await begin('roll-scene', document);
    const before = snapshot(document);
    const all = await host.run.parameters.type('kind', '');
    expect(all).toMatchObject({ suggestions: [{ name: 'Any kind' }, ...KIND_IDS.map((id) => ({ name: KIND_NAMES[id], data: id }))] });
    expect(await host.run.parameters.type('kind', ' FJ')).toMatchObject({ suggestions: [{ name: 'Fjord', data: 'fjord' }] });
    expect(await host.run.parameters.type('kind', 'river')).toMatchObject({ suggestions: [{ data: 'forest-river' }, { data: 'canyon' }] });
    expect(await host.run.parameters.type('kind', 'moon')).toMatchObject({ error: 'There is no kind of scene called that.' });
    expect(host.run.window.state).toBeNull();
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('suggests a typed seed itself, and refuses what is none', async () => {
    const host = await begin('roll-scene');
    expect(await host.run.parameters.type('seed', '')).toMatchObject({ suggestions: [{ name: 'Another seed' }] });
    for (const good of ['0', '4294967295', ' 42 '])
      expect(await host.run.parameters.type('seed', good)).toMatchObject({ suggestions: [{ name: good.trim() }] });
    for (const bad of ['-1', '4294967296', '1.5', 'blue', '1e3'])
      expect(await host.run.parameters.type('seed', bad), bad).toMatchObject({ error: 'A seed is a whole number from 0 to 4294967295.' });
    await host.close();
  });

  it('suggests the styles of all painters; with nothing selected it says so at once', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await begin('paint-again', document);
    expect(await host.run.parameters.type('style', '')).toMatchObject({
      error: 'Nothing is selected. Select what was painted, or what shall be.',
    });
    host.editor.select([frame]);
    const [first] = STYLES;
    expect(await host.run.parameters.type('style', '')).toMatchObject({
      suggestions: [{ name: 'As it is' }, ...STYLES.map(({ name, data }) => ({ name, data }))],
    });
    expect(await host.run.parameters.type('style', first!.name.slice(0, 5))).toMatchObject({
      suggestions: expect.arrayContaining([{ name: first!.name, data: first!.data }]) as unknown,
    });
    expect(await host.run.parameters.type('style', 'cubism')).toMatchObject({ error: 'There is no style called that.' });
    expect(await host.run.parameters.type('seed', '')).toMatchObject({ suggestions: [{ name: 'The same seed' }, { name: 'Another seed' }] });
    await host.close();
  });

  it('asks whether the shapes of a picture are to be painted; with nothing selected it says so at once', async () => {
    const document = new HostDocument();
    const host = await begin('shapes-from-picture', document);
    expect(await host.run.parameters.type('paint', '')).toMatchObject({ error: 'Nothing is selected. Select the picture.' });
    host.editor.select([landscape(document, document.pages[0]!)]);
    expect(await host.run.parameters.type('paint', '')).toMatchObject({ suggestions: [{ name: 'Shapes only' }, { name: 'Paint them, too' }] });
    expect(await host.run.parameters.type('paint', 'paint')).toMatchObject({ suggestions: [{ name: 'Paint them, too' }] });
    expect(await host.run.parameters.type('paint', 'no')).toMatchObject({ error: expect.stringContaining('Leave this empty') as string });
    await host.close();
  });

  it('is offered in the manifest for every key that the plugin knows, and never needed', () => {
    const { menu } = readManifest(readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8'));
    const quick = menu!.filter(({ parameters }) => parameters !== undefined);
    expect(quick.map(({ command, parameterOnly }) => [command, parameterOnly])).toEqual([
      ['paint-again', false],
      ['roll-scene', false],
      ['shapes-from-picture', false],
    ]);
    for (const { parameters } of quick)
      expect(parameters!.every(({ optional, allowFreeform }) => optional === true && allowFreeform !== true)).toBe(true);
  });
});

describe('Roll a scene', () => {
  it('draws what was asked for in view, in one undo step, says so, and closes; no panel opens', async () => {
    const document = new HostDocument();
    const before = snapshot(document);
    const host = await run('roll-scene', document, [], { kind: 'fjord', seed: '42' });
    const { shapes } = composeScene({ kind: 'fjord', seed: 42, sliders: OWN_SLIDERS, width: 1200, height: 900 });
    expect(said(host)).toEqual([{ message: `“Fjord” is drawn: ${shapes.length} shapes, seed 42.`, error: false }]);
    expect(host.run.window.state).toBeNull();
    const [frame, ...others] = document.children(document.pages[0]!) as [string, ...string[]];
    expect(others).toEqual([]);
    expect(document.children(frame).map((id) => document.node(id).name)).toEqual(shapes.map(({ name }) => name));
    expect(host.editor.selection()).toEqual([frame]);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    host.editor.undo();
    expect(snapshot(document)).toBe(before);
  });

  it('draws any kind with any seed where nothing was filled in, each time another', async () => {
    const sentences = new Set<string>();
    for (let i = 0; i < 4; i++) {
      const document = new HostDocument();
      const host = await run('roll-scene', document, []);
      const { message } = said(host)[0]!;
      expect(message).toMatch(/^“.+” is drawn: \d+ shapes, seed \d{1,4}\.$/);
      sentences.add(message);
    }
    expect(sentences.size).toBeGreaterThan(1);
  });

  it('goes into the selected empty frame', async () => {
    const document = new HostDocument();
    const into = make(document, 'FRAME', document.pages[0]!, { width: 1440, height: 360, patch: { name: 'Hero', fills: [] } });
    const host = await run('roll-scene', document, [into], { kind: 'meadow', seed: '3' });
    const { shapes } = composeScene({ kind: 'meadow', seed: 3, sliders: OWN_SLIDERS, width: 1440, height: 360 });
    expect(said(host)).toEqual([{ message: `A scene is drawn into “Hero”: ${shapes.length} shapes, seed 3.`, error: false }]);
    expect(document.children(into)).toHaveLength(shapes.length);
    expect(document.children(document.pages[0]!)).toEqual([into]);
  });

  it('goes beside a full frame, as large, and beside anything else in the usual size', async () => {
    const document = new HostDocument();
    const full = landscape(document, document.pages[0]!, { width: 800, height: 200 });
    const before = document.children(full);
    said(await run('roll-scene', document, [full], { kind: 'meadow' }));
    const [, beside] = document.children(document.pages[0]!) as [string, string];
    expect(document.node(beside)).toMatchObject({ name: 'Meadow and hills', width: 800, height: 200 });
    expect(document.children(full)).toEqual(before);
    said(await run('roll-scene', document, [before[0]!], { kind: 'coast' }));
    expect(document.node(document.children(document.pages[0]!)[2]!)).toMatchObject({ name: 'Coast with cliffs' });
  });

  it('in a file that may not be edited says why, in what a notification can hold, and leaves it as it is', async () => {
    const document = new HostDocument();
    document.setVectorPaths = () => {
      throw new Error('in set_vectorPaths: refused');
    };
    const before = snapshot(document);
    const host = await run('roll-scene', document, []);
    expect(said(host)).toEqual([{ message: 'Figma did not allow this change, so nothing was changed.', error: true }]);
    expect(snapshot(document)).toBe(before);
  });
});

describe('Paint selection again', () => {
  it('opens the panel where nobody sees it, hands it what was asked, and is over when the panel says so', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await run('paint-again', document, [frame], { style: STYLES[2]!.data, seed: '77' });
    expect(host.run.window.state).toMatchObject({ visible: false });
    expect(host.toasts.map(({ message, button }) => [message, button])).toEqual([['Painting…', 'Cancel']]);
    const hello = await host.get('ready', {});
    expect(hello).toMatchObject({ command: 'paint-again', again: { style: STYLES[2]!.ref, seed: 77 }, selection: { kind: 'paintable' } });
    await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    // The painting is there: a late Cancel takes nothing away and leaves the plugin to say so.
    host.toasts[0]!.press();
    expect(host.run.closed).toBe(false);
    await finish(host, 'done', 'Painted in 0.4 s. Layer “Scene painting” added.');
    expect(said(host).at(-1)).toEqual({ message: 'Painted in 0.4 s. Layer “Scene painting” added.', error: false });
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
  });

  it('hands on that nothing else was asked, from the menu and for values that are none', async () => {
    for (const parameters of [undefined, {}, { style: 'own', seed: 'own' }, { style: 7, seed: null }]) {
      const document = new HostDocument();
      const host = await run('paint-again', document, [landscape(document, document.pages[0]!)], parameters);
      expect(await host.get('ready', {})).toMatchObject({ again: { style: null, seed: null } });
      await host.close();
    }
  });

  it('is cancelled by the button of its notification: nothing is changed, and the plugin is closed', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await run('paint-again', document, [frame]);
    const before = snapshot(document);
    await host.get('ready', {});
    host.toasts[0]!.press();
    await host.settle();
    expect(said(host).at(-1)).toEqual({ message: 'Painting was cancelled. Nothing was changed.', error: false });
    expect(snapshot(document)).toBe(before);
  });

  it('says what went wrong in what a notification can hold', async () => {
    const document = new HostDocument();
    const host = await run('paint-again', document, []);
    await host.get('ready', {});
    const long = 'Nothing is selected. Select what was painted, or what shall be, then run this again. And so on and on and on.';
    await finish(host, 'trouble', long);
    expect(said(host).at(-1)).toEqual({
      message: 'Nothing is selected. Select what was painted, or what shall be, then run this again.',
      error: true,
    });
  });
});

describe('Shapes from picture', () => {
  const SHAPES = {
    name: 'Scene shapes',
    width: 400,
    height: 300,
    shapes: [{ name: 'sky', className: 'sky', path: 'M 0 0 L 400 0 L 400 300 Z' }],
  } as const;

  it('opens the panel where nobody sees it and hands it the picture that was selected when it was called', async () => {
    const document = new HostDocument();
    const [picture, other] = [landscape(document, document.pages[0]!), landscape(document, document.pages[0]!)];
    const host = await run('shapes-from-picture', document, [picture]);
    await expect.poll(() => host.run.window.state).toMatchObject({ visible: false });
    expect(host.toasts.map(({ message, button }) => [message, button])).toEqual([['Reading the picture…', 'Cancel']]);
    expect(await host.get('ready', {})).toMatchObject({ command: 'shapes-from-picture', paintShapes: false });
    host.editor.select([other]);
    expect(await host.get('read-layer-picture', { side: 768 })).toMatchObject({ layerId: picture });
    await host.get('insert-shapes', SHAPES);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
    // The shapes are there: a late Cancel takes nothing away and leaves the plugin to say so.
    host.toasts[0]!.press();
    expect(host.run.closed).toBe(false);
    await finish(host, 'done', '“Scene shapes” is drawn: one shape.');
    expect(said(host).at(-1)).toEqual({ message: '“Scene shapes” is drawn: one shape.', error: false });
  });

  it('is cancelled by the button of its notification, which says what is there by then', async () => {
    for (const [parameters, inserts, sentence] of [
      [{}, false, 'Reading the picture was cancelled. Nothing was changed.'],
      [{ paint: 'too' }, true, 'Cancelled. The shapes are drawn, and not painted.'],
    ] as const) {
      const document = new HostDocument();
      const host = await run('shapes-from-picture', document, [landscape(document, document.pages[0]!)], parameters);
      expect(await host.get('ready', {})).toMatchObject({ paintShapes: inserts });
      if (inserts) await host.get('insert-shapes', SHAPES);
      host.toasts[0]!.press();
      await host.settle();
      expect(said(host).at(-1)).toEqual({ message: sentence, error: false });
      expect(host.editor.undoSteps.done).toBe(inserts ? 1 : 0);
    }
  });

  it('says at once, without a panel, that nothing is selected or several things are', async () => {
    const document = new HostDocument();
    const both = [landscape(document, document.pages[0]!), landscape(document, document.pages[0]!)];
    for (const [selected, sentence] of [
      [[], 'Nothing is selected. Select the picture.'],
      [both, 'Several layers are selected. Select the one picture that is meant.'],
    ] as const) {
      const host = await run('shapes-from-picture', document, selected);
      await expect.poll(() => host.run.closed).toBe(true);
      expect(said(host)).toEqual([{ message: sentence, error: true }]);
      expect(host.run.window.state).toBeNull();
    }
  });
});
