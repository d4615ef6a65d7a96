// Several pictures in one selection: what counts as one, and that each is exported and inserted on its own.
import { describe, expect, it } from 'vitest';
import type { SelectionState } from '../../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { NodeRun } from '../../support/run-in-node';
import { expectSentence, landscape, make, open, paintOf, painting, recipeFor, teammate } from '../stage';

async function select(host: NodeRun, ids: readonly string[]): Promise<SelectionState> {
  host.editor.select(ids);
  return (await host.get('ready', {})).selection;
}

/** The sources as lists of ids, whether they are one or several. */
function sourcesOf(state: SelectionState): readonly (readonly string[])[] {
  if (state.kind === 'paintable') return [state.source.sourceIds];
  return state.kind === 'several' ? state.sources.map(({ sourceIds }) => sourceIds) : [];
}

describe('several frames', () => {
  it('are as many sources, from top to bottom and left to right, whatever kind of frame they are', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const section = make(document, 'SECTION', page, { y: 900, width: 500, height: 400 });
    const component = make(document, 'COMPONENT', page, { x: 600 });
    const frame = landscape(document, page, { patch: { name: 'Left' } });
    const instance = document.instantiate(component, page);
    document.setTransform(instance, [
      [1, 0, 1200],
      [0, 1, 0],
    ]);
    const host = await open(document);
    expect(await select(host, [section, instance, component, frame])).toMatchObject({
      kind: 'several',
      sources: [frame, component, instance, section].map((id) => ({ sourceIds: [id], painting: null, throughPainting: false })),
      unpaintable: [],
      fillable: 4,
    });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('tell by name and in a sentence which of them can not be painted', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const [a, b] = [landscape(document, page), landscape(document, page, { x: 500 })] as const;
    const hidden = landscape(document, page, { x: 1000, patch: { visible: false, name: 'Hidden' } });
    const empty = make(document, 'FRAME', page, { x: 1500, patch: { fills: [], name: 'Empty' } });
    const host = await open(document);
    const state = await select(host, [a, hidden, b, empty]);
    expect(sourcesOf(state)).toEqual([[a], [b]]);
    if (state.kind !== 'several') throw new Error(state.kind);
    expect(state.unpaintable.map(({ name }) => name)).toEqual(['Hidden', 'Empty']);
    expectSentence(state.unpaintable[0]!.failure, 'invisible');
    expectSentence(state.unpaintable[1]!.failure, 'empty');
    // One that is left is a single source, as ever; none is a sentence.
    expect(await select(host, [hidden, b])).toMatchObject({ kind: 'paintable', source: { sourceIds: [b] } });
    expect(await select(host, [hidden, empty])).toMatchObject({ kind: 'unpaintable', failure: { code: 'invisible' } });
    await host.close();
  });

  it('are at most a hundred', async () => {
    const document = new HostDocument();
    const ids = Array.from({ length: 101 }, (_, i) => make(document, 'FRAME', document.pages[0]!, { x: i * 200 }));
    const host = await open(document);
    const state = await select(host, ids);
    if (state.kind !== 'unpaintable') throw new Error(state.kind);
    expectSentence(state.failure, 'too-many-layers');
    expect(sourcesOf(await select(host, ids.slice(1)))).toHaveLength(100);
    await host.close();
  });
});

