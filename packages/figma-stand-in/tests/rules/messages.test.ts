// What may cross between plugin and panel and into clientStorage, and when it is lost. Each rule broken on purpose.
import { describe, expect, test } from 'vitest';
import { copyMessage } from '../../src/api/message-rules';
import { runPlugin } from '../../src/node/run-plugin';
import { refusal, snippet, value } from '../support/snippet';

const OPEN = `figma.showUI('<p></p>');`;

const REFUSED = [
  ['a function', '() => 1'],
  ['a function inside', '{ call: () => 1 }'],
  ['a Map', 'new Map()'],
  ['a Set', '{ set: new Set() }'],
  ['a class instance', 'new (class Shape {})()'],
  ['a date', 'new Date(0)'],
  ['an ArrayBuffer', 'new ArrayBuffer(4)'],
  ['a Float32Array', '{ data: new Float32Array(4) }'],
  ['a Uint8ClampedArray', 'new Uint8ClampedArray(4)'],
  ['undefined in an array', '[1, undefined]'],
  ['undefined', 'undefined'],
  ['NaN', '{ at: NaN }'],
  ['a symbol', 'Symbol()'],
  ['figma.mixed', 'figma.mixed'],
  ['a node', 'figma.currentPage'],
  ['a bigint', '10n'],
] as const;

describe('figma.ui.postMessage', () => {
  test.each(REFUSED)('%s is refused', async (_name, message) => {
    expect(await refusal(OPEN, `figma.ui.postMessage(${message});`)).toContain('Cannot send');
  });

  test('the refusal names what it was and where', async () => {
    expect(await refusal(OPEN, 'figma.ui.postMessage({ list: [1, { deep: new Map() }] });')).toBe(
      "Error: in postMessage: Cannot send pluginMessage.list[1].deep: a Map can't be cloned",
    );
  });

  test('JSON and Uint8Array cross, as copies', async () => {
    const { host } = await snippet(
      `${OPEN} const bytes = new Uint8Array([1, 2]); figma.ui.postMessage({ bytes, list: [1, 'a', null, true], missing: undefined }); bytes[0] = 9;`,
    );
    expect(host.messages).toEqual([{ bytes: new Uint8Array([1, 2]), list: [1, 'a', null, true] }]);
  });

  test('needs a window', async () => {
    expect(await refusal('', `figma.ui.postMessage('early');`)).toContain('showUI');
    expect(await refusal(`${OPEN} figma.ui.close();`, `figma.ui.postMessage('late');`)).toContain('showUI');
  });

  test('a message sent before the panel listens is lost', async () => {
    const host = await runPlugin({
      code: `figma.ui.onmessage = () => { ${OPEN} figma.ui.postMessage('first'); setTimeout(() => figma.ui.postMessage('second'), 20); };`,
    });
    const received: unknown[] = [];
    let deaf = true;
    host.run.window.onChange(() => {
      if (host.run.window.state !== null)
        host.run.window.attachPanel((message) => {
          received.push(message);
        });
      if (deaf) host.run.window.attachPanel(() => undefined)();
    });
    host.post('go');
    await new Promise((resolve) => setTimeout(resolve, 10));
    deaf = false;
    host.run.window.attachPanel((message) => {
      received.push(message);
    });
    await host.settle();
    expect(host.run.window.lost).toBe(1);
    expect(received).toEqual(['second']);
  });
});

describe('messages from the panel', () => {
  test.each([
    ['a Map', new Map()],
    ['a function', () => 1],
    ['a Float32Array', { data: new Float32Array(2) }],
    ['an ArrayBuffer', new ArrayBuffer(2)],
    ['a Blob', new Blob(['x'])],
    ['undefined in an array', [undefined]],
    ['Infinity', Infinity],
  ])('%s is refused', async (_name, message) => {
    const host = await runPlugin({ code: 'figma.ui.onmessage = () => console.log("heard");' });
    expect(() => {
      host.post(message);
    }).toThrow('Cannot send');
    await host.settle();
    expect(host.logs).toEqual([]);
  });

  test('reach onmessage and on, in a later task, with an origin', async () => {
    const host = await runPlugin({
      code: `
      const listener = (message) => console.log('on', message);
      figma.ui.onmessage = (message, props) => console.log(JSON.stringify(message), message.bytes instanceof Uint8Array, typeof props.origin);
      figma.ui.on('message', listener);
      figma.ui.once('message', (message) => { console.log('once'); figma.ui.off('message', listener); });`,
    });
    host.post({ bytes: new Uint8Array([7]) });
    expect(host.logs).toEqual([]);
    await host.settle();
    host.post({});
    await host.settle();
    expect(host.logs).toEqual(['log: {"bytes":{"0":7}} true string', 'log: on {"bytes":{"0":7}}', 'log: once', 'log: {} false string']);
  });
});

