// What the plugin tells the panel unasked.
import { describe, expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { expectFailure, expectSentence, landscape, make, open, paintOf, painting, recipeFor, teammate } from '../stage';

describe('a change of the selection', () => {
  it('is told, the newest last', async () => {
    const document = new HostDocument();
    const [a, b] = [landscape(document, document.pages[0]!), landscape(document, document.pages[0]!, { x: 500 })];
    const host = await open(document);
    host.editor.select([a]);
    host.editor.select([b]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ kind: 'selection', selection: { source: { sourceIds: [b] } } });
    expect(host.events.at(-1)).not.toHaveProperty('sameLayers');
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
    teammate(document).act(() => {
      document.remove(one);
    });
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
  it.each(['you', 'a teammate'])('by %s is told once, and again when it is undone', async (who) => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const [sky] = document.children(frame) as [string];
    const host = await open(document, [frame]);
    const person = who === 'you' ? host.editor : teammate(document);
    for (let i = 1; i <= 5; i++)
      person.act(() => {
        document.update(sky, { width: 400 - i });
      });
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
      () => {
        make(document, 'RECTANGLE', frame);
      },
      () => {
        document.remove(sky);
      },
      () => {
        document.insert(meadow, page);
      },
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

describe('a burst of changes', () => {
  it('is told at its first change, now and then, and after its last', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const [sky] = document.children(frame) as [string];
    const host = await open(document, [frame]);
    const person = teammate(document);
    const drag = (width: number): void => {
      person.write(() => {
        document.update(sky, { width });
      });
    };
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    drag(1);
    while (host.events.length === 0) await pause();
    const changes = 120;
    for (let i = 2; i < changes; i++) {
      drag(i);
      await pause();
    }
    const during = host.events.length;
    expect(during).toBeGreaterThan(1);
    expect(during).toBeLessThan(changes / 3);
    drag(399);
    await host.settle();
    expect(host.events.length).toBeGreaterThan(during);
    expect(new Set(host.events.map(({ kind }) => kind))).toEqual(new Set(['source-changed']));
    // At rest: the next single change is told at once again.
    const before = host.events.length;
    drag(7);
    while (host.events.length === before) await pause();
    expect(host.run.pending).toBeGreaterThan(0);
    await host.close();
  });
});

describe('a change that the panel can not see happen', () => {
  it('is told while the panel is hidden', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const host = await open(document, [frame]);
    host.run.window.change({ visible: false });
    host.editor.act(() => {
      document.update(document.children(frame)[0]!, { fills: [paintOf('sea')] });
    });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    await host.close();
  });

  it('is told of a source on another page than its selected painting, until something else is selected', async () => {
    const document = new HostDocument(['One', 'Two', 'Three']);
    const [one, two, three] = document.pages as [string, string, string];
    const frame = landscape(document, two);
    const host = await open(document, [landscape(document, one)]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.editor.act(() => {
      document.insert(layerId, one);
    });
    host.editor.select([layerId]);
    await host.settle();
    const recolour = async (): Promise<readonly string[]> => {
      host.events.length = 0;
      teammate(document).act(() => {
        document.update(document.children(frame)[0]!, { opacity: Math.random() });
      });
      await host.settle();
      return host.events.map(({ kind }) => kind);
    };
    expect(await recolour()).toEqual(['source-changed']);
    host.editor.select([]);
    await host.settle();
    expect(await recolour()).toEqual([]);
    // The page that holds the source is deleted while it is listened to.
    host.editor.select([layerId]);
    await host.settle();
    teammate(document).act(() => {
      document.remove(two);
    });
    host.editor.setCurrentPage(three);
    await host.settle();
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('is told of a colour style, changed by a teammate, that the source uses', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const style = document.createStyle({ name: 'Alla Prima/sky', paints: [paintOf('sky')] });
    document.update(document.children(frame)[0]!, { fillStyleId: style });
    const host = await open(document, [frame]);
    teammate(document).act(() => {
      document.updateStyle(style, { paints: [paintOf('sea')] });
    });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    await host.close();
  });

  it('is told of any of several sources', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frames = [landscape(document, page), landscape(document, page, { x: 500 })] as const;
    const host = await open(document, frames);
    teammate(document).act(() => {
      document.update(document.children(frames[1])[0]!, { width: 7 });
    });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    await host.close();
  });
});

describe('a followed source', () => {
  it('stays while the selection is inside of it or empty, and gives way to something else', async () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const frame = landscape(document, page);
    const [sky, meadow] = document.children(frame) as [string, string];
    const other = landscape(document, page, { x: 500 });
    const host = await open(document, [frame]);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    const select = async (ids: readonly string[]): Promise<unknown> => {
      host.editor.select(ids);
      await host.settle();
      return host.events.at(-1);
    };
    await host.get('follow-source', { on: true });
    const stays = (fillable: number): object => ({
      kind: 'selection',
      selection: { kind: 'paintable', fillable, source: { sourceIds: [frame], throughPainting: false, painting: { layerId } } },
    });
    expect(await select([sky])).toMatchObject(stays(1));
    expect(await select([meadow, sky])).toMatchObject(stays(2));
    host.events.length = 0;
    host.editor.act(() => {
      document.update(sky, { width: 300 });
    });
    await host.settle();
    expect(host.events).toEqual([{ kind: 'source-changed' }]);
    expect(await select([])).toMatchObject(stays(0));
    expect(await select([layerId])).toMatchObject({ selection: { source: { sourceIds: [frame], throughPainting: true } } });
    expect(await select([sky, other])).toMatchObject({ selection: { source: { sourceIds: [sky, other] } } });
    // A shape of a scene of loose shapes is inside of it, too.
    expect(await select([sky])).toMatchObject({ selection: { source: { sourceIds: [sky, other] } } });
    expect(await select([meadow])).toMatchObject({ selection: { source: { sourceIds: [frame], scope: { kind: 'scene', shapes: 'meadow' } } } });
    expect(await select([other])).toMatchObject({ selection: { source: { sourceIds: [other] } } });
    expect(await select([])).toMatchObject({ selection: { source: { sourceIds: [other] } } });
    expect(await select([sky])).toMatchObject({ selection: { source: { sourceIds: [frame] } } });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('comes back when it was hidden or deleted for a while, and is let go when following ends', async () => {
    const document = new HostDocument();
    const frame = landscape(document, document.pages[0]!);
    const [sky] = document.children(frame) as [string];
    const host = await open(document, [frame]);
    await host.get('follow-source', { on: true });
    host.editor.select([sky]);
    await host.settle();
    document.update(frame, { visible: false });
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'unpaintable', failure: { code: 'invisible' } } });
    document.update(frame, { visible: true });
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({ selection: { source: { sourceIds: [frame] } } });
    const mate = teammate(document);
    mate.act(() => {
      document.remove(frame);
    });
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({
      selection: { kind: 'unpaintable', failure: { code: 'source-gone' } },
    });
    mate.undo();
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({ selection: { source: { sourceIds: [frame] } } });
    host.editor.select([]);
    await host.settle();
    expect(host.events.findLast(({ kind }) => kind === 'selection')).toMatchObject({ selection: { source: { sourceIds: [frame] } } });
    await host.get('follow-source', { on: false });
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'nothing' } });
    expectFailure(await host.ask('follow-source', {} as never), 'bad-message');
    expect(host.errors).toEqual([]);
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
    // Nobody selected anything else: what the panel said of the selection stays.
    expect(host.events[0]).toMatchObject({ kind: 'selection', selection: { source: { name: 'Dunes' } }, sameLayers: true });
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
    teammate(document).act(() => {
      document.remove(frame);
    });
    await host.settle();
    const last = host.events.at(-1)!;
    if (last.kind === 'selection' && last.selection.kind === 'unpaintable') expectSentence(last.selection.failure, 'source-gone');
    else expect.unreachable();
    await host.close();
  });
});
