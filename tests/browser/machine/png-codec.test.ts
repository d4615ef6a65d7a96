// The panel's PNG codec in real Chromium: every level at every kind of alpha, and one picture after another.
import { build } from 'esbuild';
import { encode } from 'fast-png';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { launchChromium } from '../../support/chromium';

const ALPHAS = [0, 1, 128, 255];
const SIDE = 32;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { openBrowserCodec } from './src/inference/png/png-codec'; globalThis.codec = openBrowserCodec();`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.evaluate(outputFiles[0]!.text);
});
afterAll(() => browser.close());

/** Decode in the page. @returns its RGBA. */
function decoded(png: Uint8Array): Promise<number[]> {
  return page.evaluate(
    async (bytes) => [
      ...(
        await (globalThis as unknown as { codec: { decode(png: Uint8Array): Promise<{ rgba: Uint8Array }> } }).codec.decode(
          new Uint8Array(bytes),
        )
      ).rgba,
    ],
    [...png],
  );
}

const pngOf = (data: Uint8Array): Uint8Array => encode({ data, width: SIDE, height: SIDE, channels: 4, depth: 8 });

test('opaque colours come exactly as they are in the file, alpha always; a picture leaves nothing behind for the next', async () => {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let index = 0; index < SIDE * SIDE; index++)
    data.set([index & 255, 255 - (index & 255), (index * 7) & 255, ALPHAS[index >> 8]!], index * 4);
  const found = await decoded(pngOf(data));
  const worst = ALPHAS.map((_, kind) =>
    Math.max(...Array.from(data.subarray(kind * 1024, (kind + 1) * 1024), (value, index) => Math.abs(value - found[kind * 1024 + index]!))),
  );
  expect(found.filter((_, index) => index % 4 === 3)).toEqual([...data].filter((_, index) => index % 4 === 3));
  expect(worst[3]).toBe(0);
  expect(worst[2]).toBeLessThanOrEqual(1);
  expect(await decoded(pngOf(new Uint8Array(SIDE * SIDE * 4)))).toEqual(Array(SIDE * SIDE * 4).fill(0));
});
