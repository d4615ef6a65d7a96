// Everything that can go wrong around a painting: at each await something else happens in the document. No crash, no orphan,
// no second layer, one sentence.
import { afterEach, describe, expect, it } from 'vitest';
import type { HostDocument } from 'figma-stand-in/document/host-document';
import type { NodeRun } from '../../support/run-in-node';
import { expectFailure, make, openLandscape, painting, recipeFor, snapshot, teammate } from '../stage';

/** Every await between the painting's arrival and its layer. */
const AWAITS = [
  ['getNodeByIdAsync', 'before'],
  ['getNodeByIdAsync', 'after'],
  ['loadAsync', 'before'],
  ['loadAsync', 'after'],
] as const;

let host: NodeRun;
afterEach(async () => {
  await host.close();
});

async function scene(): ReturnType<typeof openLandscape> {
  const opened = await openLandscape();
  ({ host } = opened);
  return opened;
}

function paintings(document: HostDocument): readonly string[] {
  return [...document.store.all()]
    .filter((entry) => entry.type === 'RECTANGLE' && Object.values(entry.pluginData).some((data) => 'recipe' in data))
    .map(({ id }) => id);
}

describe.each(AWAITS)('during %s (%s)', (api, moment) => {
  it('the source is deleted: a sentence, nothing inserted', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.remove(frame);
      });
    });
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }), 'source-gone');
    expect(document.children(document.pages[0]!)).toEqual([]);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
    expect(host.errors).toEqual([]);
  });

  it('the source is deleted and brought back: it is painted', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.remove(frame);
      });
      mate.undo();
    });
    expect(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' })).toMatchObject({ ok: true });
    expect(paintings(document)).toHaveLength(1);
  });

  it('a teammate paints first: their layer is updated, no second one is made', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    host.run.inject(api, moment, () => {
      mate.act(() => {
        const layer = make(document, 'RECTANGLE', document.pages[0]!, { x: 900 });
        document.update(layer, { pluginData: { [host.run.manifest.id]: { recipe: JSON.stringify(recipeFor([frame], { seed: 5 })) } } });
      });
    });
    const answer = await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(answer).toMatchObject({ ok: true, body: { updated: true } });
    expect(paintings(document)).toHaveLength(1);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
  });

  it('a teammate deletes the painting that would be updated: a new one is made', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.remove(layerId);
      });
    });
    const answer = await host.get('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement: 'beside' });
    expect(answer.updated).toBe(false);
    expect(paintings(document)).toEqual([answer.layerId]);
  });

  it('a teammate locks the painting: a sentence, nothing changed', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.update(layerId, { locked: true });
      });
    });
    const { fills } = document.node(layerId);
    expectFailure(await host.ask('insert-painting', { png: painting(1), recipe: recipeFor([frame]), placement: 'beside' }), 'locked');
    expect(document.node(layerId).fills).toEqual(fills);
    expect(paintings(document)).toHaveLength(1);
  });

  it('the person turns to another page: the painting goes to the page of its source', async () => {
    const { document, frame } = await scene();
    host.run.inject(api, moment, () => {
      host.editor.setCurrentPage(document.pages[1]!);
    });
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(document.node(layerId).parent).toBe(document.pages[0]);
    expect(document.children(document.pages[1]!)).toEqual([]);
    expect(host.editor.currentPage).toBe(document.pages[1]);
  });

  it('a teammate moves the source to another page: the painting goes there', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.insert(frame, document.pages[1]!);
      });
    });
    const { layerId } = await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    expect(document.node(layerId).parent).toBe(document.pages[1]);
    expect(document.children(document.pages[0]!)).toEqual([]);
  });

  it('the page of the source is deleted: a sentence', async () => {
    const { document, frame } = await scene();
    const mate = teammate(document);
    host.run.inject(api, moment, () => {
      mate.act(() => {
        document.remove(document.pages[0]!);
      });
    });
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }), 'source-gone');
    expect(document.children(document.pages[0]!)).toEqual([]);
  });

  it('the plugin is closed: nothing is left', async () => {
    const { document, frame } = await scene();
    const before = snapshot(document);
    host.run.inject(api, moment, () => {
      host.run.close();
    });
    void host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }, 100).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
  });
});

describe('a painting that can not be inserted', () => {
  it('is refused before anything changes: no PNG, a broken one, one that is too large', async () => {
    const { document, frame } = await scene();
    const before = snapshot(document);
    const large = painting().slice();
    new DataView(large.buffer).setUint32(16, 5000);
    for (const png of [new Uint8Array(), new Uint8Array([1, 2, 3]), painting().subarray(0, 20), large]) {
      expectFailure(await host.ask('insert-painting', { png, recipe: recipeFor([frame]), placement: 'beside' }), 'not-a-png');
    }
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
  });

  it('comes with a recipe that is none', async () => {
    const { document, frame } = await scene();
    const before = snapshot(document);
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([]), placement: 'beside' }), 'bad-message');
    expectFailure(
      await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'under' as never }),
      'bad-message',
    );
    expect(snapshot(document)).toBe(before);
  });

  it('has a source that is a page, or none at all', async () => {
    const { document } = await scene();
    const before = snapshot(document);
    for (const id of [document.pages[0]!, '0:0', 'no such']) {
      expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([id]), placement: 'beside' }), 'source-gone');
    }
    expect(snapshot(document)).toBe(before);
  });

  it('is refused by Figma as an image', async () => {
    const { document, frame } = await scene();
    const before = snapshot(document);
    document.addImage = () => {
      throw new Error('Image type is unsupported');
    };
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }), 'image-refused');
    expect(snapshot(document)).toBe(before);
  });

  it.each(['insert', 'setTransform', 'resize'] as const)('leaves no orphan when Figma refuses at %s', async (step) => {
    const { document, frame } = await scene();
    const before = snapshot(document);
    document[step] = () => {
      throw new Error('refused');
    };
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' }), 'read-only');
    expect(snapshot(document)).toBe(before);
    expect(host.editor.undoSteps).toMatchObject({ done: 0, open: false });
  });

  it('leaves no orphan when its note is too long for plugin data, and the old painting as it was', async () => {
    const { document, frame } = await scene();
    const long = recipeFor([frame], { appVersion: 'x'.repeat(120_000) });
    let before = snapshot(document);
    expectFailure(await host.ask('insert-painting', { png: painting(), recipe: long, placement: 'beside' }), 'read-only');
    expect(snapshot(document)).toBe(before);
    await host.get('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
    host.editor.act(() => {
      document.resize(frame, 500, 200);
    });
    before = snapshot(document);
    expectFailure(await host.ask('insert-painting', { png: painting(3), recipe: long, placement: 'beside' }), 'read-only');
    expect(snapshot(document)).toBe(before);
  });
});
