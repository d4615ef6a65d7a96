// Instances and their main component. Each rule tried from inside the sandbox; sources are lines of @figma/plugin-typings 1.142.0.
import { describe, expect, test } from 'vitest';
import { Editor } from '../../src/document/editor';
import { HostDocument } from '../../src/document/host-document';
import { solid } from '../../src/document/record';
import { Room } from '../../src/team/room';
import { runPlugin } from '../../src/node/run-plugin';
import { refusal, value } from '../support/snippet';

const RED = `[{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]`;
const MAIN = `
  const main = figma.createComponent(); main.name = 'Tree'; main.resize(100, 100);
  const hill = figma.createRectangle(); main.appendChild(hill); hill.name = 'hill'; hill.resize(40, 40);
  const instance = main.createInstance(); instance.x = 300;
  const copy = instance.children[0];`;

/** A component with one shape, and an instance of it in a frame. */
function forest(document = new HostDocument()): {
  document: HostDocument;
  editor: Editor;
  main: string;
  shape: string;
  frame: string;
  instance: string;
} {
  const editor = new Editor(document);
  return editor.act(() => {
    const [page] = document.pages as [string];
    const main = document.create('COMPONENT', page);
    const shape = document.create('RECTANGLE', main, { width: 40, height: 40 });
    const frame = document.create('FRAME', page);
    return { document, editor, main, shape, frame, instance: document.instantiate(main, frame) };
  });
}

