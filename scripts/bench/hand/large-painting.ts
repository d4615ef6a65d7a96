// A painting of 2048×1536: doubled by detail heads, by the first painter; and in pieces, by a painter without, by one worker and by two in turn.
import type { Browser } from 'playwright-core';
import { openNoted } from './noted-panel';
import type { NotedPanel } from './noted-panel';

const SIZE = { width: 2048, height: 1536 };

/** A style of the painter without detail heads. */
const IN_PIECES = 'Clear summer';

/** ms from the first piece to the whole, one entry a painting. */
export interface LargeTimes {
  /** By detail heads, in one worker. */
  readonly detailed: readonly number[];
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** The first with two, in which the second worker is started. */
  readonly twoAtFirst: number;
}

export async function timeLarge(browser: Browser, url: string, rounds: number): Promise<LargeTimes> {
  const [single, double] = [await openNoted(browser, url, 1), await openNoted(browser, url, 2)];
  for (const panel of [single, double]) await fullSize(panel);
  // The first of each optimises code and starts workers.
  await paintLarge(single);
  const detailed: number[] = [];
  for (let round = 0; round < rounds; round++) detailed.push(await paintLarge(single));
  for (const { frame } of [single, double]) await frame.getByRole('radio', { name: IN_PIECES }).check();
  await paintLarge(single);
  const twoAtFirst = await paintLarge(double);
  const [one, two]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    one.push(await paintLarge(single));
    two.push(await paintLarge(double));
  }
  await single.page.close();
  await double.page.close();
  return { detailed, one, two, twoAtFirst };
}

async function fullSize({ page, frame }: NotedPanel): Promise<void> {
  await page.evaluate(({ width, height }) => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.act(() => {
      document.resize(document.children(editor.currentPage)[0]!, width, height);
    });
  }, SIZE);
  await frame.getByRole('radio', { name: 'Full' }).check();
  await frame.locator('label', { hasText: `${SIZE.width} × ${SIZE.height}` }).waitFor();
}

async function paintLarge({ page, frame }: NotedPanel): Promise<number> {
  await frame.waitForFunction(() => document.querySelector('button.paint')?.ariaDisabled === 'false', undefined, { timeout: 120_000 });
  await frame.evaluate(() => {
    globalThis.noted.length = 0;
  });
  await frame.getByRole('button', { name: 'Another seed' }).click();
  await page.keyboard.press('Control+Enter');
  await frame.waitForFunction(() => globalThis.noted.some(({ what }) => what === 'encode done'), undefined, { timeout: 300_000 });
  const noted = await frame.evaluate(() => globalThis.noted);
  const at = (...names: string[]): number => noted.find(({ what }) => names.includes(what))!.at;
  return at('join done', 'paint done') - at('piece', 'paint');
}
