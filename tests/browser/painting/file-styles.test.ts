// Styles of the file in the built panel: two people with a panel each on one file, whose plugin data is carried between them by hand; by
// pointer in light and forced colours, by keyboard alone in dark.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeViolations, openStage, sidewaysScrollers, startLake, styleTile, undoSteps } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panels: Panel[] = [];
beforeAll(async () => {
  stage = await openStage('file-styles');
});
afterAll(() => stage.close());
afterEach(async () => {
  await Promise.all(panels.map((panel) => panel.close()));
  panels = [];
});

async function open(...look: Parameters<Stage['open']>): Promise<Panel> {
  const panel = await stage.open(...look);
  panels.push(panel);
  await startLake(panel);
  return panel;
}

/** What the first has on the document itself reaches the second, as a teammate's change. */
async function carry(from: Page, to: Page): Promise<void> {
  const data = await from.evaluate(() => globalThis.allaPrima.session.document.node('0:0').pluginData);
  await to.evaluate((pluginData) => {
    const { document } = globalThis.allaPrima.session;
    document.store.writeAs('teammate', () => {
      document.update('0:0', { pluginData });
    });
  }, data);
}

/** Move the pointer away from the panel and into it, as somebody who turns to it. */
async function turnTo({ page }: Panel): Promise<void> {
  await page.mouse.move(5, 5);
  const box = (await page.locator('.plugin-window iframe').boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 40);
}

async function look(panel: Panel, name: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await panel.resize(width, 760);
    expect(await axeViolations(panel.frame), `${name} at ${width} px`).toEqual([]);
    expect(await sidewaysScrollers(panel.frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
    await panel.picture(`${name}-${width}`);
  }
}

const LONG = 'Dusk over the long lake as the brand team wants it for autumn';

it('one keeps a blend with a sky of its own; the other sees it when she turns to her panel, renames it, deletes it, takes that back', async () => {
  const ada = await open({ theme: 'dark', policy: 'A', generator: 'tiny' });
  const bob = await open({ theme: 'light', policy: 'B', generator: 'tiny', forcedColours: true });
  const { frame, page } = ada;

  // Ada, by keyboard alone.
  await styleTile(frame, 2).focus();
  await page.keyboard.press('Space');
  await frame.getByLabel('Blend').selectOption({ index: 5 });
  await frame.getByRole('button', { name: 'Style of sky' }).focus();
  await page.keyboard.press('Enter');
  await frame.waitForFunction(() => document.activeElement?.matches('.class-look[aria-pressed="true"]'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await frame.waitForSelector('.style-chip');
  await page.keyboard.press('Escape');
  await frame.getByRole('button', { name: 'Keep this style in the file…' }).focus();
  await page.keyboard.press('Enter');
  await frame.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await look(ada, 'naming', [280]);
  // Escape and Enter mean the form, not the painting.
  await page.keyboard.press('Escape');
  await frame.waitForFunction(() => document.activeElement?.textContent.startsWith('Keep this style'));
  await page.keyboard.press('Enter');
  await frame.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  const before = await undoSteps(page);
  await page.keyboard.type(LONG);
  await page.keyboard.press('Enter');
  const tile = frame.getByRole('radio', { name: LONG.slice(0, 60).trim() });
  await tile.waitFor();
  expect(await tile.isChecked()).toBe(true);
  expect(await undoSteps(page)).toBe(before + 1);
  expect(await tile.locator('xpath=following-sibling::img').getAttribute('src')).toMatch(/^data:image\/webp;base64,/);
  await look(ada, 'kept', [280, 640, 320]);
  // Up and down by the rows that are seen, over the heading between them.
  await tile.focus();
  await page.keyboard.press('ArrowUp');
  expect(await tile.isChecked()).toBe(false);
  await page.keyboard.press('ArrowDown');
  expect(await tile.isChecked()).toBe(true);

  // Bob, by pointer, without opening anything again.
  await carry(page, bob.page);
  expect(await bob.frame.getByText('In this file').count()).toBe(0);
  await turnTo(bob);
  const hers = bob.frame.getByRole('radio', { name: LONG.slice(0, 60).trim() });
  await hers.check();
  await bob.frame.getByRole('button', { name: /^Take .* off the sky$/ }).waitFor();
  await bob.frame.getByText(/^Kept on /).waitFor();
  await look(bob, 'chosen', [280, 320]);
  await bob.frame.getByRole('button', { name: 'Rename' }).click();
  await bob.frame.getByLabel('Name', { exact: true }).fill('Brand dusk');
  await bob.frame.getByRole('button', { name: 'Rename' }).click();
  await bob.frame.getByRole('radio', { name: 'Brand dusk' }).waitFor();
  await bob.frame.getByRole('button', { name: 'Copy', exact: true }).click();
  await bob.frame.getByText('Copied. Paste it into the panel in another file.').waitFor();

  // Ada sees the new name, deletes the style, and takes that back with Figma's undo.
  await carry(bob.page, page);
  await turnTo(ada);
  await frame.getByRole('radio', { name: 'Brand dusk' }).waitFor();
  await frame.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await frame.getByText('“Brand dusk” is deleted. Undo in Figma brings it back.').last().waitFor();
  expect(await frame.getByRole('radio', { name: 'Brand dusk' }).count()).toBe(0);
  await frame.waitForFunction(() => document.activeElement?.textContent.startsWith('Keep this style'));
  await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
  await turnTo(ada);
  await frame.getByRole('radio', { name: 'Brand dusk' }).waitFor();

  // In another file the copied text makes it anew.
  const text = await bob.frame.evaluate(() => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Style"]')!.value);
  const other = await open({ theme: 'light', policy: 'B', generator: 'tiny' });
  await other.frame.evaluate((style) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', style);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await other.frame.getByRole('radio', { name: 'Brand dusk' }).waitFor();
  expect(await other.frame.getByRole('radio', { name: 'Brand dusk' }).isChecked()).toBe(true);
  await other.frame.getByText('“Brand dusk” is in this file now.').last().waitFor();
  await look(other, 'pasted', [320]);
});
