// A Full painting of a frame of 4096 pixels through the built panel, from the press to the layer, with a quick generator: progress piece by
// piece, cancel in the middle, the frame's own size, and no more of the worker's memory than the pieces need.
import type { Frame, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrame, openStage, statusText, topLayers, undoSteps, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

/** Limit of the worker's WASM memory, bytes: tiles of two million pixels take 150 MB with this generator, the whole picture 250. */
const MOST_MEMORY = 192 * 2 ** 20;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each([
  { name: 'landscape', width: 4096, height: 3072 },
  { name: 'story', width: 2304, height: 4096 },
])('a $name of $width × $height pixels', ({ name, width, height }) => {
  let panel: Panel;
  let frame: Frame;
  beforeAll(async () => {
    panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' });
    frame = panel.frame;
    await Promise.all(panel.page.workers().map(watchMemory));
    await drawFrame(panel.page, name, { width, height }, [
      { className: 'sky', x: 0, y: 0, width, height },
      { className: 'mountain', x: width / 5, y: height / 5, width: width / 2, height: height / 2 },
      { className: 'grass', x: 0, y: height / 2, width, height: height / 2 },
      { className: 'river', x: width / 2, y: height / 2, width: width / 10, height: height / 2 },
    ]);
    await untilPhase(frame, 'ready');
    await frame.getByRole('radio', { name: 'Full' }).check({ force: true });
    await frame.getByText('and enlarged.').waitFor();
    await untilPhase(frame, 'ready');
  });
  afterAll(() => panel.close());

  it('can be cancelled between two pieces: nothing lands', async () => {
    const steps = await undoSteps(panel.page);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    // The first piece is done.
    await frame.waitForFunction(
      () => Number(/scaleX\((.*)\)/.exec(document.querySelector<HTMLElement>('.paint-progress')?.style.transform ?? '')?.[1]) > 0.2,
    );
    await panel.page.keyboard.press('Escape');
    await untilPhase(frame, 'ready');
    expect(await topLayers(panel.page)).toHaveLength(1);
    expect(await undoSteps(panel.page)).toBe(steps);
  });

  it('is painted in pieces, with progress, and lands in the frame’s own pixels, in one undo step', async () => {
    const { page } = panel;
    const steps = await undoSteps(page);
    await watchProgress(frame);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    expect(await statusText(frame)).toMatch(/^Painted in .* added\./);
    const shown = await frame.evaluate(() => (globalThis as unknown as { shown: number[] }).shown);
    expect(new Set(shown).size).toBeGreaterThan(3);
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    expect(await undoSteps(page)).toBe(steps + 1);
    const [, layer] = await topLayers(page);
    const landed = await page.evaluate(async ({ id, image }) => {
      const { document } = globalThis.allaPrima.session;
      const { width, height } = document.node(id);
      const { bytes } = document.image(image!)!;
      const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]));
      return { layer: [width, height], image: [bitmap.width, bitmap.height] };
    }, layer!);
    expect(landed).toEqual({ layer: [width, height], image: [width, height] });
    // One of those that were there from the start paints, the other one has no such memory. Further ones, which came since, are not watched.
    const watched = await Promise.all(
      panel.page.workers().map((worker) => worker.evaluate(() => (globalThis as unknown as { memory?: number }).memory ?? null)),
    );
    const memory = watched.filter((bytes) => bytes !== null);
    expect(Math.max(...memory)).toBeGreaterThan(0);
    expect(Math.max(...memory)).toBeLessThan(MOST_MEMORY);
  });
});

/** Remember how large a worker's WASM memory has become. */
function watchMemory(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const watched = globalThis as unknown as { memory: number };
    const { prototype } = WebAssembly.Memory;
    const grow = Object.getOwnPropertyDescriptor(prototype, 'grow')!.value as (this: WebAssembly.Memory, pages: number) => number;
    watched.memory = 0;
    prototype.grow = function (pages) {
      const before = grow.call(this, pages);
      watched.memory = Math.max(watched.memory, this.buffer.byteLength);
      return before;
    };
  });
}

/** Remember every value that the progress bar takes. */
function watchProgress(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const watched = globalThis as unknown as { shown: number[] };
    watched.shown = [];
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLElement>('.paint-progress');
      const done = Number(/scaleX\((.*)\)/.exec(bar?.style.transform ?? '')?.[1]);
      if (!isNaN(done) && done !== watched.shown.at(-1)) watched.shown.push(done);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] });
  });
}
