// Whom the panel speaks to and listens to, for both deliveries.
import { describe, expect, test } from 'vitest';
import type { PluginMessage, RequestMessage } from '../../../../src/contract/wire/messages';
import { openHostedPort, openInlinePort } from '../../../../src/ui/wire/plugin-port';

const FIGMA = 'https://www.figma.com';
const PLAYGROUND = 'http://localhost:4173';
const ID = 'our-plugin';
const REQUEST: RequestMessage = { type: 'request', id: 1, name: 'ready', body: {} };
const EVENT = { type: 'event', event: { kind: 'source-changed' } } as const;

/** A window three frames deep, as in Figma: what it posted, and a way to send it something. */
function panelWindow(ancestors: readonly string[] | undefined): {
  frame: Window;
  posted: unknown[][];
  send: (message: object) => void;
  places: Record<'parent' | 'between' | 'top', object>;
} {
  const posted: unknown[][] = [];
  const listeners = new Set<(event: object) => void>();
  const top: Record<string, unknown> = {};
  top['parent'] = top;
  const between = { parent: top };
  const parent = {
    parent: between,
    postMessage: (...args: unknown[]) => {
      posted.push(args);
    },
  };
  const frame = {
    parent,
    location: { ancestorOrigins: ancestors },
    addEventListener: (_type: string, listener: (event: object) => void) => {
      listeners.add(listener);
    },
    removeEventListener: (_type: string, listener: (event: object) => void) => {
      listeners.delete(listener);
    },
  } as unknown as Window;
  return {
    frame,
    posted,
    places: { parent, between, top },
    send: (message) => {
      for (const listener of listeners) listener(message);
    },
  };
}

const SIBLING = { parent: {} };
/** Also its own child: a window that does not frame it. */
const strangers = (frame: Window): readonly object[] => [frame, SIBLING, { parent: frame }];

describe('a hosted panel', () => {
  test.each([
    ['in Figma', [FIGMA], FIGMA],
    ['in the playground', [PLAYGROUND], PLAYGROUND],
    ['framed by a stranger', ['https://stranger.example'], FIGMA],
    ['framed by a stranger inside Figma', ['https://stranger.example', PLAYGROUND], FIGMA],
    ['where the browser does not tell', undefined, FIGMA],
  ])('%s names whom it speaks to', (_name, ancestors, target) => {
    const { frame, posted } = panelWindow(ancestors);
    openHostedPort(frame, ID, [FIGMA, PLAYGROUND]).post(REQUEST);
    expect(posted).toEqual([[{ pluginMessage: REQUEST, pluginId: ID }, target]]);
  });

  test('hears its own plugin through Figma, from whatever frames it, and nothing else', () => {
    const { frame, places, send } = panelWindow([FIGMA]);
    const heard: PluginMessage[] = [];
    const port = openHostedPort(frame, ID, [FIGMA]);
    const stop = port.listen((message) => heard.push(message));
    const good = { source: places.top, origin: FIGMA, data: { pluginMessage: EVENT, pluginId: ID } };
    for (const change of [
      { origin: PLAYGROUND },
      { origin: 'null' },
      { origin: '' },
      { origin: 'https://www.figma.com.evil.example' },
      ...strangers(frame).map((source) => ({ source })),
      { data: { pluginMessage: EVENT } },
      { data: { pluginMessage: EVENT, pluginId: 'another' } },
      { data: { pluginMessage: EVENT, pluginId: '*' } },
      { data: { pluginMessage: { type: 'gossip' }, pluginId: ID } },
      { data: { pluginId: ID } },
      { data: null },
      { data: 'text' },
    ])
      send({ ...good, ...change });
    expect(heard).toEqual([]);
    for (const source of [places.top, places.between, places.parent, null]) send({ ...good, source });
    expect(heard).toEqual([EVENT, EVENT, EVENT, EVENT]);
    stop();
    send(good);
    expect(heard).toHaveLength(4);
  });
});

describe('the panel that the plugin carries', () => {
  test('speaks to whatever frames it, which it can’t name', () => {
    const { frame, posted } = panelWindow([]);
    openInlinePort(frame).post(REQUEST);
    expect(posted).toEqual([[{ pluginMessage: REQUEST }, '*']]);
  });

  test.each([[FIGMA], ['https://www.figma-gov.com'], [PLAYGROUND], ['http://127.0.0.1:9000'], ['null']])(
    'hears whatever frames it, and a bridge without a window, from %s',
    (origin) => {
      const { frame, places, send } = panelWindow([]);
      const heard: PluginMessage[] = [];
      openInlinePort(frame).listen((message) => heard.push(message));
      for (const source of [places.top, places.between, places.parent, null])
        send({ source, origin, data: { pluginMessage: EVENT, pluginId: ID } });
      expect(heard).toHaveLength(4);
      for (const source of strangers(frame)) send({ source, origin, data: { pluginMessage: EVENT, pluginId: ID } });
      send({ source: places.top, origin, data: { pluginMessage: 'text' } });
      expect(heard).toHaveLength(4);
    },
  );

  test.each([
    ['https://example.org'],
    ['https://www.figma.com.evil.example'],
    ['http://localhost.evil.example'],
    ['https://figma.com'],
    ['file://'],
  ])('hears nobody of %s, wherever it stands', (origin) => {
    const { frame, places, send } = panelWindow([]);
    const heard: PluginMessage[] = [];
    const port = openInlinePort(frame);
    port.listen((message) => heard.push(message));
    for (const source of [places.top, places.parent, null]) send({ source, origin, data: { pluginMessage: EVENT } });
    expect(heard).toEqual([]);
    expect(port.ear.log()).toEqual({ taken: 0, passedOver: 3, last: { place: 'none', origin } });
  });

  test('hears what its own document says in the name of no window, and no window that says no origin', () => {
    const { frame, places, send } = panelWindow([]);
    const heard: PluginMessage[] = [];
    openInlinePort(frame).listen((message) => heard.push(message));
    send({ source: places.top, origin: '', data: { pluginMessage: EVENT } });
    expect(heard).toEqual([]);
    send({ source: null, origin: '', data: { pluginMessage: EVENT } });
    expect(heard).toEqual([EVENT]);
  });
});

test.each([
  ['parent', 'parent'],
  ['between', 'ancestor'],
  ['top', 'top'],
] as const)('the log tells the %s frame as %s', (which, place) => {
  const { frame, places, send } = panelWindow([]);
  const port = openInlinePort(frame);
  port.listen(() => undefined);
  send({ source: places[which], origin: FIGMA, data: { pluginMessage: EVENT } });
  expect(port.ear.log()).toEqual({ taken: 1, passedOver: 0, last: { place, origin: FIGMA } });
});