describe('an instance follows its main', () => {
  test('recoloured, renamed, moved, added, removed and resized', async () => {
    expect(
      await value(`${MAIN}
      hill.fills = ${RED}; hill.x = 7; hill.name = 'mountain'; main.fills = [];
      const pond = figma.createEllipse(); main.appendChild(pond); main.insertChild(0, pond);
      const grown = instance.children.map((node) => node.type);
      const followed = [copy.fills[0].color.r, copy.x, copy.name, instance.fills.length, instance.x];
      hill.remove(); main.resize(200, 50);
      return [followed, grown, instance.children.length, copy.removed, instance.width, instance.height];`),
    ).toEqual([[1, 7, 'mountain', 0, 300], ['ELLIPSE', 'RECTANGLE'], 1, true, 200, 50]);
  });

  test('but not in what was overridden', async () => {
    expect(
      await value(`${MAIN}
      copy.fills = ${RED}; instance.opacity = 0.5; instance.name = 'Mine';
      hill.fills = []; hill.opacity = 0.25; main.opacity = 0.75; main.name = 'Bush';
      return [copy.fills.length, copy.opacity, instance.opacity, instance.name];`),
    ).toEqual([1, 0.25, 0.5, 'Mine']);
  });

  test('at its own size, by the constraints of the layers', async () => {
    expect(
      await value(`${MAIN}
      hill.constraints = { horizontal: 'SCALE', vertical: 'MAX' };
      instance.resize(200, 150);
      hill.fills = ${RED};
      main.resize(50, 50);
      return [instance.width, instance.height, copy.fills[0].color.r, copy.width, copy.y];`),
    ).toEqual([200, 150, 1, 80, 50]);
  });

  test('through other components', async () => {
    expect(
      await value(`${MAIN}
      const forest = figma.createComponent(); forest.appendChild(instance);
      const far = forest.createInstance();
      hill.fills = ${RED};
      const deep = far.children[0].children[0];
      return [deep.fills[0].color.r, far.children[0].type, deep.id === 'I' + far.id + ';' + instance.id + ';' + hill.id];`),
    ).toEqual([1, 'INSTANCE', true]);
  });

  test('and is told to nobody (line 594)', async () => {
    const { document, editor, main, shape, frame, instance } = forest();
    const host = await runPlugin({
      editor,
      code: `
      figma.currentPage.on('nodechange', ({ nodeChanges }) => { for (const change of nodeChanges) console.log(change.id); });
      figma.loadAllPagesAsync().then(() => figma.on('documentchange', ({ documentChanges }) => { for (const change of documentChanges) console.log('document ' + change.id); }));`,
    });
    editor.act(() => {
      document.update(shape, { fills: [solid(1, 0, 0)] });
      document.create('ELLIPSE', main);
    });
    await host.settle();
    const [ellipse] = document.children(main).filter((id) => id !== shape);
    expect([...host.logs].sort()).toEqual([shape, ellipse, `document ${shape}`, `document ${ellipse!}`].map((id) => `log: ${id!}`).sort());
    const copies = document.children(instance).map((id) => document.node(id));
    expect(copies.map(({ type }) => type)).toEqual(['RECTANGLE', 'ELLIPSE']);
    expect(copies[0]!.fills).toEqual([solid(1, 0, 0)]);
    host.logs.length = 0;
    // An override is a change of the instance itself.
    editor.act(() => {
      document.update(copies[0]!.id, { opacity: 0.5 });
    });
    await host.settle();
    expect(host.logs).toEqual([`log: ${copies[0]!.id}`, `log: document ${copies[0]!.id}`]);
    expect(document.node(frame).type).toBe('FRAME');
  });

  test('also when the change is undone and redone, which is one step of the main', () => {
    const { document, editor, shape, instance } = forest();
    const copy = document.children(instance)[0]!;
    editor.act(() => {
      document.update(copy, { opacity: 0.5 });
    });
    editor.act(() => {
      document.update(shape, { fills: [solid(1, 0, 0)] });
    });
    editor.act(() => {
      document.remove(shape);
    });
    expect(document.children(instance)).toEqual([]);
    editor.undo();
    editor.undo();
    expect(document.node(document.children(instance)[0]!).fills).toEqual(document.node(shape).fills);
    expect(editor.undoSteps).toEqual({ done: 2, undone: 2, open: false });
    editor.redo();
    expect(document.node(copy).fills).toEqual([solid(1, 0, 0)]);
    editor.redo();
    expect(document.children(instance)).toEqual([]);
  });

  test('and the undo of a change of the main leaves alone what a teammate overrode since', () => {
    const { document, editor, shape, instance } = forest();
    const copy = document.children(instance)[0]!;
    editor.act(() => {
      document.update(shape, { fills: [solid(1, 0, 0)] });
    });
    new Editor(document, 'teammate').act(() => {
      document.update(copy, { fills: [solid(0, 0, 1)] });
    });
    editor.undo();
    expect(document.node(copy).fills).toEqual([solid(0, 0, 1)]);
  });

  test('an instance that is removed and comes back keeps its overrides', () => {
    const { document, editor, shape, instance } = forest();
    const copy = document.children(instance)[0]!;
    editor.act(() => {
      document.update(copy, { opacity: 0.5 });
    });
    editor.act(() => {
      document.remove(instance);
    });
    document.update(shape, { cornerRadius: 9 });
    editor.undo();
    expect(document.node(copy)).toMatchObject({ opacity: 0.5, cornerRadius: 9 });
  });

  test('on every machine', async () => {
    const room = new Room(forest().document);
    const [me, you] = [room.join('me'), room.join('you')];
    const main = room.file.children(room.file.pages[0]!).find((id) => room.file.node(id).type === 'COMPONENT')!;
    me.act(() => {
      me.document.update(me.document.children(main)[0]!, { fills: [solid(1, 0, 0)] });
      me.document.create('ELLIPSE', main);
    });
    while (!room.quiet) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    const all = (document: HostDocument): unknown[] => [...document.store.all()].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(all(you.document)).toEqual(all(me.document));
    expect(all(room.file)).toEqual(all(me.document));
    const [instance] = you.document.instances.of(main);
    expect(you.document.children(instance!)).toHaveLength(2);
  });

  test('on every machine, and what a teammate overrides meanwhile stays', async () => {
    const { document, main, instance, shape } = forest();
    const room = new Room(document);
    const [me, you] = [room.join('me'), room.join('you')];
    const copy = document.children(instance)[0]!;
    expect(document.node(main).type).toBe('COMPONENT');
    room.hold();
    you.act(() => {
      you.document.update(copy, { fills: [solid(0, 0, 1)] });
    });
    me.act(() => {
      me.document.update(shape, { fills: [solid(1, 0, 0)] });
    });
    room.release();
    while (!room.quiet) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    for (const replica of [room.file, me.document, you.document]) expect(replica.node(copy).fills).toEqual([solid(0, 0, 1)]);
  });

  test('a component can’t hold an instance of itself, however far down', async () => {
    expect(await refusal(MAIN, 'main.appendChild(instance);')).toContain('an instance of itself');
    expect(
      await refusal(
        `${MAIN} const forest = figma.createComponent(); forest.appendChild(instance);`,
        'main.appendChild(forest.createInstance());',
      ),
    ).toContain('an instance of itself');
  });
});

