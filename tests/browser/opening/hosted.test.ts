// The hosted panel in real Chromium: the playground as Figma on one origin, the panel's site on another. The whole job is done with the
// shipped painters; elsewhere, where their pixels make no difference, with tiny ones.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Frame, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SelectionState } from '../../../src/contract/wire/messages';
import { launchChromium } from '../../support/chromium';
import { openHostedStage } from '../../support/hosted-stage';
import type { HostedStage } from '../../support/hosted-stage';
import { PLUGIN_ID } from '../../support/plugin-id';
import { innermostFrame, panelFrame, statusText, topLayers, untilPhase } from '../panel-stage';
import { PAINTER_IDS } from '../../../scripts/shared/model-files';

let stage: HostedStage;
let browser: Browser;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  stage = await openHostedStage();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  complaints = [];
  stage.cut(null);
  stage.paintWith('tiny');
  stage.forget();
});
afterEach(() => context.close());

/** Open the playground with the hosted panel. @param answer what the panel's site answers this page in its own place. */
async function openPlayground(figma = stage.figma, answer: ((route: Route) => Promise<void>) | null = null): Promise<Page> {
  const page = await context.newPage();
  if (answer !== null) await page.route(`${stage.site}/**`, answer);
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  await page.goto(`${figma}/?ui=hosted`);
  return page;
}

/** Takes for a colour what `CSS.supports` does, and asks an address for a picture. */
const [, VAR] = readFileSync(fileURLToPath(new URL('../../cases/hosted-hash.txt', import.meta.url)), 'utf8')
  .trim()
  .split('#bg=') as [string, string];

const panelOf = (page: Page): Promise<Frame> => panelFrame(page, 80_000);

async function paintLake(frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'ready');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
}

const errorsOf = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.allaPrima.session.errors.map((error) => error.message));
/** Of the painters. */
const [FIRST, OTHER] = PAINTER_IDS as readonly [string, string];
/** Of `heavy`, without their hashes. */
const names = (): string[] =>
  heavy()
    .map((path) => path.replace(/-[0-9a-f]{16}\..*/, ''))
    .sort();
const heavy = (): string[] => stage.sent.filter(({ path, bytes }) => bytes > 0 && /model|runtime/.test(path)).map(({ path }) => path);

/** What the panel's root says of its theme, and the colour that comes of it. */
const themeOf = (frame: Frame): Promise<unknown> =>
  frame.evaluate(() => [document.documentElement.dataset['theme'], getComputedStyle(document.body).backgroundColor]);

describe('the theme', () => {
  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(44, 44, 44)'],
  ] as const)('is what the browser prefers as long as Figma says nothing (%s)', async (colorScheme, background) => {
    await context.close();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', colorScheme });
    const page = await openPlayground();
    const frame = await panelOf(page);
    expect(frame.url()).toBe(`${stage.site}/panel/index.html`);
    expect(await frame.evaluate(() => isSecureContext)).toBe(true);
    expect(await themeOf(frame)).toEqual([undefined, background]);
    expect(await errorsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is Figma’s where Figma says it, as text or as an object; what is no colour changes nothing', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    const tell = (name: string, variables: unknown): Promise<void> =>
      page.evaluate(
        (payload) => {
          globalThis.allaPrima.session.frame!.panel!.contentWindow!.postMessage({ figmaMessage: { type: 'THEME', payload } }, '*');
        },
        { name, variables },
      );
    await tell('dark', {
      '--figma-color-bg': '#1e1e1e',
      '--figma-color-text': 'url(https://example.com/x)',
      'bg-hover': '#333',
      'border': VAR,
      'text-brand': 'env(--a, red)',
      '--figma-size': '12px',
      'Bad name': 'red',
    });
    await expect.poll(() => themeOf(frame)).toEqual(['dark', 'rgb(30, 30, 30)']);
    expect(await frame.evaluate(() => document.documentElement.getAttribute('style'))).toBe(
      '--figma-color-bg: #1e1e1e; --figma-color-bg-hover: #333;',
    );
    await tell('figma-light', ':root { --figma-color-bg: rgb(250, 250, 250); --figma-color-bg-hover: #eee }');
    await expect.poll(() => themeOf(frame)).toEqual(['light', 'rgb(250, 250, 250)']);
    // The name alone does too.
    await frame.evaluate(() => {
      document.documentElement.removeAttribute('style');
    });
    await tell('dark', null);
    await expect.poll(() => themeOf(frame)).toEqual(['dark', 'rgb(44, 44, 44)']);
  });
});

