// Five hundred random edits with Live on and drafts between, by a person and a teammate, undo included: the last one is never lost, nothing grows,
// one run at a time, and the preview at the end is the painting that a fresh panel makes of the final scene, byte for byte.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { countJobs, jobsOf, untilCalm } from './live-stage';
import { openStage, panelFrame, startLake, topLayers, untilPhase } from '../panel-stage';
import { edit } from './random-edits';
import type { Panel, Stage } from '../panel-stage';

/** Edits come in bursts; before the next burst Live has finished a painting, however slow the machine is. */
const BURSTS = 10;
const EDITS = 50;
/** What is alive in the panel's page; memory in bytes. */
interface Alive {
  readonly nodes: number;
  readonly jobs: number;
  readonly maps: number;
  readonly heap: number;
  readonly buffers: number;
}

/** DOM nodes by which two states of the panel may differ: the legend's nine classes, the list of what was not understood. */
const LEGEND = 80;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it(`survives ${BURSTS * EDITS} random edits`, async () => {
  const panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' }, countJobs);
  const { page, frame } = panel;
  await startLake(panel);
  const opened = await jobsOf(frame);
  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.waitForSelector('.subject .picture[data-view="both"]');
  await edit(panel, EDITS, 0);
  await untilCalm(frame);
  const counter = await openCounter(panel);
  const before = await counter();

  for (let burst = 1; burst <= BURSTS; burst += 1) {
    const { paint } = await jobsOf(frame);
    await edit(panel, EDITS, burst);
    await frame.waitForFunction((behind) => globalThis.jobs.paint > behind, paint);
  }
  // A mark on the scene that nothing before it left: were the last edit lost, the paintings below would differ.
  await edit(panel, 1, 0, true);
  await untilCalm(frame);
  const jobs = await jobsOf(frame);
  expect(jobs.most).toBe(1);
  // What was overtaken was never queued.
  // What is inserted below without another run is the painting, not its draft.
  expect(jobs.draft).toBeGreaterThan(BURSTS);
  expect(jobs.draft).toBeLessThanOrEqual(jobs.label);
  expect(jobs.paint).toBeLessThanOrEqual(jobs.draft + opened.paint);
  expect(jobs.label).toBeLessThan((BURSTS * EDITS) / 2);
  const after = await counter();
  expect(after.nodes).toBeLessThan(before.nodes + LEGEND);
  expect(after.jobs).toBeLessThan(before.jobs + 4);
  expect(after.maps).toBeLessThan(before.maps + 4);
  // A painting or a mask that is kept for each run would be 1 MB each.
  expect(after.buffers).toBeLessThan(before.buffers + 4e6);
  // The playground's undo steps are in there.
  expect(after.heap).toBeLessThan(before.heap + 8e6);

  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
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
});

/** After a garbage collection: live objects whose prototypes belong to the panel's page, and all memory. */
async function openCounter({ page, frame }: Panel): Promise<() => Promise<Alive>> {
  const session: CDPSession = await page
    .context()
    .newCDPSession(frame)
    .catch(() => page.context().newCDPSession(page));
  const contexts: number[] = [];
  // Each page has a second world of the test driver's, with prototypes of its own.
  session.on('Runtime.executionContextCreated', ({ context: { id, auxData } }) => {
    if (Boolean((auxData as Record<string, unknown> | undefined)?.['isDefault'])) contexts.push(id);
  });
  await session.send('Runtime.enable');
  const evaluate = async (contextId: number, expression: string): Promise<{ readonly objectId?: string; readonly value?: unknown }> =>
    (await session.send('Runtime.evaluate', { contextId, expression })).result;
  const isPanel = await Promise.all(
    contexts.map(async (id) => (await evaluate(id, `Boolean(document.querySelector('.subject .preview'))`)).value === true),
  );
  const contextId = contexts[isPanel.indexOf(true)]!;
  const count = async (kind: string): Promise<number> => {
    const { objectId } = await evaluate(contextId, `${kind}.prototype`);
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: objectId!, objectGroup: 'counted' });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId!,
      functionDeclaration: 'function () { return this.length; }',
    });
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'counted' });
    return result.value as number;
  };
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
      readonly usedSize: number;
      readonly backingStorageSize: number;
    };
    return {
      nodes: await count('Node'),
      jobs: await count('AbortController'),
      maps: await count('Map'),
      heap: usedSize,
      buffers: backingStorageSize,
    };
  };
}