describe('plugin data', () => {
  test('of an instance is its main’s, unless it has its own (Figma’s sample snippet-saver)', async () => {
    expect(
      await value(`${MAIN}
      main.setPluginData('k', 'v'); hill.setPluginData('k', 'w');
      const before = [instance.getPluginData('k'), copy.getPluginData('k'), main.createInstance().getPluginDataKeys()];
      instance.setPluginData('k', 'mine'); main.setPluginData('k', 'other');
      return [before, instance.getPluginData('k')];`),
    ).toEqual([['v', 'w', ['k']], 'mine']);
  });
});

describe('a removed main', () => {
  test('is still given, without a parent (line 6382), and its instance stays as it is', async () => {
    expect(
      await value(`${MAIN}
      main.remove();
      const gone = await instance.getMainComponentAsync();
      return [gone.id === main.id, gone.type, gone.name, gone.parent, main.removed, instance.children.length, copy.fills.length];`),
    ).toEqual([true, 'COMPONENT', 'Tree', null, true, 1, 1]);
  });

  test('comes back by an undo', async () => {
    expect(
      await value(
        `${MAIN} figma.commitUndo(); main.remove(); figma.triggerUndo(); const again = await instance.getMainComponentAsync(); return [again.parent === figma.currentPage, again.id === main.id];`,
      ),
    ).toEqual([true, true]);
  });
});

test('getInstancesAsync gives the instances of a component', async () => {
  expect(
    await value(
      `${MAIN} const other = main.createInstance(); return (await main.getInstancesAsync()).map((node) => node === instance || node === other);`,
    ),
  ).toEqual([true, true]);
});

describe('clones', () => {
  test('of an instance have layers of their own, overrides included', async () => {
    expect(
      await value(`${MAIN} copy.fills = ${RED}; const twin = instance.clone(); hill.x = 5;
      return [twin.children[0].id === 'I' + twin.id + ';' + hill.id, twin.children[0].fills[0].color.r, twin.children[0].x, (await twin.getMainComponentAsync()) === main];`),
    ).toEqual([true, 1, 5, true]);
  });

  test('of a frame have an instance where it has a component (line 10822), those of a component are new ones', async () => {
    expect(
      await value(`${MAIN} const frame = figma.createFrame(); frame.appendChild(main);
      const twin = frame.clone(), other = main.clone();
      return [twin.children[0].type, (await twin.children[0].getMainComponentAsync()) === main, other.type, other.children[0].type];`),
    ).toEqual(['INSTANCE', true, 'COMPONENT', 'RECTANGLE']);
  });
});

describe('figma.skipInvisibleInstanceChildren (line 80)', () => {
  const HIDDEN = `${MAIN} const inner = figma.createFrame(); main.appendChild(inner); inner.appendChild(figma.createText());
    const frame = instance.children[1], label = frame.children[0]; frame.visible = false;`;

  test('is off at first; on, invisible layers of instances are not there', async () => {
    expect(
      await value(`${HIDDEN}
      const before = [figma.skipInvisibleInstanceChildren, instance.children.length, instance.findAll().length];
      figma.skipInvisibleInstanceChildren = true;
      const after = [instance.children.length, instance.findAll().length, instance.findAllWithCriteria({ types: ['TEXT'] }).length, figma.currentPage.findAll((node) => node.type === 'TEXT').length];
      const found = [await figma.getNodeByIdAsync(frame.id), await figma.getNodeByIdAsync(label.id), (await figma.getNodeByIdAsync(copy.id)) === copy];
      figma.currentPage.selection = [copy];
      return { before, after, found, outside: main.children.length };`),
    ).toEqual({ before: [false, 2, 3], after: [1, 1, 0, 1], found: [null, null, true], outside: 2 });
  });

  test.each([
    'frame.name;',
    'label.characters;',
    'frame.visible = true;',
    'await frame.exportAsync();',
    'figma.skipInvisibleInstanceChildren = 1;',
  ])('%s throws', async (forbidden) => {
    expect(await refusal(`${HIDDEN} figma.skipInvisibleInstanceChildren = true;`, forbidden)).toMatch(
      /invisible inside an instance|skipInvisibleInstanceChildren/,
    );
  });
});
