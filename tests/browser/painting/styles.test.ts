// Styles, variations, one class painted again and sizes in the built panel: by pointer in light, by keyboard alone in dark. A quick
// generator paints; each state's picture goes to test-artefacts/styles, to be looked at.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import { axeViolations, openStage, panelFrame, sidewaysScrollers, startLake, styleTile, topLayers, undoSteps, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('styles');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

const chosenName = (): Promise<string> => panel.frame.locator('.style-name').innerText();

/** Wait until the painted layer has another image than `image`, and return it. */
async function untilOther(image: string | null): Promise<string> {
  await panel.page.waitForFunction((old) => {
    const { document, editor } = globalThis.allaPrima.session;
    const [, painting] = document.children(editor.currentPage);
    const fill = painting === undefined ? undefined : document.node(painting).fills[0];
    return fill?.type === 'IMAGE' && fill.imageHash !== old;
  }, image);
  await untilPhase(panel.frame, 'painted');
  return (await topLayers(panel.page))[1]!.image!;
}

/** Which pixels of an image of the document differ from another's: a 1 or a 0 each. */
function changes(page: Page, one: string, other: string): Promise<string> {
  return page.evaluate(
    async (hashes) => {
      const [before, after] = await Promise.all(
        hashes.map(async (hash) => {
          const { bytes, width, height } = globalThis.allaPrima.session.document.image(hash)!;
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>])), 0, 0);
          return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
        }),
      );
      return Array.from(before!, (word, index) => (word === after![index] ? '0' : '1')).join('');
    },
    [one, other],
  );
}

/** Which pixels of the mask on show are of a class. */
function maskOf({ frame }: Panel, className: ClassName): Promise<string> {
  const { colour } = CLASSES.find(({ name }) => name === className)!;
  return frame.evaluate(
    (rgb) => {
      const mask = document.querySelector<HTMLCanvasElement>('.picture canvas')!;
      const { data } = mask.getContext('2d')!.getImageData(0, 0, mask.width, mask.height);
      return Array.from({ length: data.length / 4 }, (_, index) =>
        rgb.every((value, channel) => data[index * 4 + channel] === value) ? '1' : '0',
      ).join('');
    },
    [...colour],
  );
}

/** The mask on show. */
const maskOnShow = (): Promise<string> => panel.frame.evaluate(() => document.querySelector<HTMLCanvasElement>('.picture canvas')!.toDataURL());

/** Wait until another mask than this is on show, and return it. */
async function untilOtherMask(before: string): Promise<string> {
  await panel.frame.waitForFunction((old) => document.querySelector<HTMLCanvasElement>('.picture canvas')!.toDataURL() !== old, before);
  return maskOnShow();
}

/** How loose the recipe on the painted layer says that its edges are, and the mask that the layer carries. */
function carried(page: Page): Promise<{ readonly edges: unknown; readonly mask: string }> {
  return page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const painting = document.children(editor.currentPage)[1]!;
    const [data] = Object.values(document.node(painting).pluginData) as [Record<string, string>];
    return { edges: (JSON.parse(data['recipe']!) as { edges: unknown }).edges, mask: data['mask']! };
  });
}

/** Check that only pixels of the class changed, and most of them. */
function expectOnly(changed: string, mask: string): void {
  expect(changed.length).toBe(mask.length);
  let [outside, inside, whole] = [0, 0, 0];
  for (let index = 0; index < mask.length; index++) {
    if (mask[index] === '1') whole++;
    if (changed[index] === '1' && mask[index] === '1') inside++;
    if (changed[index] === '1' && mask[index] === '0') outside++;
  }
  expect(outside).toBe(0);
  expect(inside).toBeGreaterThan(whole / 2);
}