describe('the window', () => {
  test.each([
    [`figma.ui.on('close', () => {});`, 'not a valid event'],
    [`figma.ui.onmessage = 5;`, 'onmessage'],
    ['figma.ui.resize(100, 100);', 'showUI'],
    ['figma.ui.hide();', 'showUI'],
    [`figma.on('drop', () => {});`, 'not a valid event'],
    [`figma.on('selectionchange');`, 'function'],
    ['figma.showUI();', 'html'],
    ['figma.ui.getPosition();', 'No UI'],
  ])('%s is refused', async (forbidden, word) => {
    expect(await refusal('', forbidden)).toContain(word);
  });

  test('opens as asked, resizes to at least 70 × 0, hides and shows', async () => {
    const { host } = await snippet(
      `figma.showUI('<p></p>', { width: 320, height: 400, title: 'T', themeColors: true }); figma.ui.resize(10, 0); figma.ui.hide();`,
    );
    expect(host.run.window.state).toMatchObject({ width: 70, height: 0, title: 'T', themeColors: true, visible: false });
  });

  test.each(['{ width: 300.5 }', '{ height: 200.25 }', '{ width: -1 }', '{ height: NaN }', '{ width: Infinity }', `{ width: '300' }`])(
    'showUI with %s is refused: whole numbers only',
    async (size) => {
      expect(await refusal('', `figma.showUI('<p></p>', ${size});`)).toContain('in showUI: Expected');
    },
  );

  test.each(['300.5, 200', '300, 200.5', '-1, 200', '300, -1', 'NaN, 200'])('resize(%s) is refused: whole numbers only', async (size) => {
    expect(await refusal(OPEN, `figma.ui.resize(${size});`)).toContain('in resize: Expected');
  });

  test('once closed, the plugin can do nothing more', async () => {
    const host = await runPlugin({
      code: `${OPEN} const rect = figma.createRectangle(); figma.ui.onmessage = () => { figma.closePlugin('Done'); try { rect.name = 'late'; } catch (error) { console.log(error.message); } };`,
    });
    host.post('go');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.toasts.map((toast) => toast.message)).toEqual(['Done']);
    expect(host.logs).toEqual(['log: in set_name: access has been disabled, because the plugin is closed']);
    expect(host.run.window.state).toBeNull();
    expect(host.editor.undoSteps.done).toBe(1);
  });
});

describe('once closed (lines 172 to 182)', () => {
  test.each([
    'figma.currentPage;',
    'rect.name;',
    'rect.children;',
    `rect.name = 'x';`,
    'figma.root;',
    'figma.createRectangle();',
    'figma.ui;',
    'figma.mixed;',
    `figma.notify('x');`,
    'await figma.getNodeByIdAsync("0:1");',
    `figma.ui.postMessage('x');`,
  ])('%s throws', async (forbidden) => {
    const host = await runPlugin({
      code: `const rect = figma.createFrame(); figma.ui.onmessage = async () => { figma.closePlugin(); try { ${forbidden.replace('figma.ui.post', 'ui.post')} } catch (error) { console.log(error.message); } }; const ui = figma.ui;`,
    });
    host.post('go');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.logs).toHaveLength(1);
    expect(host.logs[0]).toContain('access has been disabled');
  });

  test('a close handler may still look, and nobody else is called', async () => {
    const host = await runPlugin({
      code: `
      figma.on('close', () => console.log(figma.currentPage.name)); figma.on('selectionchange', () => console.log('told')); setTimeout(() => console.log('late'), 5);
      figma.ui.onmessage = () => { figma.currentPage.selection = [figma.createFrame()]; figma.closePlugin(); };`,
      lowerAsync: false,
    });
    host.post('go');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(host.logs.filter((log) => log !== 'log: late')).toEqual(['log: Page 1']);
  });
});

describe('notifications', () => {
  test('are cut at 100 characters', async () => {
    const { host } = await snippet(`figma.notify('x'.repeat(150));`);
    expect(host.toasts[0]!.message).toBe('x'.repeat(100));
    expect(await refusal('', 'figma.notify(5);')).toContain('string');
  });

  test('buttons call back', async () => {
    const { host } = await snippet(
      `figma.notify('Hello', { error: true, button: { text: 'Go', action: () => { console.log('pressed'); } }, onDequeue: (reason) => { console.log(reason); } });`,
    );
    host.toasts[0]!.press();
    await host.settle();
    expect(host.toasts[0]).toMatchObject({ message: 'Hello', error: true, button: 'Go' });
    expect(host.logs).toContain('log: pressed');
    expect(host.logs).toContain('log: action_button_click');
  });
});

describe('clientStorage', () => {
  test.each(REFUSED.filter(([name]) => name !== 'undefined'))('%s is refused', async (_name, item) => {
    expect(await refusal('', `await figma.clientStorage.setAsync('k', ${item});`)).toContain('Cannot send');
  });

  test('holds 5 MB in all', async () => {
    expect(await refusal('', `await figma.clientStorage.setAsync('k', 'x'.repeat(5000001));`)).toContain('5 MB');
    expect(
      await refusal(
        `await figma.clientStorage.setAsync('a', new Uint8Array(4000000));`,
        `await figma.clientStorage.setAsync('b', new Uint8Array(1000000));`,
      ),
    ).toContain('5 MB');
    expect(
      await refusal(
        `await figma.clientStorage.setAsync('a', new Uint8Array(4000000));`,
        `await figma.clientStorage.setAsync('a', new Uint8Array(4900000));`,
      ),
    ).toBe('not refused');
  });

  test('outlives a run, gives copies, undefined for nothing', async () => {
    const clientStorage = new Map<string, unknown>();
    await value(`await figma.clientStorage.setAsync('k', { a: [1] });`, { clientStorage });
    expect(
      await value(
        `
      const first = await figma.clientStorage.getAsync('k'); first.a.push(2);
      const again = await figma.clientStorage.getAsync('k');
      const nothing = await figma.clientStorage.getAsync('other');
      await figma.clientStorage.deleteAsync('k');
      return [again, nothing === undefined, await figma.clientStorage.keysAsync()];`,
        { clientStorage },
      ),
    ).toEqual([{ a: [1] }, true, []]);
  });
});

test('copyMessage copies deeply', () => {
  const bytes = new Uint8Array([1]);
  const copy = copyMessage({ list: [{ bytes }] }) as { list: [{ bytes: Uint8Array }] };
  bytes[0] = 2;
  expect(copy.list[0].bytes).toEqual(new Uint8Array([1]));
});
