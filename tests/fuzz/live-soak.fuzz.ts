// Live under random edits by two people: one run at a time, the last edit is never lost, and what it shows at the end is what a fresh panel paints.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countJobs, jobsOf, untilCalm } from '../browser/live/live-stage';
import { edit } from '../browser/live/random-edits';
import { openStage, panelFrame, startLake, topLayers, untilPhase } from '../browser/panel-stage';
import type { Stage } from '../browser/panel-stage';
import { LONGEST, seed, timed } from './campaign';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('fuzz');
});
afterAll(() => stage.close());

it(
  'live soak',
  async () => {
    const panel = await stage.open({ theme: 'dark', policy: 'C', generator: 'tiny' }, countJobs);
    const { page, frame } = panel;
    await startLake(panel);
    await frame.getByRole('switch', { name: 'Live' }).check();
    for (let burst = 0; burst < timed(3); burst++) {
      await edit(panel, 40, (seed + burst) % 2 ** 31);
      // A mark that no edit leaves: were the last one lost, the paintings below would differ.
      await edit(panel, 1, burst, true);
      await untilCalm(frame);
    }
    const jobs = await jobsOf(frame);
    expect(jobs.most).toBe(1);
    expect(jobs.draft).toBeGreaterThan(0);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    // The preview was the painting, never a draft: nothing was painted to insert it.
    expect((await jobsOf(frame)).paint).toBe(jobs.paint);
    const [, live] = await topLayers(page);
    await frame.getByRole('switch', { name: 'Live' }).uncheck();
    // Saving is quiet, a moment after the last change.
    await page.waitForTimeout(800);
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.select([document.children(editor.currentPage)[0]!]);
      globalThis.allaPrima.start('open');
    });
    const fresh = await panelFrame(page);
    await untilPhase(fresh, 'ready');
    await fresh.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(fresh, 'painted');
    const [, painted, ...others] = await topLayers(page);
    expect(painted).toEqual(live);
    expect(others).toEqual([]);
    await panel.close();
  },
  LONGEST,
);
