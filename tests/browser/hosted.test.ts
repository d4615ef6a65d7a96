// The hosted panel in real Chromium: the playground as Figma on one origin, the panel's site on another.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SelectionState } from '../../src/contract/messages';
import { launchChromium } from '../support/chromium';
import { openHostedStage } from '../support/hosted-stage';
import type { HostedStage } from '../support/hosted-stage';
import { PLUGIN_ID } from '../support/plugin-id';
import { statusText, topLayers, untilPhase } from './panel-stage';

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
  stage.forget();
});
afterEach(() => context.close());

/** Open the playground with the hosted panel. */
async function openPlayground(query = '', figma = stage.figma): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => { complaints.push(error.message); });
  await page.goto(`${figma}/?ui=hosted${query}`);
  return page;
}

/** The panel's frame, once it shows something. */
async function panelOf(page: Page): Promise<Frame> {
  await page.evaluate(() => globalThis.allaPrima.ready);
  const frame = page.frames()[1]!;
  await frame.waitForSelector('main:not([data-phase="starting"])', { timeout: 60_000 });
  return frame;
}

async function paintLake(frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: 'Lake and mountains' }).click();
  await untilPhase(frame, 'ready');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
}

const errorsOf = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.allaPrima.session.errors.map((error) => error.message));
const heavy = (): string[] => stage.sent.filter(({ path, bytes }) => bytes > 0 && /model|runtime/.test(path)).map(({ path }) => path);

