// A newcomer's path through the playground, step by step, as a person would take it, with the network cut. Each step leaves a screenshot in
// test-artefacts/; `npm run pictures` copies those of this file into docs/pictures/.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, statusText, styleTile, topLayers, untilPhase } from '../panel-stage';
import type { Look, Stage } from '../panel-stage';
import type { Page } from 'playwright-core';

const LOOKS: readonly Look[] = [
  { theme: 'light', policy: 'A' },
  { theme: 'dark', policy: 'B' },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('newcomer');
});
afterAll(() => stage.close());

it.each(LOOKS)('opens, starts a scene, paints it, tries another mood ($theme, policy $policy)', async (look) => {
  const panel = await stage.open(look);
  const { page, frame } = panel;
  const snap = (step: string): Promise<unknown> => panel.pagePicture(`${step}-${look.theme}`);
  await page.context().setOffline(true);
  await snap('1-open');

  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'ready');
  const scene = await topLayers(page);
  expect(scene.map(({ name }) => name)).toEqual(['Alpine lake']);
  await snap('2-scene');

  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  const before = await topLayers(page);
  expect(before).toHaveLength(2);
  const [, painting] = before;
  expect(painting?.name).toBe('Alpine lake painting');
  expect(await statusText(frame)).toContain(painting!.name);
  expect(await frame.getByRole('img').evaluateAll((pictures) => pictures.map((picture) => picture.ariaLabel))).toEqual([
    'The painting of Alpine lake',
  ]);
  const pixels = await imageFacts(page, painting!.image!);
  expect(pixels).toMatchObject({ width: 608, height: 448, opaque: true });
  expect(pixels.colours).toBeGreaterThan(5_000);
  await snap('3-painted');

  await styleTile(frame, 3).check();
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await expect.poll(async () => (await topLayers(page))[1]?.image).not.toBe(painting?.image);
  await untilPhase(frame, 'painted');
  const after = await topLayers(page);
  expect(after).toHaveLength(2);
  expect(after[1]?.id).toBe(painting?.id);
  await snap('4-another-mood');

  // One undo step each.
  for (const earlier of [before, scene]) {
    await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
    expect(await topLayers(page)).toEqual(earlier);
  }
  expect(panel.requests).toEqual([]);
  await panel.close();
});

/** Size of an image of the document, whether it is opaque, and how many different colours it has. */
function imageFacts(page: Page, hash: string): Promise<{ width: number; height: number; opaque: boolean; colours: number }> {
  return page.evaluate(async (wanted) => {
    const image = globalThis.allaPrima.session.document.image(wanted);
    if (image === undefined) throw new Error(`no image ${wanted}`);
    const { width, height } = image;
    const bitmap = await createImageBitmap(new Blob([image.bytes as Uint8Array<ArrayBuffer>]));
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const words = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    return { width, height, opaque: words.every((word) => word >>> 24 === 255), colours: new Set(words).size };
  }, hash);
}
