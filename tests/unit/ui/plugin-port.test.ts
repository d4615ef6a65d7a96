// Whom the panel speaks to and listens to, for both deliveries.
import { describe, expect, test } from 'vitest';
import type { PluginMessage, RequestMessage } from '../../../src/contract/messages';
import { openHostedPort, openInlinePort } from '../../../src/ui/wire/plugin-port';

const FIGMA = 'https://www.figma.com';
const PLAYGROUND = 'http://localhost:4173';
const ID = 'our-plugin';
const REQUEST: RequestMessage = { type: 'request', id: 1, name: 'ready', body: {} };
const EVENT = { type: 'event', event: { kind: 'source-changed' } } as const;

/** A window in a frame: what it posted, and a way to send it something. */
function frameIn(ancestors: readonly string[] | undefined): { frame: Window; posted: unknown[][]; send: (message: object) => void; parent: object } {
  const posted: unknown[][] = [];
  const listeners = new Set<(event: object) => void>();
  const parent = { postMessage: (...args: unknown[]) => { posted.push(args); } };
  const frame = {
    parent,
    location: { ancestorOrigins: ancestors },
    addEventListener: (_type: string, listener: (event: object) => void) => { listeners.add(listener); },
    removeEventListener: (_type: string, listener: (event: object) => void) => { listeners.delete(listener); },
  } as unknown as Window;
  return { frame, posted, parent, send: (message) => { for (const listener of listeners) listener(message); } };
}

describe('a hosted panel', () => {
  test.each([
    ['in Figma', [FIGMA], FIGMA],
    ['in the playground', [PLAYGROUND], PLAYGROUND],
    ['framed by a stranger', ['https://stranger.example'], FIGMA],
    ['framed by a stranger inside Figma', ['https://stranger.example', PLAYGROUND], FIGMA],
    ['where the browser does not tell', undefined, FIGMA],
  ])('%s names whom it speaks to', (_name, ancestors, target) => {
    const { frame, posted } = frameIn(ancestors);
    openHostedPort(frame, ID, [FIGMA, PLAYGROUND]).post(REQUEST);
    expect(posted).toEqual([[{ pluginMessage: REQUEST, pluginId: ID }, target]]);
  });

  test('hears its own plugin through Figma, and nothing else', () => {
    const { frame, parent, send } = frameIn([FIGMA]);
    const heard: PluginMessage[] = [];
    const stop = openHostedPort(frame, ID, [FIGMA]).listen((message) => heard.push(message));
    const good = { source: parent, origin: FIGMA, data: { pluginMessage: EVENT, pluginId: ID } };
    for (const change of [
      { origin: PLAYGROUND }, { origin: 'null' }, { origin: 'https://www.figma.com.evil.example' }, { source: frame }, { source: null },
      { data: { pluginMessage: EVENT } }, { data: { pluginMessage: EVENT, pluginId: 'another' } }, { data: { pluginMessage: EVENT, pluginId: '*' } },
      { data: { pluginMessage: { type: 'gossip' }, pluginId: ID } }, { data: { pluginId: ID } }, { data: null }, { data: 'text' },
    ]) send({ ...good, ...change });
    expect(heard).toEqual([]);
    send(good);
    expect(heard).toEqual([EVENT]);
    stop();
    send(good);
    expect(heard).toHaveLength(1);
  });
});

describe('the panel that the plugin carries', () => {
  test('speaks to whatever frames it, which it can’t name, and hears that alone', () => {
    const { frame, posted, parent, send } = frameIn([]);
    const heard: PluginMessage[] = [];
    const port = openInlinePort(frame);
    port.post(REQUEST);
    expect(posted).toEqual([[{ pluginMessage: REQUEST }, '*']]);
    port.listen((message) => heard.push(message));
    send({ source: frame, origin: FIGMA, data: { pluginMessage: EVENT } });
    send({ source: parent, origin: FIGMA, data: { pluginMessage: 'text' } });
    expect(heard).toEqual([]);
    send({ source: parent, origin: 'null', data: { pluginMessage: EVENT } });
    expect(heard).toEqual([EVENT]);
  });
});
