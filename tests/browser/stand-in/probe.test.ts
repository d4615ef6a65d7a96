// The built probe in the stand-in, in Chromium: its profile is the committed one, its panel is usable, and however a run ends it
// leaves nothing behind.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { ensureChromium } from '../../../scripts/shared/chromium';
import { buildProbe } from '../../../scripts/probe/build-probe';
import { STAND_IN_PROFILE } from '../../../scripts/probe/stand-in-profile';
import { openProbeStage } from '../../../scripts/probe/stand-in-stage';
import type { ProbeStage, ProbeStageOptions } from '../../../scripts/probe/stand-in-stage';
import { FACT_IDS } from '../../../src/probe/contract/facts';
import { lasting, readProfile } from '../../../src/probe/contract/profile';
import type { AllaPrimaHandle } from '../../../src/playground/main';
import { launchChromium } from '../../support/chromium';
import { axeViolations } from '../panel-stage';

// A run waits for two dozen things, one after the other.
vi.setConfig({ testTimeout: 600_000 });

declare global {
  // The playground's handle, as page.evaluate sees it.
  var allaPrima: AllaPrimaHandle;
}

const PICTURES = fileURLToPath(new URL('../../../test-artefacts/probe', import.meta.url));

async function withStage(
  options: Omit<ProbeStageOptions, 'executablePath'>,
  action: (stage: ProbeStage, thrown: readonly string[]) => Promise<void>,
): Promise<void> {
  const stage = await openProbeStage({ executablePath: ensureChromium(), ...options });
  const thrown: string[] = [];
  stage.page.on('pageerror', (error) => {
    thrown.push(error.message);
  });
  try {
    await action(stage, thrown);
  } finally {
    await stage.close();
  }
}

/** Layers and styles in the whole file, and what is selected. */
function inTheFile(page: Page): Promise<{ layers: number; styles: number; selected: number }> {
  return page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    return {
      layers: document.pages.reduce((sum, id) => sum + document.children(id).length, 0),
      styles: document.styles().length,
      selected: editor.selection().length,
    };
  });
}
const EMPTY = { layers: 0, styles: 0, selected: 0 };

function picture(page: Page, name: string): Promise<unknown> {
  return page.locator('.plugin-window').screenshot({ path: `${PICTURES}/${name}.png` });
}

const words = (frame: Frame): Promise<string> => frame.locator('main').innerText();

test('the profile of the stand-in is the committed one; nothing is left; the result can be copied', async () => {
  await withStage({}, async (stage, thrown) => {
    const ready = await stage.panel('ready');
    expect(await words(ready)).toContain('Nothing is sent anywhere');
    expect(await axeViolations(ready)).toEqual([]);
    await picture(stage.page, 'ready-light');
    const profile = await stage.run();
    expect(profile.troubles).toEqual([]);
    expect([...profile.facts.map(({ id }) => id), ...profile.notMeasured].sort()).toEqual([...FACT_IDS].sort());
    const committed = readProfile(await readFile(STAND_IN_PROFILE, 'utf8'));
    // Where this fails because the stand-in has changed: npm run probe -- --stand-in
    expect(lasting(profile)).toEqual(committed);
    expect(await inTheFile(stage.page)).toEqual(EMPTY);
    const done = await stage.panel('done');
    expect(await axeViolations(done)).toEqual([]);
    await done.getByRole('button', { name: 'Copy the result' }).click();
    await expect.poll(() => words(done)).toContain('Copied. Paste it');
    await picture(stage.page, 'done-light');
    expect(thrown).toEqual([]);
    const requests: string[] = [];
    stage.page.on('request', (request) => {
      requests.push(request.url());
    });
    await done.getByRole('button', { name: 'Run again' }).click();
    await stage.panel('ready');
    expect(requests).toEqual([]);
  });
});

