// A plugin with a hosted panel, through its built code.js: the launcher first, the carried panel when nothing answers, and nobody
// heard but the panel on show.
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCode } from '../../../scripts/build/bundle';
import { PANEL_UNREACHABLE } from '../../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { landscape, snapshot } from '../stage';

const ORIGIN = 'https://panel.example.org';
const UI = { launcher: '<p>launcher</p>', inline: '<p>inline</p>' };

/** How long the plugin under test waits for its hosted panel, ms: long enough for a panel that answers while other suites run, short enough to wait for where none does. */
const PATIENT = 4_000;
const HASTY = 1_000;

let patient: string;
let hasty: string;
beforeAll(async () => {
  [patient, hasty] = await Promise.all([bundleCode(ORIGIN, PATIENT), bundleCode(ORIGIN, HASTY)]);
});

interface Heard {
  readonly message: { readonly id?: number; readonly body?: { readonly notice: string | null } };
  readonly target: string;
}

interface Stage {
  readonly host: NodeRun;
  /** What the plugin said, with the origin that it was meant for. */
  readonly heard: Heard[];
  readonly ready: (id: number, origin: string) => Promise<void>;
}

async function start(code: string, command = 'open'): Promise<Stage> {
  const heard: Heard[] = [];
  const document = new HostDocument();
  landscape(document, document.pages[0]!);
  document.store.commit('');
  const host = await runInNode({ code, html: UI, document, command });
  const { window } = host.run;
  const attach = (): void => {
    if (window.state !== null)
      window.attachPanel((message, target) => {
        heard.push({ message: message as Heard['message'], target });
      });
  };
  window.onChange(attach);
  attach();
  return {
    host,
    heard,
    ready: async (id, origin) => {
      window.toPlugin({ type: 'request', id, name: 'ready', body: {} }, origin);
      await host.settle();
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const shown = ({ host }: Stage): string | undefined => host.run.window.state?.html;

/** Wait until the plugin's timeout is over. */
async function fellBack(stage: Stage): Promise<void> {
  await expect.poll(() => shown(stage), { timeout: 15_000 }).toBe(UI.inline);
}

describe('a hosted panel that answers', () => {
  it('stays; it is told the truth, and nobody else is', async () => {
    const stage = await start(patient, 'repaint');
    expect(shown(stage)).toBe(UI.launcher);
    expect(stage.host.run.window.state).toMatchObject({ title: 'Alla Prima', themeColors: false });
    expect(stage.heard).toEqual([]);
    await stage.ready(1, ORIGIN);
    expect(stage.heard).toMatchObject([
      { target: ORIGIN, message: { id: 1, ok: true, body: { command: 'repaint', notice: null, selection: { kind: 'nothing' } } } },
    ]);
    stage.host.editor.select([stage.host.document.children(stage.host.editor.currentPage)[0]!]);
    await stage.host.settle();
    expect(stage.heard[1]).toMatchObject({ target: ORIGIN, message: { type: 'event', event: { kind: 'selection' } } });
    await pause(PATIENT + 300);
    expect(shown(stage)).toBe(UI.launcher);
    expect(stage.host.errors).toEqual([]);
    await stage.host.close();
  });

  it('is heard alone: not the launcher, not another site, not one that looks like it', async () => {
    const stage = await start(patient);
    const before = snapshot(stage.host.document);
    for (const origin of ['null', 'https://www.figma.com', 'https://example.org', `${ORIGIN}.evil.example`, 'http://panel.example.org', '']) {
      stage.host.run.window.toPlugin({ type: 'request', id: 7, name: 'create-styles', body: {} }, origin);
      await stage.ready(8, origin);
    }
    expect(stage.heard).toEqual([]);
    expect(snapshot(stage.host.document)).toBe(before);
    expect(stage.host.logs.filter((line) => line.startsWith('warn'))).toHaveLength(12);
    await stage.ready(9, ORIGIN);
    expect(stage.heard).toHaveLength(1);
    await stage.host.close();
  });
});

describe('before it is ready', () => {
  it('a panel is not heard: its site may be another one by now, or a page that plays it', async () => {
    const stage = await start(patient);
    const before = snapshot(stage.host.document);
    for (const message of [
      { type: 'request', id: 1, name: 'start-scene', body: { scene: 'lake' } },
      { type: 'request', id: 2, name: 'save-settings', body: { seed: 77 } },
      { type: 'request', id: 3, name: 'open-inside', body: {} },
      { id: 4 },
      'panel-unreachable',
    ])
      stage.host.run.window.toPlugin(message, ORIGIN);
    await stage.host.settle();
    expect(stage.heard).toEqual([]);
    expect(snapshot(stage.host.document)).toBe(before);
    expect(shown(stage)).toBe(UI.launcher);
    await stage.ready(5, ORIGIN);
    expect(stage.heard).toMatchObject([{ message: { id: 5, ok: true, body: { settings: { seed: 1 } } } }]);
    const roll = { kind: 'alpine-lake', seed: 4, sliders: { horizon: 0.5, ruggedness: 0.5, water: 0.5, trees: 0.5 } };
    stage.host.run.window.toPlugin({ type: 'request', id: 6, name: 'draw-scene', body: { roll, into: null, width: 1200, height: 900 } }, ORIGIN);
    await stage.host.settle();
    expect(snapshot(stage.host.document)).not.toBe(before);
    expect(stage.host.errors).toEqual([]);
    await stage.host.close();
  });
});

describe('a hosted panel whose site fails later', () => {
  it('gives way to the one inside at the person’s word, which hears nothing that was meant for it', async () => {
    const stage = await start(patient);
    await stage.ready(1, ORIGIN);
    stage.host.run.window.toPlugin({ type: 'request', id: 2, name: 'open-inside', body: {} }, ORIGIN);
    await expect.poll(() => shown(stage)).toBe(UI.inline);
    const before = stage.heard.length;
    expect(stage.heard.at(-1)).toMatchObject({ target: ORIGIN, message: { id: 2, ok: true } });
    await stage.ready(3, ORIGIN);
    expect(stage.heard).toHaveLength(before);
    await stage.ready(1, 'null');
    expect(stage.heard.at(-1)).toMatchObject({
      target: '*',
      message: { id: 1, body: { notice: expect.stringContaining('The panel inside the plugin is open.') as string } },
    });
    // Where it is open already, nothing happens.
    stage.host.run.window.toPlugin({ type: 'request', id: 2, name: 'open-inside', body: {} }, 'null');
    await stage.host.settle();
    expect(stage.host.run.window.state).toMatchObject({ opening: 2 });
    expect(stage.host.errors).toEqual([]);
    await stage.host.close();
  });
});

describe('a hosted panel that does not answer', () => {
  it('gives way to the carried one, which says so each time it is greeted; its own late ready is passed over', async () => {
    const stage = await start(hasty);
    await fellBack(stage);
    await stage.ready(1, ORIGIN);
    expect(stage.heard).toEqual([]);
    await stage.ready(1, 'null');
    expect(stage.heard).toHaveLength(1);
    const [first] = stage.heard;
    expect(first!.target).toBe('*');
    expect(first!.message.body!.notice).toMatch(/^The online panel could not be reached, so .+\.$/);
    expect(stage.host.run.window.state).toMatchObject({ themeColors: true });
    // The panel greets until it is answered: the answer that it heard may be any of them.
    await stage.ready(2, 'null');
    expect(stage.heard[1]!.message.body!.notice).toBe(first!.message.body!.notice);
    expect(stage.host.errors).toEqual([]);
    await stage.host.close();
  });

  it('includes one that says other things, or says ready from elsewhere', async () => {
    const stage = await start(hasty);
    await stage.ready(1, 'https://example.org');
    stage.host.run.window.toPlugin({ type: 'request', id: 2, name: 'resize', body: { width: 400, height: 700 } }, ORIGIN);
    stage.host.run.window.toPlugin('ready', ORIGIN);
    await fellBack(stage);
    expect(stage.host.errors).toEqual([]);
    await stage.host.close();
  });

  it('gives way at once when the launcher says that its address can’t be reached; nobody else can say so', async () => {
    const stage = await start(patient);
    const { window } = stage.host.run;
    window.toPlugin(PANEL_UNREACHABLE, 'https://example.org');
    window.toPlugin(PANEL_UNREACHABLE, ORIGIN);
    await stage.host.settle();
    expect(shown(stage)).toBe(UI.launcher);
    window.toPlugin(PANEL_UNREACHABLE, 'null');
    await stage.host.settle();
    expect(shown(stage)).toBe(UI.inline);
    await stage.ready(1, 'null');
    expect(stage.heard[0]!.message.body!.notice).toMatch(/^The online panel could not be reached/);
    await pause(PATIENT + 300);
    expect(window.state!.opening).toBe(2);
    await stage.host.close();
  });

  it('is not waited for once the plugin is closed', async () => {
    const stage = await start(hasty);
    await stage.host.close();
    await pause(HASTY + 300);
    expect(stage.host.run.window.state).toBeNull();
    expect(stage.host.errors).toEqual([]);
  });
});

describe('a carried panel that never speaks', () => {
  it('is told of by the plugin itself, once, and no more when it speaks after all', async () => {
    const host = await runInNode({ code: await bundleCode('', HASTY, HASTY), html: UI.inline });
    await expect
      .poll(() => host.toasts.map(({ message }) => message), { timeout: 15_000 })
      .toEqual(['The panel of Alla Prima does not answer. Close the plugin and run it again.']);
    expect(host.toasts[0]!.error).toBe(true);
    expect(await host.get('ready', {})).toMatchObject({ notice: null });
    await pause(HASTY + 300);
    expect(host.toasts).toHaveLength(1);
    await host.close();
  });

  it('is not told of where it spoke in time', async () => {
    const host = await runInNode({ code: await bundleCode('', HASTY, PATIENT), html: UI.inline });
    await host.get('ready', {});
    await pause(PATIENT + 300);
    expect(host.toasts).toEqual([]);
    await host.close();
  });
});

describe('a plugin without a hosted panel', () => {
  it('opens the carried one and hears no site', async () => {
    const host = await runInNode({ html: UI.inline });
    expect(host.run.window.state?.html).toBe(UI.inline);
    const before = host.messages.length;
    host.run.window.toPlugin({ type: 'request', id: 1, name: 'ready', body: {} }, ORIGIN);
    await host.settle();
    expect(host.messages).toHaveLength(before);
    expect(await host.get('ready', {})).toMatchObject({ notice: null });
    await host.close();
  });
});
