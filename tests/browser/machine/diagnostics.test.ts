// “Copy diagnostics” in the built panel: one click (or key) copies, a refusal leaves the text selected, and nothing of the
// file is ever in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { axeViolations, openStage, startLake } from '../panel-stage';
import type { Stage } from '../panel-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const BUTTON = { name: 'Copy diagnostics' };
const TEXT = '.diagnostics .copy-text';

/** Unfold “About this machine” and wait until everything is found out: the button copies what is known at that moment. */
async function unfold(frame: Frame): Promise<void> {
  await frame.getByText('About this machine').click();
  await frame.getByRole('button', BUTTON).scrollIntoViewIfNeeded();
}

/** Press until the frame's own facts are in the text; the first press may come before they are. */
async function copied(frame: Frame): Promise<string> {
  for (let press = 0; press < 40; press++) {
    await frame.getByRole('button', BUTTON).click();
    await frame
      .locator('.diagnostics p')
      .filter({ hasText: /copy|Copied/ })
      .waitFor();
    const text = await frame.locator(TEXT).inputValue();
    if (!text.includes('still being looked at')) return text;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error('the frame was never looked at to the end');
}

/** Names and ids of everything in the document. */
function documentWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const words: string[] = [];
    const open = [...document.children(editor.currentPage)];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      words.push(id, document.node(id).name);
      open.push(...document.children(id));
    }
    return words;
  });
}

describe.each(['A', 'B'] as const)('under policy %s', (policy) => {
  it('copies what a report needs and nothing of the file', async () => {
    const panel = await stage.open({ theme: 'light', policy, generator: 'tiny' });
    const { frame, page } = panel;
    await startLake(panel);
    await unfold(frame);
    const text = await copied(frame);
    expect(await frame.locator('.diagnostics p').innerText()).toMatch(/^Copied\./);
    expect(await frame.locator(TEXT).isVisible()).toBe(false);
    for (const part of [
      'Alla Prima diagnostics',
      'data:, quirks mode (BackCompat), 3 frames deep, not secure context',
      'Last message: from the top page',
      'Never answered: nothing',
      'WebAssembly: allowed, with SIMD',
      'Worker, data:: works',
      'sha256',
      'GPU adapter: none',
      'mask ',
    ])
      expect(text).toContain(part);
    expect(text).toContain(policy === 'A' ? 'Worker, blob:: works' : 'Worker, blob:: refused');
    const words = await documentWords(page);
    expect(words.length).toBeGreaterThan(10);
    // Ids as whole words: "1:2" could stand in a time of day.
    const found = words.filter((word) => new RegExp(`(^|[^\\w:.])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^\\w:.]|$)`).test(text));
    expect(found).toEqual([]);
    expect(await axeViolations(frame)).toEqual([]);
    await panel.close();
  });
});

it('works by keyboard, and keeps the focus on the button', async () => {
  const { frame, page } = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
  await unfold(frame);
  await frame.getByRole('button', BUTTON).focus();
  await page.keyboard.press('Enter');
  await frame.getByText(/^Copied\./).waitFor();
  expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('Copy diagnostics');
  await page.context().close();
});

it('leaves the text selected where copying is refused, and says so', async () => {
  const { frame, page } = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' }, () => {
    Reflect.set(Document.prototype, 'execCommand', () => false);
  });
  await unfold(frame);
  const text = await copied(frame);
  expect(await frame.locator('.diagnostics p').innerText()).toMatch(/selected.*⌘C/);
  expect(await frame.locator(TEXT).isVisible()).toBe(true);
  const selected = await frame
    .locator(TEXT)
    .evaluate((area: HTMLTextAreaElement) => area === document.activeElement && area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toBe(text);
  expect(await axeViolations(frame)).toEqual([]);
  await page.context().close();
});