describe('the theme', () => {
  it.each([
    ['light', { secure: true, theme: 'figma-light', background: 'rgb(255, 255, 255)', warning: '#ffcd29' }],
    ['dark', { secure: true, theme: 'figma-dark', background: 'rgb(44, 44, 44)', warning: '#f3c11b' }],
  ] as const)('comes along, variables and all (%s)', async (theme, wanted) => {
    const page = await openPlayground(`&theme=${theme}`);
    const frame = await panelOf(page);
    expect(frame.url().startsWith(`${stage.site}/panel/index.html#`)).toBe(true);
    expect(await frame.evaluate(() => ({
      secure: isSecureContext,
      theme: document.documentElement.className,
      background: getComputedStyle(document.body).backgroundColor,
      // One that the panel itself does not use.
      warning: getComputedStyle(document.documentElement).getPropertyValue('--figma-color-bg-warning'),
    }))).toEqual(wanted);
    expect(await errorsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the whole job', () => {
  it('paints; the second opening repaints in place and takes model and runtime from the cache', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.getByRole('button', { name: 'Lake and mountains' }).click();
    await untilPhase(frame, 'ready');
    await frame.getByLabel('Seed', { exact: true }).fill('4711');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    const before = await topLayers(page);
    expect(before).toHaveLength(2);
    expect(before[1]).toMatchObject({ name: `${before[0]!.name} painting` });
    expect(before[1]!.image).not.toBeNull();
    expect(heavy().map((path) => path.replace(/-.*/, '')).sort()).toEqual(['/assets/model', '/assets/runtime']);

    await frame.getByRole('button', { name: /size/i }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => globalThis.allaPrima.session.run!.window.state!.width)).toBeGreaterThan(320);

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

describe('a site that does not answer', () => {
  it('is replaced by the panel inside the plugin, with a sentence that can be dismissed', async () => {
    stage.cut('dead');
    const page = await openPlayground();
    const frame = await panelOf(page);
    expect(frame.url()).toMatch(/^data:/);
    expect(await statusText(frame)).toBe('The online panel could not be reached, so the one inside the plugin opened. It paints without the graphics card.');
    await frame.getByRole('button', { name: 'Dismiss' }).click();
    await frame.getByText('The online panel').first().waitFor({ state: 'detached' });
    expect(stage.sent).toEqual([]);
    expect(await errorsOf(page)).toEqual([]);
  });

  it('in airplane mode: no browser’s error page on the way, and the panel inside the plugin paints', async () => {
    const page = await openPlayground();
    await panelOf(page);
    await context.setOffline(true);
    await page.evaluate(() => { globalThis.allaPrima.start(); });
    const waiting = page.frameLocator('iframe');
    await waiting.getByText('Opening…').waitFor();
    await page.waitForTimeout(1_000);
    expect(page.frames()[1]!.url()).toMatch(/^data:/);
    const frame = await panelOf(page);
    expect(await statusText(frame)).toContain('The online panel could not be reached');
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
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
  /** Name and length of everything in the panel's cache. */
  const kept = (frame: Frame): Promise<Record<string, number>> => frame.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found[new URL(request.url).pathname] = (await (await cache.match(request))!.arrayBuffer()).byteLength;
    }
    return found;
  });

  it('is mended where it is damaged, and dropped where it is of another version', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await expect.poll(async () => Object.keys(await kept(frame)).length, { timeout: 60_000 }).toBe(2);
    const sound = await kept(frame);
    await frame.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      for (const request of await cache.keys()) if (request.url.includes('model')) await cache.put(request, new Response('damaged'));
      await cache.put('assets/model-of-yesterday.bin', new Response('old'));
    });
    expect(Object.values(await kept(frame))).toContain('damaged'.length);
    await page.close();
    const second = await panelOf(await openPlayground());
    await expect.poll(() => kept(second), { timeout: 60_000 }).toEqual(sound);
  });

  it('may be in the HTTP cache alone, where the panel is refused a cache of its own', async () => {
    const page = await openPlayground('', stage.figmaElsewhere);
    const frame = await panelOf(page);
    expect(await frame.evaluate(() => caches.keys().then(() => 'kept', (thrown: unknown) => (thrown as Error).name))).toBe('SecurityError');
    await paintLake(frame);
    expect((await topLayers(page))[1]!.image).not.toBeNull();
    expect(heavy()).toHaveLength(2);
    stage.forget();
    await page.close();
    await paintLake(await panelOf(await openPlayground('', stage.figmaElsewhere)));
    // This browser's HTTP cache is in memory and takes no file as large as the runtime.
    expect(heavy().filter((path) => path.includes('model'))).toEqual([]);
  });
});

describe('strangers', () => {
  it('that frame the panel hear nothing of it and are not listened to', async () => {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => { if (message.text().includes('postMessage')) refused.push(message.text()); });
    // On the site's own origin: even there, which is not Figma's.
    await page.goto(`${stage.site}/stranger.html`);
    await page.evaluate((url) => { document.querySelector('iframe')!.src = url; }, `${stage.site}/panel/index.html#figma-theme=dark`);
    const frame = (): Frame => page.frames()[1]!;
    await frame().waitForSelector('main[data-phase="starting"]');
    await expect.poll(() => refused.length).toBeGreaterThan(0);
    await page.evaluate((pluginId) => {
      const hello = { settings: { style: null, seed: 1, placement: 'beside', panel: { width: 320, height: 660 } }, command: 'open', selection: { kind: 'nothing' }, notice: null };
      for (let id = 1; id < 5; id++) {
        document.querySelector('iframe')!.contentWindow!.postMessage({ pluginId, pluginMessage: { type: 'answer', id, ok: true, body: hello } }, '*');
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
    const send = (pluginId: string): Promise<void> => page.evaluate((id) => {
      const selection: SelectionState = { kind: 'unpaintable', failure: { code: 'empty', sentence: 'A stranger speaks.' }, fillable: 0, painting: null };
      globalThis.allaPrima.session.frame!.element.contentWindow!.postMessage({ pluginId: id, pluginMessage: { type: 'event', event: { kind: 'selection', selection } } }, '*');
    }, pluginId);
    await send('another-plugin');
    await page.waitForTimeout(200);
    expect(await frame.getByText('A stranger speaks.').count()).toBe(0);
    // The same words of our own plugin do arrive.
    await send(PLUGIN_ID);
    await frame.getByText('A stranger speaks.').first().waitFor();
  });

  it('a hash that is no colour changes nothing', async () => {
    const page = await context.newPage();
    await page.goto(`${stage.site}/panel/index.html#figma-theme=light&bg=url(https://example.com/x)&text=%23ff0000&Bad=red&--x=red`);
    await page.waitForSelector('main');
    const style = await page.evaluate(() => document.documentElement.getAttribute('style'));
    expect(style).toBe('--figma-color-text: #ff0000;');
  });
});

describe('the playground', () => {
  it('shows either panel of the same build', async () => {
    const page = await openPlayground();
    await panelOf(page);
    await page.getByLabel('Panel').selectOption('Inside the plugin');
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^data:/);
    const inside = await panelOf(page);
    expect(await inside.evaluate(() => isSecureContext)).toBe(false);
    expect(await errorsOf(page)).toEqual([]);
  });
});

describe('the rules of the stand-in', () => {
  it('a document that goes where the manifest does not allow is refused', async () => {
    const page = await openPlayground();
    await panelOf(page);
    await page.evaluate((url) => { globalThis.allaPrima.session.frame!.element.src = url; }, 'http://localhost:1/elsewhere');
    // Chromium reports one refused navigation once or twice.
    await expect.poll(async () => [...new Set(await errorsOf(page))]).toEqual([expect.stringContaining('networkAccess')]);
  });

  it('a message from a site must name its plugin', async () => {
    const page = await openPlayground();
    const frame = await panelOf(page);
    await frame.evaluate((origin) => { parent.postMessage({ pluginMessage: 'hello' }, origin); }, stage.figma);
    await expect.poll(() => errorsOf(page)).toEqual([expect.stringContaining('pluginId')]);
  });
});
