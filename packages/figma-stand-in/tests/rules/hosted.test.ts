// A panel on a site of its own, as the stand-in has it: several documents by name, and messages with origins. Each rule broken on
// purpose; those that only a browser can break are in tests/browser/opening/hosted.test.ts.
import { describe, expect, test } from 'vitest';
import { runPlugin } from '../../src/node/run-plugin';
import { refusal, snippet, value } from '../support/snippet';

const FILES = { launcher: '<p>go</p>', inline: '<p>stay</p>' };

describe('the documents of a plugin', () => {
  test('by name are in __uiFiles__ and not in __html__', async () => {
    expect(await value(`return [__uiFiles__.launcher, __uiFiles__.inline, typeof __html__];`, { html: FILES })).toEqual([
      '<p>go</p>',
      '<p>stay</p>',
      'undefined',
    ]);
    expect(await refusal('', '__uiFiles__.launcher = "other";', { html: FILES })).toContain('TypeError');
  });

  test('a single one is __html__', async () => {
    expect(await value('return [String(__html__), Object.keys(__uiFiles__)];', { html: '<p>one</p>' })).toEqual(['<p>one</p>', []]);
  });

  test('a second showUI replaces the first', async () => {
    const { host } = await snippet(`figma.showUI(__uiFiles__.launcher); figma.showUI(__uiFiles__.inline);`, { html: FILES });
    expect(host.run.window.state).toMatchObject({ html: '<p>stay</p>', opening: 2 });
  });
});

describe('the origin of a message', () => {
  test.each([[`'null'`], [`'example.org'`], [`'https://example.org/'`], [`'https://example.org/path'`], ['5']])(
    'to the panel is no origin: %s',
    async (origin) => {
      expect(await refusal(`figma.showUI('<p></p>');`, `figma.ui.postMessage('x', { origin: ${origin} });`)).toContain('origin');
    },
  );

  test('to the panel is handed on; without one anybody may hear', async () => {
    const host = await runPlugin({
      code: `figma.showUI('<p></p>'); figma.ui.onmessage = () => { figma.ui.postMessage(1, { origin: 'https://example.org' }); figma.ui.postMessage(2); figma.ui.postMessage(3, { origin: '*' }); };`,
    });
    const targets: string[] = [];
    host.run.window.attachPanel((_message, target) => {
      targets.push(target);
    });
    host.post('go');
    await host.settle();
    expect(targets).toEqual(['https://example.org', '*', '*']);
  });

  test('from the panel is told: "null" for a document that came with the plugin', async () => {
    const host = await runPlugin({ code: `figma.ui.onmessage = (message, props) => console.log(props.origin);` });
    host.post('a');
    host.run.window.toPlugin('b', 'https://example.org');
    await host.settle();
    expect(host.logs).toEqual(['log: null', 'log: https://example.org']);
  });
});
