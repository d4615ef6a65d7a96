// Live in the built panel, in real Chromium, with the built plugin and a generator that is quick: what it does to the document
// (nothing), what an edit costs, and that the panel stays usable by pointer and by keyboard alone.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { countJobs, jobsOf, paintingSum, recolour, untilCalm } from './live-stage';
import { openStage, panelFrame, startLake, styleTile, statusText, topLayers, untilPhase, undoSteps } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => panel.close());

/** Wait for another painting in the preview than the one with this sum, and for calm. */
async function untilOther(sum: number): Promise<number> {
  let now = sum;
  while (now === sum) {
    await untilCalm(panel.frame);
    now = await paintingSum(panel.frame);
  }
  return now;
}

describe('Live', () => {
  it('by pointer: follows edits of everyone, costs a quick and a whole reading and a run each, and leaves the document alone until Paint is pressed', async () => {
    panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' }, countJobs);
    const { page, frame } = panel;
    await startLake(panel);
    const steps = await undoSteps(panel.page);
    const [scene] = await topLayers(page);
    // Thumbnails of scenes may have been painted while nothing was selected.
    const opened = await jobsOf(frame);
    await frame.getByRole('switch', { name: 'Live' }).check();
    await frame.waitForSelector('.subject .picture[data-view="both"]');
    await untilCalm(frame);
    let sum = await paintingSum(frame);
    let before = await jobsOf(frame);
    expect(before).toEqual({ label: 1, paint: opened.paint + 1, draft: 1, encode: 0, painting: 0, most: 1 });

    const edits: (() => Promise<unknown>)[] = [
      () => recolour(panel, 'sky', 'sea'),
      () => recolour(panel, 'lake', 'grass', 'Ana'),
      () => page.evaluate(() => globalThis.allaPrima.session.editor.undo()),
      // Whoever moves a hill has selected the hill: the frame stays on show.
      () =>
        page.evaluate(() => {
          const { document, editor } = globalThis.allaPrima.session;
          const hill = document.children(document.children(editor.currentPage)[0]!).find((id) => document.node(id).name === 'far mountains')!;
          editor.select([hill]);
          editor.act(() => {
            document.setTransform(hill, [
              [1, 0, 150],
              [0, 1, 300],
            ]);
          });
        }),
    ];
    for (const edit of edits) {
      await edit();
      sum = await untilOther(sum);
      const now = await jobsOf(frame);
      expect([now.label - before.label, now.paint - before.paint, now.most]).toEqual([2, 1, 1]);
      before = now;
    }
    expect(await frame.getByRole('heading', { level: 2 }).first().innerText()).toBe(scene!.name);
    await frame.getByRole('textbox', { name: 'Seed' }).fill('7');
    sum = await untilOther(sum);
    await styleTile(frame, 3).check();
    sum = await untilOther(sum);
    before = await jobsOf(frame);
    expect([before.label, before.paint - opened.paint]).toEqual([9, 7]);
    expect(await undoSteps(panel.page)).toBe(steps + 1);
    expect((await topLayers(page)).map(({ id }) => id)).toEqual([scene!.id]);

    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    expect((await topLayers(page)).map(({ name }) => name)).toEqual([scene!.name, `${scene!.name} painting`]);
    expect(await statusText(frame)).toMatch(/added\.$/);
    // Of all these paintings one was written as PNG: the one that went into the document.
    expect(await jobsOf(frame)).toEqual({ ...before, encode: 1 });
    await recolour(panel, 'sky', 'river');
    await untilOther(sum);
    const [, shownInFile] = await topLayers(page);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await frame.waitForFunction(() => document.querySelector('.status p')?.textContent.endsWith('updated.'));
    const [, updated, ...others] = await topLayers(page);
    expect(others).toEqual([]);
    expect(updated).toMatchObject({ id: shownInFile!.id });
    expect(updated!.image).not.toBe(shownInFile!.image);
    expect((await jobsOf(frame)).paint).toBe(before.paint + 1);
  });

  it('by keyboard alone: on, divider, views, insert; and it is on again at the next opening', async () => {
    panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' }, countJobs);
    const { page, frame } = panel;
    await startLake(panel);
    await frame.waitForFunction(() => document.activeElement?.className === 'paint');
    const { paint } = await jobsOf(frame);
    await page.keyboard.press('Alt+l');
    expect(await frame.getByRole('switch', { name: 'Live' }).isChecked()).toBe(true);
    const divider = frame.getByRole('slider', { name: /Divider/ });
    await divider.waitFor();
    while (!(await divider.evaluate((slider) => slider === document.activeElement))) await page.keyboard.press('Shift+Tab');
    const edge = (): Promise<string> =>
      frame.evaluate(() => getComputedStyle(document.querySelector('.subject .picture canvas + canvas')!).clipPath);
    const middle = await edge();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    expect(await divider.getAttribute('aria-valuetext')).toBe('61 % mask');
    expect(await edge()).not.toBe(middle);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await frame.getByRole('radio', { name: 'Painting' }).isChecked()).toBe(true);
    expect(await divider.count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Enter');
    await untilPhase(frame, 'painted');
    expect((await jobsOf(frame)).paint).toBe(paint + 1);

    // Saving is quiet, a moment after the last change.
    await page.waitForTimeout(800);
    await page.evaluate(() => {
      globalThis.allaPrima.start('open');
    });
    panel = { ...panel, frame: await panelFrame(page) };
    await panel.frame.waitForSelector('.subject .picture[data-view="both"]');
    expect(await panel.frame.getByRole('switch', { name: 'Live' }).isChecked()).toBe(true);
  });

  it('drags the divider, is silent while it can’t be seen, and comes back with the newest', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' }, countJobs);
    const { page, frame } = panel;
    await startLake(panel);
    await frame.getByRole('switch', { name: 'Live' }).check();
    await frame.getByRole('slider', { name: 'Divider' }).waitFor();
    const box = (await frame.locator('.picture:visible').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 12, box.y + 40, { steps: 4 });
    await page.mouse.up();
    expect(Number(await frame.getByRole('slider', { name: 'Divider' }).inputValue())).toBeGreaterThan(95);

    await untilCalm(frame);
    const sum = await paintingSum(frame);
    const before = await jobsOf(frame);
    await see(false);
    await recolour(panel, 'sky', 'sea');
    await recolour(panel, 'lake', 'grass');
    await page.waitForTimeout(1000);
    expect(await jobsOf(frame)).toEqual(before);
    await see(true);
    await untilOther(sum);
    expect(await jobsOf(frame)).toMatchObject({ label: before.label + 1, paint: before.paint + 1 });
  });
});

/** The panel's tab comes to the front or goes. */
function see(visible: boolean): Promise<void> {
  return panel.frame.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    visible ? 'visible' : 'hidden',
  );
}
