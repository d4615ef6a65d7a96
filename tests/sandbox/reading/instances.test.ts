// Scenes that are built of instances: Live follows their main components, of which Figma tells no listener; layers inside instances can be
// painted, also where Figma does not find them by their id.
import { describe, expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { RunOptions } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { landscape, make, open, paintOf, painting, recipeFor, teammate } from '../stage';

interface Forest {
  readonly document: HostDocument;
  readonly host: NodeRun;
  readonly frame: string;
  readonly main: string;
  /** A shape of the main component. */
  readonly crown: string;
  readonly instance: string;
  readonly other: string;
  /** The kinds of events that something causes, by a teammate. */
  readonly heard: (change: () => void) => Promise<readonly string[]>;
}

/** A landscape with an instance of a tree in it; the component lies on `where`. */
async function forest(where: 0 | 1 = 0, options: RunOptions = {}): Promise<Forest> {
  const document = new HostDocument(['Scenes', 'Components']);
  const frame = landscape(document, document.pages[0]!);
  const main = make(document, 'COMPONENT', document.pages[where]!, { x: 900, patch: { name: 'Tree', fills: [] } });
  const crown = make(document, 'ELLIPSE', main, { width: 80, height: 80, patch: { name: 'crown', fills: [paintOf('tree')] } });
  const other = make(document, 'COMPONENT', document.pages[where]!, { x: 1200 });
  make(document, 'RECTANGLE', other);
  const instance = document.instantiate(main, frame);
  document.setTransform(instance, [
    [1, 0, 100],
    [0, 1, 50],
  ]);
  const host = await open(document, [frame], options);
  const heard = async (change: () => void): Promise<readonly string[]> => {
    host.events.length = 0;
    teammate(document).act(change);
    await host.settle();
    return host.events.map(({ kind }) => kind);
  };
  return { document, host, frame, main, crown, instance, other, heard };
}

describe('a main component of an instance in the source', () => {
  it.each([
    ['on the same page', 0],
    ['on another page', 1],
  ] as const)('is followed %s: recoloured, added to, resized, undone', async (_where, page) => {
    const { document, host, main, crown, heard } = await forest(page);
    expect(
      await heard(() => {
        document.update(crown, { fills: [paintOf('plant')] });
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        make(document, 'RECTANGLE', main);
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        document.resize(main, 120, 120);
      }),
    ).toEqual(['source-changed']);
    host.events.length = 0;
    const mate = teammate(document);
    mate.act(() => {
      document.update(crown, { visible: false });
    });
    await host.settle();
    mate.undo();
    await host.settle();
    expect(host.events.filter(({ kind }) => kind === 'source-changed')).toHaveLength(2);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('shows in the export', async () => {
    const { document, host, frame, crown } = await forest();
    teammate(document).act(() => {
      document.update(crown, { fills: [paintOf('sea')] });
    });
    await host.settle();
    const { solids } = await host.get('export-picture', { sourceIds: [frame] });
    const [r, g, b] = Object.values(paintOf('sea').color).map((channel) => Math.round((channel as number) * 255));
    expect(solids.map(({ colour }) => colour)).toContainEqual([r, g, b]);
    await host.close();
  });

  it('is no other component, and no longer one when its instance is gone or has another source around it', async () => {
    const { document, host, other, crown, instance, heard } = await forest();
    expect(
      await heard(() => {
        document.update(document.children(other)[0]!, { fills: [paintOf('sea')] });
      }),
    ).toEqual([]);
    expect(
      await heard(() => {
        document.remove(instance);
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        document.update(crown, { fills: [paintOf('rock')] });
      }),
    ).toEqual([]);
    await host.close();
  });

  it('is also one of an instance inside the main, of an instance that came later, and of one that is the source itself', async () => {
    const { document, host, frame, main, other, instance, heard } = await forest(1);
    const leaf = document.children(other)[0]!;
    expect(
      await heard(() => {
        document.instantiate(other, main);
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        document.update(leaf, { fills: [paintOf('plant')] });
      }),
    ).toEqual(['source-changed']);
    await heard(() => {
      for (const id of document.instances.of(other)) document.remove(id);
    });
    expect(
      await heard(() => {
        document.update(leaf, { opacity: 0.5 });
      }),
    ).toEqual([]);
    expect(
      await heard(() => {
        document.instantiate(other, frame);
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        document.update(leaf, { opacity: 0.25 });
      }),
    ).toEqual(['source-changed']);
    host.editor.select([instance]);
    await host.settle();
    expect(
      await heard(() => {
        document.update(document.children(main)[0]!, { opacity: 0.5 });
      }),
    ).toEqual(['source-changed']);
    expect(
      await heard(() => {
        document.update(leaf, { opacity: 0.75 });
      }),
    ).toEqual([]);
    await host.close();
  });

  it('may be removed, be brought back, and take its page with it', async () => {
    const { document, host, main, crown, heard } = await forest(1);
    const mate = teammate(document);
    mate.act(() => {
      document.remove(main);
    });
    await host.settle();
    mate.undo();
    await host.settle();
    expect(
      await heard(() => {
        document.update(crown, { opacity: 0.5 });
      }),
    ).toEqual(['source-changed']);
    await heard(() => {
      document.remove(document.pages[1]!);
    });
    host.editor.select([]);
    await host.settle();
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('can be edited by the person with Live on: the source stays while a layer of the main is selected', async () => {
    const { host, frame, main, crown, other } = await forest();
    await host.get('follow-source', { on: true });
    host.editor.select([crown]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { source: { sourceIds: [frame] } } });
    host.events.length = 0;
    await host.get('fill-selection', { className: 'plant' });
    await host.settle();
    expect(host.events).toContainEqual({ kind: 'source-changed' });
    // The component as a whole is a picture of its own, and so is any other.
    for (const id of [main, other]) {
      host.editor.select([id]);
      await host.settle();
      expect(host.events.at(-1)).toMatchObject({ selection: { source: { sourceIds: [id] } } });
    }
    await host.close();
  });

  it('is watched beside a fresh painting, where Figma never calls a second listener', async () => {
    const { document, host, frame, crown, heard } = await forest(0, { unsettled: { secondNodechangeListener: 'never' } });
    await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    await host.settle();
    expect(
      await heard(() => {
        document.update(crown, { opacity: 0.5 });
      }),
    ).toContain('source-changed');
    expect(
      await heard(() => {
        document.update(document.children(frame)[0]!, { opacity: 0.5 });
      }),
    ).toContain('source-changed');
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('a teammate’s twin of a fresh painting', () => {
  it('is joined where Figma never calls a second listener', async () => {
    const { document, host, frame } = await forest(0, { unsettled: { secondNodechangeListener: 'never' } });
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    const data = document.node(layerId).pluginData[host.run.manifest.id]!;
    // Lower ids stay: this one came first.
    const first = '0:999';
    teammate(document).act(() => {
      document.store.put({
        ...document.node(layerId),
        id: first,
        order: 99,
        pluginData: {
          [host.run.manifest.id]: { ...data, placed: JSON.stringify({ layerId: first, width: 400, height: 300, variation: false }) },
        },
      });
    });
    await host.settle();
    expect([document.has(first), document.has(layerId)]).toEqual([true, false]);
    await host.close();
  });
});

describe.each(['works', 'null'] as const)('a layer inside an instance, where its lookup by id gives: %s', (instanceLookup) => {
  it('is shown, exported, painted beside the instance’s own frame and found again', async () => {
    const { document, host, frame, instance } = await forest(0, { unsettled: { instanceLookup } });
    const [layer] = document.children(instance) as [string];
    expect(layer).toMatch(/^I/);
    host.editor.select([layer]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'paintable', source: { sourceIds: [frame] } } });
    await host.get('choose-scope', { alone: true });
    expect(host.events.at(-1)).toMatchObject({ selection: { kind: 'paintable', source: { sourceIds: [layer], name: 'crown' } } });
    expect((await host.get('export-picture', { sourceIds: [layer] })).parts).toHaveLength(1);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([layer]), placement: 'on-top' });
    expect(document.node(layerId).parent).toBe(frame);
    host.editor.select([layerId]);
    await host.settle();
    expect(host.events.at(-1)).toMatchObject({ selection: { source: { sourceIds: [layer], throughPainting: true } } });
    expect((await host.get('insert-painting', { png: painting(1), recipe: recipeFor([layer]), placement: 'on-top' })).updated).toBe(true);
    host.editor.select([]);
    expect(await host.get('select-layers', { ids: [layer] })).toEqual({ selected: 1 });
    expect(host.editor.selection()).toEqual([layer]);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('in an instance within an instance, on another page, is too; one that is gone is gone', async () => {
    const { document, host, main, other } = await forest(1, { unsettled: { instanceLookup } });
    document.setTransform(document.instantiate(main, other), [
      [1, 0, 10],
      [0, 1, 10],
    ]);
    const outer = document.instantiate(other, document.pages[1]!);
    const inner = document.children(outer).find((id) => document.node(id).type === 'INSTANCE')!;
    const [deep] = document.children(inner) as [string];
    expect((await host.get('export-picture', { sourceIds: [deep] })).name).toBe('crown');
    for (const id of [`${deep}0`, 'I9:9;1:1', 'I', 'I;'])
      expect(await host.ask('export-picture', { sourceIds: [id] })).toMatchObject({ ok: false, failure: { code: 'source-gone' } });
    host.run.inject('loadAsync', 'after', () => {
      teammate(document).act(() => {
        document.remove(outer);
      });
    });
    expect(await host.ask('export-picture', { sourceIds: [deep] })).toMatchObject({ ok: false, failure: { code: 'source-gone' } });
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

describe('invisible layers of instances', () => {
  it('are passed over; hiding and showing one is a change of the source', async () => {
    const { document, host, frame, instance } = await forest();
    const [layer] = document.children(instance) as [string];
    const act = async (visible: boolean): Promise<void> => {
      host.events.length = 0;
      host.editor.act(() => {
        document.update(layer, { visible });
      });
      await host.settle();
      expect(host.events.map(({ kind }) => kind)).toEqual(['source-changed']);
    };
    await act(false);
    const { findings } = await host.get('export-picture', { sourceIds: [frame] });
    expect(findings).toEqual([]);
    await act(true);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});