describe('frames and other things', () => {
  it('shapes with one frame are one scene; with two they are a scene of their own; what is inside a frame goes with it', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const [a, b] = [landscape(document, page), landscape(document, page, { x: 500 })] as const;
    const [sun, moon] = [0, 1].map((i) => make(document, 'ELLIPSE', page, { x: 20 * i, y: 2000, patch: { fills: [paintOf('sky')] } })) as [
      string,
      string,
    ];
    const [inside] = document.children(a) as [string];
    const host = await open(document);
    expect(await select(host, [sun, a])).toMatchObject({ kind: 'paintable', source: { sourceIds: [a, sun] } });
    expect(sourcesOf(await select(host, [sun, a, b, moon]))).toEqual([[a], [b], [sun, moon]]);
    expect(sourcesOf(await select(host, [inside, a, b]))).toEqual([[a], [b]]);
    expect(sourcesOf(await select(host, [inside, b]))).toEqual([[inside, b]]);
    await host.close();
  });

  it('paintings stand for their sources: once each, also without their frame, but not next to loose shapes', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const [a, b] = [landscape(document, one), landscape(document, one, { y: 1000 })] as const;
    const elsewhere = landscape(document, two, { y: 2000 });
    const sun = make(document, 'ELLIPSE', one, { x: 3000 });
    const host = await open(document, [a]);
    const layers: string[] = [];
    for (const [i, frame] of [a, b, elsewhere].entries())
      layers.push(
        (await host.get('insert-painting', { png: painting(i), recipe: recipeFor([frame], { seed: i }), placement: 'beside' })).layerId,
      );
    const [ofA, ofB, ofElsewhere] = layers as [string, string, string];
    document.insert(ofElsewhere, one);

    const state = await select(host, [ofElsewhere, ofB, ofA]);
    expect(state).toMatchObject({
      kind: 'several',
      sources: [
        [a, ofA],
        [b, ofB],
        [elsewhere, ofElsewhere],
      ].map(([id, layerId], seed) => ({ sourceIds: [id], throughPainting: true, painting: { layerId, recipe: { seed } } })),
    });
    // All of a page selected: each frame once.
    expect(sourcesOf(await select(host, [a, ofA, b, ofB]))).toEqual([[a], [b]]);
    expect(sourcesOf(await select(host, [a, ofA]))).toEqual([[a]]);
    expect(sourcesOf(await select(host, [a, ofB]))).toEqual([[a], [b]]);
    expect(sourcesOf(await select(host, [sun, ofB]))).toEqual([[sun]]);

    document.remove(b);
    const left = await select(host, [ofElsewhere, ofB, ofA]);
    expect(sourcesOf(left)).toEqual([[a], [elsewhere]]);
    if (left.kind === 'several') expectSentence(left.unpaintable[0]!.failure, 'source-gone');
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('a source that goes while that of another painting is looked up is left out', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const [a, b] = [landscape(document, page), landscape(document, page, { y: 1000 })] as const;
    const host = await open(document, [a]);
    const layers: string[] = [];
    for (const frame of [a, b])
      layers.push((await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' })).layerId);
    await host.settle();
    host.editor.select(layers);
    await host.settle();
    for (const moment of ['before', 'after'] as const) {
      const mate = teammate(document);
      host.run.inject('loadAsync', moment, () => {
        mate.act(() => {
          document.remove(a);
        });
      });
      expect(sourcesOf((await host.get('ready', {})).selection)).toEqual([[b]]);
      mate.undo();
      await host.settle();
    }
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('a batch', () => {
  it('paints source by source, one undo step each, wherever the person has gone meanwhile', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const frames = [0, 1, 2].map((i) => landscape(document, one, { y: 1000 * i }));
    const host = await open(document);
    const sources = sourcesOf(await select(host, frames));
    host.editor.setCurrentPage(two);
    const layers: string[] = [];
    for (const sourceIds of sources) {
      const picture = await host.get('export-picture', { sourceIds });
      expect(picture.sourceIds).toEqual(sourceIds);
      layers.push((await host.get('insert-painting', { png: painting(), recipe: recipeFor(sourceIds), placement: 'beside' })).layerId);
    }
    expect(host.editor.currentPage).toBe(two);
    expect(document.children(one)).toHaveLength(6);
    expect(host.editor.undoSteps).toMatchObject({ done: 3, open: false });
    for (const layer of layers.reverse()) {
      host.editor.undo();
      expect(document.has(layer)).toBe(false);
    }
    expect(document.children(one)).toHaveLength(3);
    await host.close();
  });

  it('goes on after a frame that was deleted meanwhile', async () => {
    const document = new HostDocument();
    const frames = [0, 1].map((i) => landscape(document, document.pages[0]!, { y: 1000 * i })) as [string, string];
    const host = await open(document, frames);
    host.run.inject('exportAsync', 'after', () => {
      teammate(document).act(() => {
        document.remove(frames[0]);
      });
    });
    expect(await host.ask('export-picture', { sourceIds: [frames[0]] })).toMatchObject({ ok: false, failure: { code: 'source-gone' } });
    expect(await host.ask('export-picture', { sourceIds: [frames[1]] })).toMatchObject({ ok: true });
    expect(host.events.filter(({ kind }) => kind === 'selection').at(-1)).toMatchObject({
      selection: { kind: 'paintable', source: { sourceIds: [frames[1]] } },
    });
    await host.close();
  });
});
