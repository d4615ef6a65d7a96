// What only a browser can tell: the pixel path with the panel's own PNG codec in a worker, and how long the built panel takes
// from opening to ready, by phase. Both are left out where there is no Chromium.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { ROOT } from '../../build/build-target';
import { serveDist } from '../../serve/serve-dist';
import { timeEdits } from '../hand/edits';
import type { EditTimes } from '../hand/edits';
import { timeLarge } from '../hand/large-painting';
import type { LargeTimes } from '../hand/large-painting';
import { openNoted } from '../hand/noted-panel';
import type { PixelTimes } from './pixel-path';

const OPENINGS = 3;
const EDITS = 10;
const LARGE_ROUNDS = 3;

export interface InChromium {
  readonly version: string;
  readonly pixelPath: Readonly<Record<string, PixelTimes>>;
  /** One entry an opening: ms from the panel's document to each moment that the panel notes, in the order in which they came. */
  readonly openings: readonly Readonly<Record<string, number>>[];
  readonly edits: EditTimes;
  readonly large: LargeTimes;
}

export interface BrowserWork {
  readonly executablePath: string;
  readonly card: ModelCard;
  readonly model: Uint8Array;
  readonly runtime: Uint8Array;
  readonly pngs: Readonly<Record<string, Uint8Array>>;
  readonly rounds: number;
}

export async function measureInChromium(work: BrowserWork): Promise<InChromium> {
  const site = await serveDist({
    files: {
      '/worker.js': await workerScript(),
      '/model': work.model,
      '/runtime': work.runtime,
      '/blank.html': '<!doctype html>',
      ...prefixed(work.pngs),
    },
  });
  const browser = await chromium.launch({ executablePath: work.executablePath });
  try {
    const openings = [];
    for (let opening = 0; opening < OPENINGS; opening++) openings.push(await openPanel(browser, site.url));
    const live = await openNoted(browser, site.url);
    const edits = await timeEdits(live, EDITS);
    await live.page.close();
    const large = await timeLarge(browser, site.url, LARGE_ROUNDS);
    return { version: browser.version(), openings, edits, large, pixelPath: await runWorker(browser, site.url, work) };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The moments of one opening of the built panel in the playground, in a browser context that has cached nothing. */
async function openPanel(browser: Browser, url: string): Promise<Record<string, number>> {
  const context = await browser.newContext();
  const page: Page = await context.newPage();
  await page.goto(`${url}/index.html`);
  await page.evaluate(() => globalThis.allaPrima.ready);
  // The innermost of Figma's frames; found when the panel has spoken.
  const frame = page.frames().at(-1)!;
  // As soon as the panel can be used; so what comes first is ordered before the engine is ready.
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.waitForFunction(() => performance.getEntriesByName('alla-prima preview').length > 0, undefined, { polling: 50, timeout: 120_000 });
  const marks = await frame.evaluate(() => performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime] as const));
  await context.close();
  return Object.fromEntries(
    marks.filter(([name]) => name.startsWith('alla-prima ')).map(([name, ms]) => [name.slice('alla-prima '.length), ms]),
  );
}

async function runWorker(browser: Browser, url: string, { card, pngs, rounds }: BrowserWork): Promise<Record<string, PixelTimes>> {
  const page = await browser.newPage();
  await page.goto(`${url}/blank.html`);
  return page.evaluate(
    (order) =>
      new Promise<Record<string, PixelTimes>>((resolve, reject) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }: MessageEvent<Record<string, PixelTimes>>) => {
          resolve(data);
        };
        worker.onerror = ({ message }) => {
          reject(new Error(message));
        };
        worker.postMessage(order);
      }),
    { card, pictures: Object.keys(pngs), rounds },
  );
}

async function workerScript(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [fileURLToPath(new URL('pixel-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    outdir: 'unused',
    define: { 'import.meta.url': '"https://inline.invalid/x.mjs"', '__GPU_RUNTIME__': 'false' },
  });
  return outputFiles[0]!.contents;
}

function prefixed(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`/${name}`, bytes]));
}
