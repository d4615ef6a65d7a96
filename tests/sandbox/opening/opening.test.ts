// The plugin's start, the wire, the settings and the panel's size, through the built code.js.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/contract/storage/settings';
import { SETTINGS_KEY } from '../../../src/contract/storage/storage-keys';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { runInNode } from '../../support/run-in-node';
import { expectFailure, landscape, open, snapshot } from '../stage';
import { wetOnWet } from '../../unit/contract/wet-on-wet';

const STORED = {
  style: wetOnWet('winter'),
  seed: 9,
  edges: 0.35,
  placement: 'on-top',
  size: 'fitted',
  live: true,
  panel: { width: 400, height: 700 },
} as const;

describe('opening', () => {
  it('shows the panel with its title and theme and says nothing before the panel is ready', async () => {
    const host = await runInNode();
    expect(host.run.window.state).toMatchObject({ title: 'Alla Prima', themeColors: true, ...DEFAULT_SETTINGS.panel });
    host.editor.select([landscape(host.document, host.editor.currentPage)]);
    await host.settle();
    expect(host.messages).toEqual([]);
    expect(await host.get('ready', {})).toMatchObject({ settings: DEFAULT_SETTINGS, command: 'open', selection: { kind: 'paintable' } });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('runs as the very text that ships', async () => {
    const host = await runInNode({ lowerAsync: false });
    expect(await host.get('ready', {})).toMatchObject({ selection: { kind: 'nothing' } });
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('remembers settings and the size of the panel', async () => {
    const clientStorage = new Map<string, unknown>([[SETTINGS_KEY, STORED]]);
    const host = await runInNode({ clientStorage });
    expect(host.run.window.state).toMatchObject({ width: 400, height: 700 });
    expect((await host.get('ready', {})).settings).toEqual(STORED);
    await host.get('save-settings', { ...STORED, seed: 10 });
    expect(clientStorage.get(SETTINGS_KEY)).toEqual({ ...STORED, seed: 10 });
    await host.close();
  });

  it('opens with its defaults when the storage refuses, and says so when it can not save', async () => {
    const host = await runInNode({ clientStorage: refusing() });
    expect(host.run.window.state).toMatchObject(DEFAULT_SETTINGS.panel);
    expect((await host.get('ready', {})).settings).toEqual(DEFAULT_SETTINGS);
    expectFailure(await host.ask('save-settings', STORED), 'storage-refused');
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('knows the relaunch button', async () => {
    const host = await runInNode({ command: 'repaint' });
    expect((await host.get('ready', {})).command).toBe('repaint');
    await host.close();
  });

  it('resizes the panel within its limits', async () => {
    const host = await runInNode();
    await host.get('ready', {});
    await host.get('resize', { width: 500.4, height: 10_000 });
    expect(host.run.window.state).toMatchObject({ width: 500, height: 1200 });
    expectFailure(await host.ask('resize', { width: 'wide' as unknown as number, height: 1 }), 'bad-message');
    await host.close();
  });
});

describe('the wire', () => {
  it('answers every request once, also unknown ones and nonsense with a number', async () => {
    const document = new HostDocument();
    const host = await open(document);
    const before = snapshot(document);
    host.messages.length = 0;
    for (const message of [
      { type: 'request', id: 1001, name: 'no-such-thing', body: {} },
      { type: 'request', id: 1002, name: 'ready', body: null },
      { type: 'request', id: 1003, name: 'fill-selection', body: { className: 'lava' } },
      { type: 'request', id: 1004, name: 'draw-scene', body: {} },
      { type: 'request', id: 1005, name: 'insert-painting', body: { png: 'no bytes' } },
      { type: 'request', id: 1006, name: 'select-layers', body: { ids: 7 } },
    ])
      host.post(message);
    await host.settle();
    expect(host.messages).toHaveLength(6);
    for (const id of [1001, 1002, 1003, 1004, 1005, 1006]) {
      const answer = host.messages.find((message) => (message as { id: number }).id === id) as never;
      expectFailure(answer, 'bad-message');
    }
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });

  it('passes over what is not for it, and says so in the console', async () => {
    const host = await open(new HostDocument());
    host.messages.length = 0;
    for (const message of ['text', 7, null, [], { hello: 'there' }]) host.post(message);
    await host.settle();
    expect(host.messages).toEqual([]);
    expect(host.logs.filter((line) => line.startsWith('warn'))).toHaveLength(5);
    await host.close();
  });

  it('answers requests that overlap each to its own number', async () => {
    const document = new HostDocument();
    const host = await open(document, [landscape(document, document.pages[0]!)]);
    const [picture, styles, hello] = await Promise.all([
      host.ask('export-picture', { sourceIds: host.editor.selection() }),
      host.ask('create-styles', {}),
      host.ask('ready', {}),
    ]);
    expect(picture).toMatchObject({ ok: true, body: { name: 'Scene' } });
    expect(styles).toMatchObject({ ok: true, body: { created: 9 } });
    expect(hello).toMatchObject({ ok: true, body: { command: 'open' } });
    await host.close();
  });
});

describe('the text of code.js', () => {
  it('holds nothing for which Figma rejects a plugin, and no global that the sandbox lacks', async () => {
    const code = await readFile(new URL('../../../dist/code.js', import.meta.url), 'utf8');
    expect(code).not.toMatch(/import\s*\(|<!--/);
    expect(code).not.toMatch(/\b(TextEncoder|TextDecoder|atob|btoa|structuredClone|queueMicrotask|XMLHttpRequest|localStorage|performance)\b/);
    expect(code).not.toMatch(/\bnew (URL|Blob|Worker)\b|\bcrypto\.|\bdocument\.(createElement|body)|\bwindow\./);
    // Filling layers with a painting, and paintings as layers, took 13 kB.
    expect(code.length).toBeLessThan(295_000);
  });
});

describe('showing layers', () => {
  it('selects what is left of them, on their page, without changing the document', async () => {
    const document = new HostDocument(['One', 'Two']);
    const [here, there] = document.pages as [string, string];
    const a = landscape(document, here);
    const b = landscape(document, there);
    const host = await open(document);
    const before = snapshot(document);
    expect(await host.get('select-layers', { ids: [a, 'gone:1'] })).toEqual({ selected: 1 });
    expect(host.editor.selection()).toEqual([a]);
    expect(await host.get('select-layers', { ids: [b] })).toEqual({ selected: 1 });
    expect(host.editor.currentPage).toBe(there);
    expect(host.editor.selection()).toEqual([b]);
    expect(await host.get('select-layers', { ids: ['gone:1'] })).toEqual({ selected: 0 });
    expect(snapshot(document)).toBe(before);
    expect(host.errors).toEqual([]);
    await host.close();
  });
});

/** A storage in a browser that keeps nothing. */
function refusing(): Map<string, unknown> {
  const storage = new Map<string, unknown>();
  const refuse = (): never => {
    throw new Error('QuotaExceededError');
  };
  storage.get = refuse;
  storage.set = refuse;
  return storage;
}
