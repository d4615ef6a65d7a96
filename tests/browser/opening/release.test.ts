// A release as a teammate gets it: the zip alone in a new folder, imported into the stand-in and painted with. The page stands at Figma's own
// address and the hosted panel at the owner's, as the release knows them; the browser's requests to both are answered here.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIST } from '../../../scripts/build/build-target';
import { contentType } from '../../../scripts/serve/serve-dist';
import { makeRelease, PLUGIN_FOLDER } from '../../../scripts/release/make-release';
import { launchChromium } from '../../support/chromium';
import { panelFrame, topLayers, untilPhase } from '../panel-stage';

const VERSION = '7.8.9';
const FIGMA = 'https://www.figma.com';
const PANEL = 'https://panel.example/alla-prima';

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alla-prima-import-'));
  browser = await launchChromium();
  for (const [name, panel] of [
    ['carried', null],
    ['hosted', PANEL],
  ] as const) {
    const outDir = `${folder}/${name}-release`;
    await makeRelease({ version: VERSION, date: [2027, 1, 2], news: '- New', settings: { panel, support: null }, outDir });
    await unzip(`${outDir}/alla-prima-${VERSION}.zip`, `${folder}/${name}`);
    await unzip(`${outDir}/site-${VERSION}.zip`, `${folder}/${name}-site`);
  }
}, 180_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function unzip(file: string, into: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(file)))) {
    await mkdir(dirname(`${into}/${name}`), { recursive: true });
    await writeFile(`${into}/${name}`, bytes);
  }
}

interface Opened {
  readonly page: Page;
  /** Addresses outside the stand-in that anything asked for. */
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

/** @param site folder that answers at the panel's address; null where nothing answers. */
async function openFigma(context: BrowserContext, plugin: string, delivery: 'inline' | 'hosted', site: string | null): Promise<Opened> {
  const asked: string[] = [];
  const complaints: string[] = [];
  const plugins = { inline: null, hosted: null, [delivery]: `/${PLUGIN_FOLDER}/` };
  await context.route(/^https?:/, async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : decodeURIComponent(pathname);
    let body: Buffer | string | null = null;
    if (origin === FIGMA) {
      if (path === '/plugins.json') body = JSON.stringify(plugins);
      else if (path.startsWith(`/${PLUGIN_FOLDER}/`)) body = await readFile(plugin + path).catch(() => null);
      else body = await readFile(`${DIST}/playground${path}`).catch(() => null);
    } else {
      asked.push(route.request().url());
      if (site === null) return route.abort('connectionrefused');
      const base = `${new URL(PANEL).pathname}/${VERSION}`;
      if (origin === new URL(PANEL).origin && path.startsWith(`${base}/`))
        body = await readFile(site + path.slice(base.length)).catch(() => null);
    }
    return body === null ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ body, contentType: contentType(path) });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  await page.goto(`${FIGMA}/?ui=${delivery}`);
  return { page, asked, complaints };
}

async function paints({ page, complaints }: Opened): Promise<void> {
  const frame = await panelFrame(page, 80_000);
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'ready');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  const [scene, painting, ...others] = await topLayers(page);
  expect(others).toEqual([]);
  expect([scene?.name, painting?.name]).toEqual(['Alpine lake', 'Alpine lake painting']);
  expect(painting!.image).not.toBeNull();
  expect(await page.evaluate(() => globalThis.allaPrima.session.errors.map((error) => error.message))).toEqual([]);
  expect(complaints).toEqual([]);
}

const inNewContext = async (task: (context: BrowserContext) => Promise<void>): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await task(context);
  await context.close();
};

describe('the zip alone', () => {
  it('holds all that its manifest names, in one folder', async () => {
    expect(await readdir(`${folder}/carried`)).toEqual([PLUGIN_FOLDER]);
    const manifest = JSON.parse(await readFile(`${folder}/carried/${PLUGIN_FOLDER}/manifest.json`, 'utf8')) as { main: string; ui: string };
    expect(await readdir(`${folder}/carried/${PLUGIN_FOLDER}`)).toEqual(expect.arrayContaining([manifest.main, manifest.ui]));
  });

  it('paints, and asks nobody for anything', async () => {
    await inNewContext(async (context) => {
      const opened = await openFigma(context, `${folder}/carried`, 'inline', null);
      await paints(opened);
      expect(opened.asked).toEqual([]);
    });
  });
});

describe('a release whose publish.json names a panel', () => {
  it('differs in nothing but where its panel is: the site is the same, and only its own origin is allowed', async () => {
    const sites = await Promise.all(['carried', 'hosted'].map((name) => readFile(`${folder}/${name}-release/site-${VERSION}.zip`)));
    expect(sites[0]!.equals(sites[1]!)).toBe(true);
    const [ui, hostedUi] = await Promise.all(['carried', 'hosted'].map((name) => readFile(`${folder}/${name}/${PLUGIN_FOLDER}/ui.html`)));
    expect(hostedUi!.equals(ui!)).toBe(true);
    expect(JSON.parse(await readFile(`${folder}/hosted/${PLUGIN_FOLDER}/manifest.json`, 'utf8'))).toMatchObject({
      ui: { launcher: 'launcher.html', inline: 'ui.html' },
      networkAccess: { allowedDomains: [new URL(PANEL).origin] },
    });
  });

  it('opens the hosted panel of its own version and paints', async () => {
    await inNewContext(async (context) => {
      const opened = await openFigma(context, `${folder}/hosted`, 'hosted', `${folder}/hosted-site`);
      await paints(opened);
      expect((await panelFrame(opened.page)).url()).toBe(`${PANEL}/${VERSION}/index.html`);
      expect(opened.asked.filter((address) => !address.startsWith(`${PANEL}/${VERSION}/`))).toEqual([]);
    });
  });

  it.each([
    ['nothing answers', null],
    ['the host has other versions only', 'empty'],
  ] as const)('opens the panel inside where %s, and paints', async (_name, site) => {
    await inNewContext(async (context) => {
      const opened = await openFigma(context, `${folder}/hosted`, 'hosted', site === null ? null : `${folder}/${site}`);
      await paints(opened);
      const frame = await panelFrame(opened.page);
      expect(frame.url()).toMatch(/^data:/);
    });
  });
});