describe('the hash of the panel’s address', () => {
  it('is no way to colour it, or to have it ask an address', async () => {
    const page = await openPlayground();
    const before = await panelOf(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      asked.push(request.url());
    });
    const opened = page.waitForEvent('framenavigated', (frame) => frame.url().includes('#bg='));
    await before.evaluate((hash) => {
      location.hash = hash;
      location.reload();
    }, `bg=${VAR}`);
    await opened;
    const frame = await panelOf(page);
    expect(frame.url()).toContain('#bg=');
    expect(await frame.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull();
    expect(await themeOf(frame)).toEqual([undefined, 'rgb(255, 255, 255)']);
    expect(asked.filter((url) => !url.startsWith(stage.site) && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  });
});

describe('the whole job', () => {
  it('paints; the second opening repaints in place and takes model and runtime from the cache', async () => {
    stage.paintWith('shipped');
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByRole('button', { name: 'Alpine lake' }).click();
    await untilPhase(frame, 'ready');
    await frame.getByLabel('Seed', { exact: true }).fill('4711');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    const before = await topLayers(page);
    expect(before).toHaveLength(2);
    expect(before[1]).toMatchObject({ name: `${before[0]!.name} painting` });
    expect(before[1]!.image).not.toBeNull();
    // Of the painters only the one that is used.
    expect(names()).toEqual([`/assets/model-${FIRST}`, '/assets/runtime']);

    await frame.getByRole('button', { name: /size/i }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => globalThis.allaPrima.session.run!.window.state!.width)).toBeGreaterThan(320);

    // The other one comes when it is wanted, alone, and both are kept.
    stage.forget();
    await frame.getByRole('button', { name: /^Use .*nearest style$/ }).click();
    await expect.poll(names, { timeout: 60_000 }).toEqual([`/assets/model-${OTHER}`]);
    await expect.poll(() => frame.getByText(/^Getting .* ready…$/).count()).toBe(0);

    stage.forget();
    await page.evaluate((id) => {
      globalThis.allaPrima.session.editor.select([id]);
      globalThis.allaPrima.start('repaint');
    }, before[1]!.id);
    const again = await panelOf(page);
    await untilPhase(again, 'painted');
    expect(await statusText(again)).toMatch(/updated\.$/);
    expect(await again.getByLabel('Seed', { exact: true }).inputValue()).toBe('4711');
    expect((await topLayers(page)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(stage.sent.map(({ path }) => path)).toContain('/index.html');
    expect(heavy()).toEqual([]);
    expect(await errorsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** Where the frames of a page went, and when the plugin opened a document, ms of the page's clock. */
function watchFrames(page: Page): string[] {
  const visited: string[] = [];
  page.on('framenavigated', (frame) => {
    visited.push(frame.url());
  });
  return visited;
}

const FELL_BACK = 'The online panel could not be reached, so the one inside the plugin opened. It paints without the graphics card.';

describe('a site that does not answer', () => {
  it.each([
    [
      'whose server is gone',
      () => {
        stage.cut('dead');
      },
    ],
    ['that the browser blocks', () => context.route(`${stage.site}/**`, (route) => route.abort('blockedbyclient'))],
    ['in airplane mode', () => context.setOffline(true)],
  ] as const)('%s: the panel inside the plugin opens at once and paints, and no error page is seen on the way', async (_name, cut) => {
    const page = await openPlayground();
    await panelOf(page);
    await page.evaluate(() => {
      globalThis.allaPrima.session.stop();
    });
    await cut();
    stage.forget();
    const visited = watchFrames(page);
    const took = page.evaluate(async () => {
      const began = performance.now();
      globalThis.allaPrima.start();
      const { run } = globalThis.allaPrima.session;
      await new Promise<void>((resolve) => {
        run!.window.onChange(() => {
          if (run!.window.state?.opening === 2) resolve();
        });
      });
      return performance.now() - began;
    });
    // Far less than the plugin's timeout: the launcher said so.
    expect(await took).toBeLessThan(stage.timeout / 2);
    const frame = await panelOf(page);
    expect(frame.url()).toMatch(/^data:/);
    expect(await statusText(frame)).toBe(FELL_BACK);
    expect(visited.filter((url) => /^chrome-error:|^http/.test(url))).toEqual([]);
    expect(stage.sent).toEqual([]);
    await frame.getByRole('button', { name: 'Dismiss' }).click();
    await frame.getByText('The online panel').first().waitFor({ state: 'detached' });
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
    expect(await errorsOf(page)).toEqual([]);
  });

  it('or says nothing of use gives way when the plugin’s timeout is over: no answer, an error page, another page, a panel that never speaks', async () => {
    const answers: readonly ((route: Route) => Promise<void>)[] = [
      () => Promise.resolve(),
      (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Server error</h1>' }),
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1>Welcome to the hotel’s network</h1>' }),
      (route) => (route.request().url().endsWith('.js') ? route.fulfill({ contentType: 'text/javascript', body: '' }) : route.continue()),
    ];
    const pages = await Promise.all(answers.map((answer) => openPlayground(stage.figma, answer)));
    for (const page of pages) {
      const frame = await panelOf(page);
      expect(frame.url()).toMatch(/^data:/);
      expect(await statusText(frame)).toBe(FELL_BACK);
      expect(await errorsOf(page)).toEqual([]);
    }
  }, 180_000);

  it.each([
    ['stalls at the model', { how: 'stalled', files: /model/ }, 'its site has stopped answering'],
    ['stalls at the worker that paints', { how: 'stalled', files: /assets.engine/ }, 'A part of this panel does not come from its site.'],
    ['lacks the model', { how: 'missing', files: /model/ }, 'a part of it is not on its site'],
    ['sends another model', { how: 'damaged', files: /model/ }, 'what its site sends is not what it should be'],
    ['sends another worker', { how: 'damaged', files: /assets.engine/ }, 'A part of this panel does not come from its site.'],
  ] as const)('%s after it said that it is ready: within ten seconds a true sentence and two ways on', async (_name, how, sentence) => {
    stage.cut(how);
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByText(sentence).first().waitFor({ timeout: 10_000 });
    stage.cut(null);
    await frame.getByRole('button', { name: 'Try again' }).click();
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
  });

  it('has no label worker: the panel inside takes over, and paints', async () => {
    stage.cut({ how: 'missing', files: /label-engine/ });
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByRole('button', { name: 'Alpine lake' }).click();
    await untilPhase(frame, 'failed');
    expect(await statusText(frame)).toContain('A part of this panel does not come from its site.');
    await frame.getByRole('button', { name: 'Open the panel inside' }).click();
    await expect.poll(() => innermostFrame(page).url(), { timeout: 20_000 }).toMatch(/^data:/);
    const inside = await panelOf(page);
    expect(await statusText(inside)).toBe('The panel inside the plugin is open. It paints without the graphics card.');
    await inside.getByRole('button', { name: 'Dismiss' }).click();
    await inside.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(inside, 'painted');
    expect(await errorsOf(page)).toEqual([]);
  });

  it('breaks off in the middle of the model: a sentence, and trying again works', async () => {
    stage.cut(/model/);
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByText('The painter could not be fetched.').first().waitFor();
    stage.cut(null);
    await frame.getByRole('button', { name: 'Try again' }).click();
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
  });
});

describe('what the browser keeps', () => {
  /** Name and length of everything in the panel's cache. The panel may be changing it: what goes while this looks is not there. */
  const kept = (frame: Frame): Promise<Record<string, number>> =>
    frame.evaluate(async () => {
      const found: Record<string, number> = {};
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const response = await cache.match(request);
          if (response !== undefined) found[new URL(request.url).pathname] = (await response.arrayBuffer()).byteLength;
        }
      }
      return found;
    });
  /** The engine has what it needs: nothing is fetched or thrown away any more. */
  const loaded = (frame: Frame): Promise<unknown> =>
    frame.waitForFunction(() => performance.getEntriesByName('alla-prima ready').length > 0, undefined, { timeout: 80_000 });

  it('is mended where it is damaged, and dropped where it is of another version', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await loaded(frame);
    await expect.poll(async () => Object.keys(await kept(frame)).length, { timeout: 60_000 }).toBe(2);
    const sound = await kept(frame);
    await frame.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      for (const request of await cache.keys()) if (request.url.includes('model')) await cache.put(request, new Response('damaged'));
      await cache.put('assets/model-of-yesterday.bin', new Response('old'));
    });
    await expect
      .poll(() => kept(frame))
      .toEqual({
        ...sound,
        [Object.keys(sound).find((path) => path.includes('model'))!]: 'damaged'.length,
        '/panel/assets/model-of-yesterday.bin': 'old'.length,
      });
    await page.close();
    const second = await panelOf(await openPlayground());
    await loaded(second);
    await expect.poll(() => kept(second), { timeout: 60_000 }).toEqual(sound);
  }, 240_000);

  it('may be in the HTTP cache alone, where the panel is refused a cache of its own', async () => {
    const page = await openPlayground(stage.figmaElsewhere);
    const frame = await panelOf(page);
    expect(
      await frame.evaluate(() =>
        caches.keys().then(
          () => 'kept',
          (thrown: unknown) => (thrown as Error).name,
        ),
      ),
    ).toBe('SecurityError');
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
    expect(heavy()).toHaveLength(2);
    stage.forget();
    await page.close();
    await paintLake(await panelOf(await openPlayground(stage.figmaElsewhere)));
    // This browser's HTTP cache is in memory and takes no file as large as the runtime.
    expect(heavy().filter((path) => path.includes('model'))).toEqual([]);
  });
});

describe('strangers', () => {
  it('that frame the panel hear nothing of it and are not listened to', async () => {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('postMessage')) refused.push(message.text());
    });
    // On the site's own origin: even there, which is not Figma's.
    await page.goto(`${stage.site}/stranger.html`);
    await page.evaluate((url) => {
      document.querySelector('iframe')!.src = url;
    }, `${stage.site}/panel/index.html`);
    const frame = (): Frame => page.frames()[1]!;
    await frame().waitForSelector('main[data-phase="starting"]');
    await expect.poll(() => refused.length).toBeGreaterThan(0);
    await page.evaluate((pluginId) => {
      const hello = {
        settings: { style: null, seed: 1, placement: 'beside', panel: { width: 320, height: 660 } },
        command: 'open',
        selection: { kind: 'nothing' },
        notice: null,
      };
      for (let id = 1; id < 5; id++) {
        document
          .querySelector('iframe')!
          .contentWindow!.postMessage({ pluginId, pluginMessage: { type: 'answer', id, ok: true, body: hello } }, '*');
      }
    }, PLUGIN_ID);
    await page.waitForTimeout(300);
    expect(await frame().locator('main').getAttribute('data-phase')).toBe('starting');
    expect(await page.evaluate('heard')).toEqual([]);
  });

  it('in another frame of Figma, or of another plugin, are not listened to', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByText('Select shapes in the nine colours').waitFor();
    const send = (pluginId: string, from: 'the page' | 'a sibling'): Promise<void> =>
      page.evaluate(
        ([id, who]) => {
          const selection: SelectionState = {
            kind: 'unpaintable',
            failure: { code: 'empty', sentence: 'A stranger speaks.' },
            fillable: 0,
            painting: null,
          };
          const data = { pluginId: id, pluginMessage: { type: 'event', event: { kind: 'selection', selection } } };
          const panel = globalThis.allaPrima.session.frame!.panel!;
          if (who === 'the page') {
            panel.contentWindow!.postMessage(data, '*');
            return;
          }
          const sibling = panel.ownerDocument.createElement('iframe');
          panel.ownerDocument.body.append(sibling);
          const script = sibling.contentDocument!.createElement('script');
          script.textContent = 'say = function (to, data) { to.postMessage(data, "*"); }';
          sibling.contentDocument!.head.append(script);
          (sibling.contentWindow as unknown as { say: (to: Window, what: object) => void }).say(panel.contentWindow!, data);
        },
        [pluginId, from] as const,
      );
    await send('another-plugin', 'the page');
    await send(PLUGIN_ID, 'a sibling');
    await page.waitForTimeout(200);
    expect(await frame.getByText('A stranger speaks.').count()).toBe(0);
    // The same words of our own plugin, from the page, do arrive.
    await send(PLUGIN_ID, 'the page');
    await frame.getByText('A stranger speaks.').first().waitFor();
  });
});

describe('the playground', () => {
  it('shows either panel of the same build', async () => {
    const page = await openPlayground();
    await panelOf(page);
    await page.getByLabel('Panel').selectOption('Inside the plugin');
    await expect.poll(() => innermostFrame(page).url()).toMatch(/^data:/);
    const inside = await panelOf(page);
    expect(await inside.evaluate(() => isSecureContext)).toBe(false);
    expect(await errorsOf(page)).toEqual([]);
  });
});

describe('the rules of the stand-in', () => {
  it('a document that goes where the manifest does not allow is refused', async () => {
    const page = await openPlayground();
    await panelOf(page);
    await page.evaluate((url) => {
      globalThis.allaPrima.session.frame!.panel!.src = url;
    }, 'http://localhost:1/elsewhere');
    // Chromium reports one refused navigation once or twice.
    await expect.poll(async () => [...new Set(await errorsOf(page))]).toEqual([expect.stringContaining('networkAccess')]);
  });

  it('a message from a site must name its plugin', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.evaluate((origin) => {
      parent.postMessage({ pluginMessage: 'hello' }, origin);
    }, stage.figma);
    await expect.poll(() => errorsOf(page)).toEqual([expect.stringContaining('pluginId')]);
  });
});
