// What is not established about Figma: the stand-in can be either, so that nothing here relies on one of them.
import { describe, expect, test } from 'vitest';
import { runPlugin } from '../../src/node/run-plugin';
import { refusal, snippet, value } from '../support/snippet';

describe('an export that fails', () => {
  const HIDDEN = 'const node = figma.createRectangle(); node.visible = false;';

  test('rejects with a plain string', async () => {
    expect(await refusal(HIDDEN, 'await node.exportAsync();')).toBe(
      'plain: in exportAsync: Failed to export node. This node may not have any visible layers.',
    );
  });

  test('or with an Error', async () => {
    expect(await refusal(HIDDEN, 'await node.exportAsync();', { unsettled: { exportErrors: 'Error' } })).toMatch(
      /^Error: in exportAsync: Failed to export node/,
    );
  });
});

describe('getNodeByIdAsync of a layer inside an instance', () => {
  const LOOK_UP = `
    const component = figma.createComponent(); component.appendChild(figma.createRectangle());
    const instance = component.createInstance(), layer = instance.children[0];
    const found = await figma.getNodeByIdAsync(layer.id);
    return [layer.id === 'I' + instance.id + ';' + component.children[0].id, found === layer, found, (await figma.getNodeByIdAsync(instance.id)) === instance];`;

  test('finds it', async () => {
    expect(((await value(LOOK_UP)) as unknown[]).slice(0, 2)).toEqual([true, true]);
  });

  test('or gives null, though not for the instance itself', async () => {
    expect(await value(LOOK_UP, { unsettled: { instanceLookup: 'null' } })).toEqual([true, false, null, true]);
  });
});

describe('a second nodechange listener', () => {
  const TWO = `for (const name of ['first', 'second']) figma.currentPage.on('nodechange', () => console.log(name)); figma.createRectangle();`;

  test('is called', async () => {
    const { host } = await snippet(TWO);
    expect(host.logs.slice(1)).toEqual(['log: first', 'log: second']);
  });

  test('or never, even when the first is gone', async () => {
    const host = await runPlugin({
      unsettled: { secondNodechangeListener: 'never' },
      code: `const first = () => console.log('first'); figma.currentPage.on('nodechange', first); figma.currentPage.on('nodechange', () => console.log('second'));
        figma.ui.onmessage = () => { figma.currentPage.off('nodechange', first); figma.createRectangle(); }; figma.createRectangle();`,
    });
    host.post('go');
    await host.settle();
    expect(host.logs).toEqual(['log: first']);
  });
});