async function look(name: string, theme: string, widths: readonly number[] = [280, 600, 320]): Promise<void> {
  const { frame } = panel;
  for (const width of widths) {
    await panel.resize(width, 760);
    expect(await axeViolations(frame), `${name}, ${theme}, ${width} px`).toEqual([]);
    expect(await sidewaysScrollers(frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
    await panel.picture(`${name}-${theme}-${width}`);
  }
}

describe('by pointer, in light', () => {
  it('blends two styles, keeps one of four seeds, inserts four, paints the sky again', async () => {
    panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    // Without a style encoder nothing of it is seen.
    expect(await frame.getByText('Like this picture').count()).toBe(0);
    await styleTile(frame, 2).check();
    const second = await frame.getByLabel('Blend').locator('option').nth(4).innerText();
    await frame.getByLabel('Blend').selectOption({ index: 4 });
    await frame.getByRole('slider', { name: 'Share' }).fill('30');
    expect(second).toContain((await frame.getByRole('slider', { name: 'Share' }).getAttribute('aria-valuetext'))!.replace('30% ', ''));
    // What the painter sees is loose at first, and jagged no more where the slider says so.
    const edges = frame.getByRole('slider', { name: 'Edges' });
    expect(await edges.getAttribute('aria-valuetext')).toBe('60%');
    const usual = await maskOnShow();
    await edges.fill('0');
    expect(await edges.getAttribute('aria-valuetext')).toBe('As drawn');
    const drawn = await untilOtherMask(usual);
    await edges.fill('100');
    const loose = await untilOtherMask(drawn);
    // Another seed strays elsewhere.
    await frame.getByRole('textbox', { name: 'Seed' }).fill('2');
    expect([usual, drawn]).not.toContain(await untilOtherMask(loose));
    await look('blend', 'light');
    const start = await undoSteps(panel.page);

    await frame.getByRole('button', { name: 'Try four that differ' }).click();
    await frame.getByText('Press the one to keep.').last().waitFor();
    await look('sheet', 'light');
    expect(await undoSteps(panel.page)).toBe(start);
    const words = await frame.locator('.variation-word').allInnerTexts();
    expect(words.map((word) => /^(Clouds|Light: .+|Palette: .+|Cover: .+|With .+)$/.test(word))).toEqual([true, true, true, true]);
    expect(new Set(words).size).toBe(4);
    const keep = (await frame.locator('.variation').nth(2).getAttribute('aria-label'))!;
    const [, name, seed] = /^Keep (?:Palette:|With) (.+), seed ([0-9]+)$/.exec(keep)!;
    await frame.getByRole('button', { name: 'Insert all four' }).click();
    await frame.getByText('4 paintings added side by side.').last().waitFor();
    expect(await undoSteps(panel.page)).toBe(start + 1);
    const [scene, ...four] = await topLayers(page);
    expect(new Set(four.map(({ image }) => image)).size).toBe(4);
    await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
    expect(await topLayers(page)).toEqual([scene]);

    await frame.getByRole('button', { name: keep }).click();
    const kept = await untilOther(null);
    expect(kept).toBe(four[2]!.image);
    expect(await frame.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe(seed);
    expect(await frame.getByRole('slider', { name: 'Share' }).getAttribute('aria-valuetext')).toBe(`65% ${name}`);
    const steps = await undoSteps(panel.page);
    await look('kept', 'light', [320]);

    await frame.getByRole('button', { name: 'Another sky' }).click();
    await frame.locator('.class-look').nth(3).locator('canvas').waitFor();
    await look('another-sky', 'light');
    await frame.locator('.class-look', { hasText: 'Another seed' }).click();
    const repainted = await untilOther(kept);
    expect(await undoSteps(panel.page)).toBe(steps + 1);
    expectOnly(await changes(page, kept, repainted), await maskOf(panel, 'sky'));

    // Who selects the painting has its blend and its sky, and paints the same again.
    await page.evaluate(() => {
      globalThis.allaPrima.session.editor.select([]);
    });
    await untilPhase(frame, 'nothing');
    await page.evaluate(
      (id) => {
        globalThis.allaPrima.session.editor.select([id]);
      },
      (await topLayers(page))[1]!.id,
    );
    await untilPhase(frame, 'ready');
    expect(await frame.getByRole('slider', { name: 'Share' }).inputValue()).toBe('65');
    await page.evaluate(() => {
      globalThis.allaPrima.start('repaint');
    });
    await untilPhase(await panelFrame(page), 'painted');
    expect((await topLayers(page))[1]!.image).toBe(repainted);

    // The layer says how loose its edges are, and carries the mask as it was drawn, whatever they are.
    const before = await carried(page);
    expect(before.edges).toBe(1);
    const again = await panelFrame(page);
    expect(await again.getByRole('slider', { name: 'Edges' }).inputValue()).toBe('100');
    await again.getByRole('slider', { name: 'Edges' }).fill('0');
    await again.getByRole('button', { name: 'Paint', exact: true }).click();
    panel = { ...panel, frame: again };
    await untilOther(repainted);
    expect(await carried(page)).toEqual({ edges: 0, mask: before.mask });
  });
});

describe('by keyboard alone, in dark', () => {
  it('chooses by the rows that are seen, stops and keeps, paints a class again, paints in another size', async () => {
    panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await styleTile(frame, 0).focus();
    const first = await chosenName();
    await page.keyboard.press('ArrowRight');
    const next = await chosenName();
    await page.keyboard.press('ArrowDown');
    const below = await chosenName();
    expect(new Set([first, next, below]).size).toBe(3);
    const columns = await frame.evaluate(() => getComputedStyle(document.querySelector('.style-grid')!).gridTemplateColumns.split(' ').length);
    expect(await styleTile(frame, 1 + columns).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await chosenName()).toBe(next);

    const edges = frame.getByRole('slider', { name: 'Edges' });
    await edges.focus();
    const usual = await maskOnShow();
    await page.keyboard.press('Home');
    expect(await edges.getAttribute('aria-valuetext')).toBe('As drawn');
    const drawn = await untilOtherMask(usual);
    await page.keyboard.press('ArrowRight');
    expect(await edges.getAttribute('aria-valuetext')).toBe('5%');
    await page.keyboard.press('End');
    expect(await edges.getAttribute('aria-valuetext')).toBe('Loose');
    await untilOtherMask(drawn);

    await frame.getByRole('button', { name: 'Try four that differ' }).focus();
    await page.keyboard.press('Enter');
    // The focus comes along to the sheet.
    await frame.waitForFunction(() => document.activeElement?.className === 'variation');
    await frame.waitForSelector('.variation canvas');
    await frame.getByText('Press the one to keep.').last().waitFor();
    // Who wants the seed alone has it from the sheet's head.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await frame.getByText('Painting 1 of 4…').last().waitFor();
    expect(await frame.getByRole('checkbox', { name: 'Only the seed' }).isChecked()).toBe(true);
    await frame.getByText('Press the one to keep.').last().waitFor();
    for (const word of await frame.locator('.variation-word').allInnerTexts()) expect(word).toMatch(/^Seed [0-9]+$/);
    await look('sheet', 'dark');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const kept = await untilOther(null);
    await frame.getByRole('button', { name: 'Another water' }).focus();
    await look('kept', 'dark', [320, 600]);
    await page.keyboard.press('Enter');
    // The focus is on the look that the water has, the second style; first of all is the one with another seed.
    await frame.waitForFunction(() => document.activeElement?.matches('.class-look[aria-pressed="true"]'));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    const reseeded = await untilOther(kept);
    expectOnly(await changes(page, kept, reseeded), await maskOf(panel, 'water'));
    // Then the style before its own: the painting, its chip and its recipe have it.
    await page.keyboard.press('Tab');
    const name = await frame.evaluate(() => document.activeElement!.textContent);
    await page.keyboard.press('Enter');
    const repainted = await untilOther(reseeded);
    await frame.getByRole('button', { name: `Take ${name} off the water` }).waitFor();
    await look('own-style', 'dark');
    await page.keyboard.press('Escape');
    await frame.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Another water');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await frame.waitForSelector('.style-chip', { state: 'detached' });
    await frame.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Another water');

    await frame.getByRole('button', { name: 'Try four that differ' }).focus();
    await page.keyboard.press('Enter');
    await frame.waitForSelector('.variations');
    await frame.getByText('Press the one to keep.').last().waitFor();
    await page.keyboard.press('Escape');
    await frame.waitForSelector('.variations', { state: 'detached' });

    // Fitted to the frame's shape is what newcomers have.
    await frame.getByText('In the frame’s own shape.').waitFor();
    await frame.getByRole('radio', { name: 'Fitted' }).focus();
    await page.keyboard.press('ArrowLeft');
    await frame.getByText('Stretched over the frame.').waitFor();
    await look('size', 'dark', [280]);
    await page.keyboard.press('Control+Enter');
    const shaped = await untilOther(repainted);
    const proportions = (image: string): Promise<number> =>
      page.evaluate((hash) => {
        const { width, height } = globalThis.allaPrima.session.document.image(hash)!;
        return width / height;
      }, image);
    expect(await proportions(shaped)).toBe(1);
    expect(Math.abs((await proportions(repainted)) - 4 / 3)).toBeLessThan(0.1);
  });
});
