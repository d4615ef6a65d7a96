// What the plugin tells the panel unasked.
import { describe, expect, it } from 'vitest';
import { HostDocument } from '../../src/host/document/host-document';
import { expectSentence, landscape, make, open, paintOf, painting, recipeFor, teammate } from './stage';

describe('a change of the selection', () => {
  it('is told, the newest last', async () => {
    const document = new HostDocument();
    const [a, b] = [landscape(document, document.pages[0]!), landscape(document, document.pages[0]!, { x: 500 })];
    const host = await open(document);
    host.editor.select([a]);
    host.editor.select([b]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ kind: 'selection', selection: { source: { sourceIds: [b] } } });
    host.editor.select([]);
    await host.settle();
    expect(host.events.at(-1)).toEqual({ kind: 'selection', selection: { kind: 'nothing' } });
    await host.close();
  });

  it('is told when the person turns to another page', async () => {
    const document = new HostDocument(['One', 'Two']);
    const host = await open(document, [landscape(document, document.pages[0]!)]);
    host.editor.setCurrentPage(document.pages[1]!);
    await host.settle();
    expect(host.events.at(-1)).toEqual({ kind: 'selection', selection: { kind: 'nothing' } });
    await host.close();
  });
});

describe('the page', () => {
  it('may be deleted by a teammate while the person is on it', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const host = await open(document, [landscape(document, one)]);
    teammate(document).act(() => { document.remove(one); });
    await host.settle();
    expect(host.events.at(-1)).toEqual({ kind: 'selection', selection: { kind: 'nothing' } });
    const frame = landscape(document, two);
    host.editor.select([frame]);
    await host.settle();
    host.events.length = 0;
    document.update(document.children(frame)[0]!, { width: 77 });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('a change inside the source', () => {
  it.each(['you', 'a teammate'])('by %s is told once, after a pause, and again when it is undone', async (who) => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const [sky] = document.children(frame) as [string];
    const host = await open(document, [frame]);
    const person = who === 'you' ? host.editor : teammate(document);
    for (let i = 1; i <= 5; i++) person.act(() => { document.update(sky, { width: 400 - i }); });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    person.undo();
    await host.settle();
    expect(host.events).toHaveLength(2);
    await host.close();
  });

  it('is also a shape that comes, goes, or moves away', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const [sky, meadow] = document.children(frame) as [string, string];
    const host = await open(document, [frame]);
    for (const change of [
      () => { make(document, 'RECTANGLE', frame); },
      () => { document.remove(sky); },
      () => { document.insert(meadow, page); },
    ]) {
      host.events.length = 0;
      host.editor.act(change);
      await host.settle();
      expect(host.events).toContainEqual({ kind: 'source-changed' });
    }
    await host.close();
  });

  it('is told after a click on a swatch', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, document.children(frame).slice(0, 1));
    await host.get('fill-selection', { className: 'sea' });
    await host.settle();
    expect(host.events).toContainEqual({ kind: 'source-changed' });
    await host.close();
  });

  it('is told on a page that the person turned to, and no longer on the one before', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [one, two] = document.pages as [string, string];
    const [first, second] = [landscape(document, one), landscape(document, two)];
    const host = await open(document, [first]);
    host.editor.setCurrentPage(two);
    host.editor.select([second]);
    await host.settle();
    host.events.length = 0;
    document.update(document.children(first)[0]!, { width: 77 });
    await host.settle();
    expect(host.events).toEqual([]);
    document.update(document.children(second)[0]!, { width: 77 });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    await host.close();
  });

  it('is not what happens elsewhere', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const other = make(document, 'RECTANGLE', page, { x: 900 });
    const host = await open(document, [frame]);
    document.update(other, { fills: [paintOf('sea')] });
    await host.settle();
    expect(host.events).toEqual([]);
    await host.close();
  });
});

describe('the source itself', () => {
  it('is described anew when it is renamed, resized, hidden or deleted', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    document.update(frame, { name: 'Dunes' });
    await host.settle();
    expect(host.events[0]).toMatchObject({ kind: 'selection', selection: { source: { name: 'Dunes' } } });
    document.resize(frame, 640, 480);
    await host.settle();
    expect(host.events.filter(({ kind }) => kind === 'selection').at(-1)).toMatchObject({ selection: { source: { width: 640, height: 480 } } });
    document.update(frame, { visible: false });
    await host.settle();
    const hidden = host.events.at(-1)!;
    if (hidden.kind === 'selection' && hidden.selection.kind === 'unpaintable') expectSentence(hidden.selection.failure, 'invisible');
    else expect.unreachable();
    document.remove(frame);
    await host.settle();
    expect(host.events.at(-1)).toEqual({ kind: 'selection', selection: { kind: 'nothing' } });
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('our own painting', () => {
  it('is told as a part of the selection, not as a change of the source; so is its undo', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    for (const placement of ['beside', 'on-top'] as const) {
      host.events.length = 0;
      const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement });
      await host.settle();
      expect(host.events.map(({ kind }) => kind)).toEqual(['selection']);
      expect(host.events[0]).toMatchObject({ selection: { source: { painting: { layerId } } } });
      await host.get('insert-painting', { png: painting(8), recipe: recipeFor([frame], { seed: 8 }), placement });
      await host.settle();
      expect(host.events.every(({ kind }) => kind === 'selection')).toBe(true);
      host.events.length = 0;
      host.editor.undo();
      host.editor.undo();
      await host.settle();
      expect(host.events.map(({ kind }) => kind)).toEqual(['selection']);
      expect(host.events[0]).toMatchObject({ selection: { source: { painting: null } } });
    }
    await host.close();
  });

  it('without its source any more is told with a sentence', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.editor.select([layerId]);
    await host.settle();
    teammate(document).act(() => { document.remove(frame); });
    await host.settle();
    const last = host.events.at(-1)!;
    if (last.kind === 'selection' && last.selection.kind === 'unpaintable') expectSentence(last.selection.failure, 'source-gone');
    else expect.unreachable();
    await host.close();
  });
});
