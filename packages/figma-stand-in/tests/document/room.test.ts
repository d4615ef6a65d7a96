// One file at several machines: what reaches whom, whose change wins, whose undo takes back what.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Editor } from '../../src/document/editor';
import { HostDocument } from '../../src/document/host-document';
import { Room } from '../../src/team/room';
import { pngOf } from '../../src/node/pixels';

/** Until everything that is on its way has arrived. */
async function quiet(room: Room): Promise<void> {
  room.release();
  while (!room.quiet) await new Promise((resolve) => setTimeout(resolve, 0));
}

function contents({ document }: Editor | { readonly document: HostDocument }): string {
  return JSON.stringify(
    [...document.store.all()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

describe('two people in one room', () => {
  test('have the file, then each other’s changes, later', async () => {
    const file = new HostDocument();
    file.create('FRAME', file.pages[0]!, { name: 'before' });
    const room = new Room(file);
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    expect(contents(ada)).toBe(contents({ document: file }));
    const id = ada.act(() => ada.document.create('RECTANGLE', ada.currentPage));
    expect(bob.document.has(id)).toBe(false);
    await quiet(room);
    expect(bob.document.node(id)).toEqual(ada.document.node(id));
    bob.act(() => {
      bob.document.remove(id);
    });
    expect(ada.document.has(id)).toBe(true);
    await quiet(room);
    expect([ada.document.has(id), file.has(id)]).toEqual([false, false]);
    expect(contents(room.join('Cleo'))).toBe(contents(bob));
  });

  test('never give two layers one id, and share the images', async () => {
    const room = new Room(new HostDocument());
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    const ids = [ada, bob].flatMap((editor) => [
      editor.document.create('FRAME', editor.currentPage),
      editor.document.createPage('new'),
      editor.document.createStyle(),
    ]);
    expect(new Set(ids).size).toBe(6);
    const { hash } = ada.document.addImage(await pngOf(4, 4, '#f00'));
    expect(bob.document.image(hash)).toBeDefined();
    await quiet(room);
    expect(contents(ada)).toBe(contents(bob));
  });

  test('change the same property at once: the last that reaches the server wins at both, other properties merge', async () => {
    const room = new Room(new HostDocument());
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    const id = ada.act(() => ada.document.create('RECTANGLE', ada.currentPage));
    await quiet(room);
    room.hold();
    ada.act(() => {
      ada.document.update(id, { name: 'Ada', opacity: 0.5 });
    });
    bob.act(() => {
      bob.document.update(id, { name: 'Bob', visible: false });
    });
    expect([ada.document.node(id).name, bob.document.node(id).name]).toEqual(['Ada', 'Bob']);
    await quiet(room);
    for (const { document } of [ada, bob]) expect(document.node(id)).toMatchObject({ name: 'Bob', opacity: 0.5, visible: false });
  });

  test('have an undo each, which leaves the other’s changes alone', async () => {
    const room = new Room(new HostDocument());
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    const [a, b] = [ada, bob].map((editor) => editor.act(() => editor.document.create('RECTANGLE', editor.currentPage))) as [string, string];
    await quiet(room);
    expect([ada.undoSteps.done, bob.undoSteps.done]).toEqual([1, 1]);
    ada.undo();
    await quiet(room);
    for (const { document } of [ada, bob]) expect([document.has(a), document.has(b)]).toEqual([false, true]);
    ada.redo();
    await quiet(room);
    expect(contents(ada)).toBe(contents(bob));
    expect(bob.document.has(a)).toBe(true);
  });

  test('lose what one puts into a frame that the other deletes', async () => {
    const room = new Room(new HostDocument());
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    const frame = ada.act(() => ada.document.create('FRAME', ada.currentPage));
    await quiet(room);
    room.hold();
    ada.act(() => {
      ada.document.remove(frame);
    });
    const inside = bob.act(() => bob.document.create('RECTANGLE', frame));
    await quiet(room);
    for (const { document } of [ada, bob]) expect(document.has(inside)).toBe(false);
  });
});

test('redo brings back the state from just before the undo, a teammate’s change included', () => {
  const document = new HostDocument();
  const id = document.create('RECTANGLE', document.pages[0]!, { name: 'start' });
  const rename = (who: string, name: string): void => {
    document.store.writeAs(who, () => {
      document.update(id, { name });
    });
    document.store.commit(who);
  };
  rename('me', 'mine');
  rename('mate', 'theirs');
  document.store.undo('me');
  expect(document.node(id).name).toBe('start');
  rename('mate', 'newer');
  document.store.redo('me');
  expect(document.node(id).name).toBe('theirs');
  document.store.undo('me');
  expect(document.node(id).name).toBe('newer');
});

test('whatever three people do, in whatever rhythm the network brings it, they end with the same file', async () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('create', 'remove', 'rename', 'move', 'group', 'undo', 'redo', 'hold', 'release', 'wait'),
    at: fc.nat(9),
    to: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const room = new Room(new HostDocument());
      const people = ['Ada', 'Bob', 'Cleo'].map((name) => room.join(name));
      for (const { who, what, at, to } of steps) {
        const editor = people[who]!;
        const { document, currentPage } = editor;
        const nodes = [...document.store.all()].filter((entry) => entry.type !== 'PAGE' && entry.type !== 'DOCUMENT').map((entry) => entry.id);
        const node = nodes[at % Math.max(1, nodes.length)];
        const other = nodes[to % Math.max(1, nodes.length)];
        const attempt = (action: () => unknown): void => {
          try {
            editor.act(action);
          } catch {
            editor.commit();
          }
        };
        if (what === 'create')
          attempt(() =>
            document.create(
              to % 2 === 0 ? 'FRAME' : 'RECTANGLE',
              other !== undefined && document.node(other).type === 'FRAME' ? other : currentPage,
            ),
          );
        else if (what === 'undo') editor.undo();
        else if (what === 'redo') editor.redo();
        else if (what === 'hold') room.hold();
        else if (what === 'release') room.release();
        else if (what === 'wait') await new Promise((resolve) => setTimeout(resolve, 0));
        else if (node !== undefined && other !== undefined) {
          if (what === 'remove')
            attempt(() => {
              document.remove(node);
            });
          else if (what === 'rename')
            attempt(() => {
              document.update(node, { name: `${who} ${at}` });
            });
          else if (what === 'move')
            attempt(() => {
              document.insert(node, document.node(other).type === 'FRAME' && to > 4 ? other : currentPage);
            });
          else attempt(() => document.group([node], currentPage));
        }
      }
      await quiet(room);
      for (const person of people) expect(contents(person)).toBe(contents({ document: room.file }));
    }),
    { numRuns: 60 },
  );
});