describe('other ends of a run', () => {
  test('cancelled: says so, keeps what it has, leaves nothing', async () => {
    await withStage({ theme: 'dark', policy: 'B' }, async (stage, thrown) => {
      await picture(stage.page, 'ready-dark');
      await (await stage.panel('ready')).getByRole('button', { name: 'Run' }).click();
      const running = await stage.panel('running');
      // In the middle of the longest one, with layers on the page.
      await expect.poll(() => words(running), { timeout: 300_000, interval: 50 }).toContain('Change events');
      await expect.poll(async () => (await inTheFile(stage.page)).layers, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
      await picture(stage.page, 'running-dark');
      await running.getByRole('button', { name: 'Cancel' }).click();
      const profile = await stage.profile();
      expect([profile.cancelled, profile.troubles]).toEqual([true, []]);
      const values = Object.fromEntries(profile.facts.map(({ id, value }) => [id, value]));
      // Policy B: no blob: workers, and WebAssembly all the same.
      expect(values).toMatchObject({
        'worker.dataClassic': 'works',
        'worker.blobClassic': 'refused: ErrorEvent',
        'wasm.compile': 'works',
        'policy.eval': 'refused: EvalError',
      });
      expect(profile.notMeasured).toContain('image.one');
      expect(await inTheFile(stage.page)).toEqual(EMPTY);
      const done = await stage.panel('done');
      expect(await words(done)).toContain('Cancelled.');
      expect(await axeViolations(done)).toEqual([]);
      await picture(stage.page, 'cancelled-dark');
      expect(thrown).toEqual([]);
    });
  });

  test('the window is closed: leaves nothing', async () => {
    await withStage({}, async (stage) => {
      await (await stage.panel('ready')).getByRole('button', { name: 'Run' }).click();
      const running = await stage.panel('running');
      await expect.poll(() => words(running), { timeout: 300_000, interval: 50 }).toContain('Change events');
      await expect.poll(async () => (await inTheFile(stage.page)).layers, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
      await stage.page.getByRole('button', { name: 'Close the plugin' }).click();
      expect(await inTheFile(stage.page)).toEqual(EMPTY);
    });
  });
});

describe('before a run', () => {
  test('a page that is not empty is left alone, until it is', async () => {
    await withStage({}, async (stage) => {
      await stage.panel('ready');
      await stage.page.evaluate(() => {
        const { document, editor } = globalThis.allaPrima.session;
        document.create('RECTANGLE', editor.currentPage, { name: 'mine' });
      });
      await stage.page.evaluate(() => {
        globalThis.allaPrima.start();
      });
      await expect.poll(async () => words(await stage.panel('ready'))).toContain('This page is not empty');
      const ready = await stage.panel('ready');
      expect(await ready.getByRole('button', { name: 'Run' }).count()).toBe(0);
      await picture(stage.page, 'occupied-light');
      await stage.page.evaluate(() => {
        const { document, editor } = globalThis.allaPrima.session;
        for (const id of document.children(editor.currentPage)) document.remove(id);
      });
      await ready.getByRole('button', { name: 'Look again' }).click();
      await expect.poll(() => ready.getByRole('button', { name: 'Run' }).count()).toBe(1);
    });
  });

  test('a panel that hears nothing says so, and measures what it can alone; where copying is refused the text is selected', async () => {
    const deaf = (): void => {
      // Under every listener of the panel's, also those that come after its document was written anew.
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own object below
      const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (
        type: string,
        listener: EventListenerOrEventListenerObject | null,
        options?: boolean | AddEventListenerOptions,
      ): void {
        if (type !== 'message' || window === top || typeof listener !== 'function') {
          add.call(this, type, listener, options);
          return;
        }
        add.call(
          this,
          type,
          (event: Event) => {
            const { data } = event as MessageEvent<unknown>;
            if (typeof data !== 'object' || data === null || !('pluginMessage' in data)) listener.call(this, event);
          },
          options,
        );
      };
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one that works in a data: document
      document.execCommand = () => false;
    };
    await withStage({ prepare: deaf }, async (stage) => {
      const ready = await stage.panel('ready');
      expect(await words(ready)).toContain("The plugin's side does not answer. No message came at all.");
      await picture(stage.page, 'deaf-light');
      await ready.getByRole('button', { name: 'Measure the panel' }).click();
      const profile = await stage.profile();
      expect(profile.facts.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['frame.depth', 'frame.compatMode', 'theme.class', 'policy.text', 'worker.dataClassic']),
      );
      expect(profile.troubles.map(({ measurement }) => measurement)).toEqual(expect.arrayContaining(["The plugin's side"]));
      expect(profile.notMeasured).toContain('message.source');
      const done = await stage.panel('done');
      expect(await words(done)).toContain('Nothing was drawn.');
      expect(profile.troubles).toHaveLength(1);
      await done.getByRole('button', { name: 'Copy the result' }).click();
      await expect.poll(() => words(done)).toContain('does not let a panel copy. The text is selected');
      const selected = await done.evaluate(() => {
        const area = document.querySelector<HTMLTextAreaElement>('.profile')!;
        return document.activeElement === area && area.selectionEnd - area.selectionStart === area.value.length;
      });
      expect(selected).toBe(true);
    });
  });
});

describe("in frames like Figma's: the top posts, three up, in quirks mode", () => {
  const speakers = {
    'the top window': 'panel.postMessage(data, "*")',
    'the frame between': 'between.eval("(panel, data) => panel.postMessage(data, \'*\')")(panel, data)',
  };

  /** A page with the panel three frames deep, whose top answers for the plugin; `speak` posts `data` to `panel`. */
  const harness = (html: string, theme: 'light' | 'dark', speak: string): string => `<!doctype html><body style="margin: 0"><script>
    const shim = document.body.appendChild(Object.assign(document.createElement('iframe'), { style: 'border: 0; width: 360px; height: 520px' }));
    const between = shim.contentWindow;
    between.document.body.style.margin = 0;
    const network = between.document.body.appendChild(Object.assign(between.document.createElement('iframe'), { style: 'border: 0; width: 100%; height: 100vh' }));
    const inner = network.contentWindow;
    inner.document.body.style.margin = 0;
    const frame = inner.document.createElement('iframe');
    frame.style = 'border: 0; width: 360px; height: 520px';
    const prelude = '<script>/* Figma\\'s own */<\\/script><style id="figma-style">:root { ${theme === 'dark' ? '--figma-color-bg: #2c2c2c; --figma-color-text: #fff; --figma-color-bg-brand-secondary: #105cad' : '--figma-color-bg: #fff; --figma-color-text: #000000e5'} }</style>';
    frame.src = 'data:text/html;charset=utf-8,' + encodeURIComponent(prelude + ${JSON.stringify(html).replaceAll('<', '\\u003c')});
    inner.addEventListener('message', ({ data: { pluginMessage } }) => {
      const panel = frame.contentWindow;
      const body = pluginMessage.name === 'hello' ? { origin: 'null', pluginId: 'x', pageIsEmpty: true, address: '', resume: null } : {};
      const data = { pluginMessage: { probe: 'answer', id: pluginMessage.id, ok: true, body }, pluginId: 'x' };
      ${speak};
    });
    inner.document.body.append(frame);
  </script>`;

  test.each(
    Object.entries(speakers).flatMap(([speaker, speak]) => (['light', 'dark'] as const).map((theme) => [speaker, theme, speak] as const)),
  )('hears %s, %s', async (speaker, theme, speak) => {
    const folder = await mkdtemp(join(tmpdir(), 'alla-prima-probe-quirks-'));
    await buildProbe({ outDir: folder, address: null });
    const html = await readFile(`${folder}/ui.html`, 'utf8');
    await rm(folder, { recursive: true });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 520 } });
      await page.setContent(harness(html, theme, speak));
      let panel: Frame | undefined;
      await expect
        .poll(() => {
          panel = page.frames().find((frame) => frame.url().startsWith('data:'));
          return panel;
        })
        .toBeDefined();
      await panel!.waitForSelector('main[data-phase="ready"]');
      expect(await words(panel!)).not.toContain('does not answer');
      const found = await panel!.evaluate(() => ({
        mode: document.compatMode,
        source: globalThis.window.probeEarly.heard[0]!.source,
        scheme: getComputedStyle(document.documentElement).colorScheme,
        before: globalThis.window.probeEarly.before,
      }));
      expect(found).toEqual({
        mode: 'BackCompat',
        source: speaker === 'the top window' ? 'the top, 3 up' : 'an ancestor, 2 up',
        scheme: theme,
        before: ['script', 'style#figma-style'],
      });
      expect(await axeViolations(panel!)).toEqual([]);
      await page.screenshot({ path: `${PICTURES}/quirks-${theme}.png` });
    } finally {
      await browser.close();
    }
  });

  test('hears a message without a source, and no sibling', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alla-prima-probe-null-'));
    await buildProbe({ outDir: folder, address: null });
    const html = await readFile(`${folder}/ui.html`, 'utf8');
    await rm(folder, { recursive: true });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.setContent(harness(html, 'light', 'heard = (window.heard ?? []).concat(data)'));
      let panel: Frame | undefined;
      await expect
        .poll(() => {
          panel = page.frames().find((frame) => frame.url().startsWith('data:'));
          return panel;
        })
        .toBeDefined();
      await panel!.waitForSelector('main[data-phase="starting"]');
      const body = { origin: 'null', pluginId: 'x', pageIsEmpty: false, address: '', resume: null };
      const say = (source: 'null' | 'sibling', pageIsEmpty: boolean): Promise<void> =>
        panel!.evaluate(
          ([from, answer]) => {
            const sibling = from === 'null' ? null : document.body.appendChild(document.createElement('iframe')).contentWindow;
            // Whatever was asked last: asks are counted from one.
            for (let id = 1; id < 9; id++)
              window.dispatchEvent(
                new MessageEvent('message', {
                  source: sibling,
                  data: { pluginMessage: { probe: 'answer', id, ok: true, body: answer }, pluginId: 'x' },
                }),
              );
          },
          [source, { ...body, pageIsEmpty }] as const,
        );
      await say('sibling', true);
      expect(await panel!.locator('main').getAttribute('data-phase')).toBe('starting');
      await say('null', false);
      await panel!.waitForSelector('main[data-phase="ready"]');
      expect(await words(panel!)).toContain('This page is not empty');
    } finally {
      await browser.close();
    }
  });
});
