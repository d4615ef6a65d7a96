// With the system's own few colours (Windows' contrast themes) everything that says something by colour is still seen: each mark is
// photographed with and without it.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { CLASSES } from '../../../src/contract/classes';
import type { RgbaImage } from '../../../src/contract/pictures/image';
import { axeViolations, openStage, sidewaysScrollers, startLake, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('forced-colours');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

/** Channels this far apart are told apart by everyone. */
const PLAIN = 80;

/** Where the element is, with its outline, as pixels. */
async function photograph(element: Locator): Promise<RgbaImage> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await element.boundingBox())!;
  return nodeCodec.decode(await panel.page.screenshot({ clip: { x: x - 4, y: y - 4, width: width + 8, height: height + 8 } }));
}

/** How many pixels differ plainly between two photographs. */
function plainDifferences(one: RgbaImage, other: RgbaImage): number {
  let count = 0;
  for (let at = 0; at < one.rgba.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(one.rgba[at + channel]! - other.rgba[at + channel]!) >= PLAIN)) count++;
  return count;
}

/** How much of the element is seen: what changes when it is made invisible. */
async function seen(element: Locator): Promise<number> {
  const shown = await photograph(element);
  await element.evaluate((node: HTMLElement) => {
    node.style.setProperty('visibility', 'hidden', 'important');
  });
  const hidden = await photograph(element);
  await element.evaluate((node: HTMLElement) => {
    node.style.removeProperty('visibility');
  });
  return plainDifferences(shown, hidden);
}

/** How much of the element changes when something is done. */
async function changes(element: Locator, act: () => Promise<unknown>): Promise<number> {
  const before = await photograph(element);
  await act();
  return plainDifferences(before, await photograph(element));
}

it.each(['light', 'dark'] as const)('in %s: colours, edges, and whatever is chosen', async (theme) => {
  panel = await stage.open({ theme, policy: 'C', generator: 'tiny', forcedColours: true });
  const { page, frame } = panel;
  await panel.picture(`nothing-${theme}`);
  await startLake(panel);
  const strip = frame.getByRole('group', { name: 'Fill with' }).getByRole('button');
  for (const [index, { colour }] of CLASSES.entries()) {
    const { width, rgba } = await photograph(strip.nth(index));
    const middle = (Math.floor(rgba.length / 4 / width / 2) * width + (width >> 1)) * 4;
    expect([...rgba.subarray(middle, middle + 3)]).toEqual([...colour]);
  }
  expect(await seen(frame.locator('.coverage-bar'))).toBeGreaterThan(500);
  await panel.picture(`ready-${theme}`);

  const style = (index: number): Locator => frame.locator('.style-gallery:visible .style-tile').nth(index);
  expect(await changes(style(3), () => style(3).click())).toBeGreaterThan(100);
  const place = frame.locator('.segmented-option').filter({ hasText: 'On top' });
  expect(await changes(place, () => place.click())).toBeGreaterThan(100);
  const size = frame.locator('.size').first();
  expect(await changes(size, () => size.click())).toBeGreaterThan(30);
  const live = frame.locator('.live-switch:visible');
  expect(await changes(live, () => live.click())).toBeGreaterThan(40);
  await frame.locator('.divider-line').waitFor();
  expect(await seen(frame.locator('.divider-line'))).toBeGreaterThan(100);
  await live.click();
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  await frame.getByLabel('Blend', { exact: true }).selectOption({ index: 2 });
  expect(await seen(frame.locator('.style-share'))).toBeGreaterThan(100);
  await panel.picture(`painted-${theme}`);

  await frame.getByRole('button', { name: 'Try four that differ' }).click();
  await frame.getByRole('button', { name: 'Four more' }).waitFor();
  const variation = frame.locator('.variation').first();
  await page.mouse.move(0, 0);
  expect(await changes(variation, () => variation.hover())).toBeGreaterThan(100);
  await panel.picture(`sheet-${theme}`);

  const tab = frame.getByRole('tab', { name: 'Sketch' });
  expect(await changes(tab, () => tab.click())).toBeGreaterThan(100);
  // The empty sheet is told from what lies around it by its edge.
  expect(await seen(frame.locator('.board canvas'))).toBeGreaterThan(300);
  expect(await seen(frame.locator('.tool-bar .slider'))).toBeGreaterThan(80);
  const river = frame.locator('.class').filter({ hasText: 'river' });
  expect(await changes(river, () => river.click())).toBeGreaterThan(100);
  const fill = frame.locator('.tool').nth(1);
  expect(await changes(fill, () => fill.click())).toBeGreaterThan(100);
  await frame.getByRole('application').click();
  await frame.getByRole('button', { name: 'Preview', exact: true }).click();
  const compare = frame.getByRole('button', { name: 'Compare with the drawing' });
  await compare.waitFor();
  await page.mouse.move(0, 0);
  expect(
    await changes(compare, async () => {
      await compare.click();
      await page.mouse.move(0, 0);
    }),
  ).toBeGreaterThan(100);
  await panel.picture(`sketch-${theme}`);
  for (const width of [600, 320]) {
    await panel.resize(width);
    expect(await axeViolations(frame)).toEqual([]);
    expect(await sidewaysScrollers(frame)).toEqual([]);
  }
});
