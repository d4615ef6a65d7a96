// “Shapes from a picture” in the built panel with the shipped reader: a file by button, a dropped photo and a selected layer become a drawing
// over the picture, by pointer in light and by keyboard in dark; it is mended, sent and takes the picture's colours along.
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Frame } from 'playwright-core';
import { axeViolations, openStage, sidewaysScrollers, topLayers, undoSteps } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('picture-shapes');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

/** A painted-looking evening: sky, a hill, a meadow; grain, so that no colour is flat. */
function evening(type: 'image/jpeg' | 'image/png'): Promise<Buffer> {
  const canvas = createCanvas(600, 400);
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, 240);
  sky.addColorStop(0, '#3f6fb5');
  sky.addColorStop(1, '#f2dfc0');
  context.fillStyle = sky;
  context.fillRect(0, 0, 600, 400);
  context.fillStyle = '#4a7a2c';
  context.fillRect(0, 250, 600, 150);
  context.fillStyle = '#24401f';
  context.beginPath();
  context.ellipse(440, 200, 70, 95, 0, 0, 7);
  context.fill();
  context.fillRect(430, 260, 18, 60);
  let seed = 1;
  for (let dab = 0; dab < 12_000; dab++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const [x, y] = [seed % 600, Math.floor(seed / 600) % 400];
    context.fillStyle = (seed & 1024) === 0 ? 'rgb(255 255 255 / 14%)' : 'rgb(0 0 0 / 14%)';
    context.fillRect(x, y, 3 + (seed % 7), 2);
  }
  return type === 'image/png' ? canvas.encode('png') : canvas.encode('jpeg', 90);
}

/** A layer with the picture, 900×600, is made and selected. */
async function selectHarbour(): Promise<void> {
  await panel.page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const { document, editor } = globalThis.allaPrima.session;
      const { hash } = document.addImage(bytes);
      const fill = { type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, visible: true, opacity: 1, blendMode: 'NORMAL' } as const;
      const id = editor.act(() => document.create('RECTANGLE', editor.currentPage, { name: 'Harbour', width: 900, height: 600, fills: [fill] }));
      editor.select([id]);
      await Promise.resolve();
    },
    (await evening('image/png')).toString('base64'),
  );
}

const drawing = (frame: Frame) => frame.getByRole('application', { name: /^Drawing, / });
const choose = async (name: string, mimeType: 'image/jpeg' | 'image/png'): Promise<void> => {
  await panel.frame.getByLabel('Photo or painting').setInputFiles({ name, mimeType, buffer: await evening(mimeType) });
};

it('by pointer: a file is read, mended over the picture, painted in its colours and sent', async () => {
  panel = await stage.open({ theme: 'light', policy: 'B' });
  const { page, frame } = panel;
  const steps = await undoSteps(page);
  await choose('Evening.jpg', 'image/jpeg');
  await frame.getByRole('group', { name: 'Picture “Evening”' }).waitFor({ timeout: 120_000 });
  await panel.picture('read-light');
  expect(await axeViolations(frame)).toEqual([]);
  expect(await sidewaysScrollers(frame)).toEqual([]);
  // Sky above, no gaps, and nothing in the file yet.
  await frame.getByText('Your file is as it was until you send this.').waitFor();
  expect(await undoSteps(page)).toBe(steps);
  await frame.getByLabel('Picture', { exact: true }).fill('100');
  await panel.picture('picture-light');
  await frame.getByRole('button', { name: 'Its colours' }).click();
  await frame.getByRole('radio', { name: 'Evening', exact: true }).waitFor({ state: 'attached' });
  // A stroke over it is a step that can be undone; the reading is one, too, and takes the picture along.
  const before = await drawing(frame).getAttribute('data-revision');
  const box = (await drawing(frame).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await drawing(frame).getAttribute('data-revision')).not.toBe(before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await frame.getByRole('group', { name: 'Picture “Evening”' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await frame.getByRole('group', { name: 'Picture “Evening”' }).waitFor();
  await frame.getByRole('button', { name: 'Send to canvas' }).click();
  await frame
    .getByText(/is on the canvas: \d+ shapes\./)
    .first()
    .waitFor({ timeout: 60_000 });
  const [made] = await topLayers(page);
  expect(made!.name).toBe('Evening sketch');
  expect(await undoSteps(page)).toBe(steps + 1);
}, 300_000);

it('in dark: a file that is none; a dropped painting; the selected picture by keyboard alone', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'B' });
  const { page, frame } = panel;
  await frame
    .getByLabel('Photo or painting')
    .setInputFiles({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216, 255, 0, 1, 2]) });
  await frame.getByText('That picture could not be read. Try again, or try another one.').first().waitFor();
  await panel.picture('broken-dark');
  // A PNG that is a painting is no mask: dropped where masks are, it is read into shapes.
  await frame.getByRole('tab', { name: 'Selection' }).click();
  await frame.evaluate(
    async (base64) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], 'Dusk.png', { type: 'image/png' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      await Promise.resolve();
    },
    (await evening('image/png')).toString('base64'),
  );
  await frame.getByRole('group', { name: 'Picture “Dusk”' }).waitFor({ timeout: 120_000 });
  await panel.picture('dropped-dark');
  expect(await axeViolations(frame)).toEqual([]);
  // A selected picture is read at its own size, by keyboard alone.
  await frame.getByRole('tab', { name: 'Selection' }).click();
  await selectHarbour();
  const button = frame.getByRole('button', { name: 'Shapes from this picture' });
  await button.waitFor({ timeout: 60_000 });
  await panel.picture('selected-dark');
  await button.focus();
  await page.keyboard.press('Enter');
  await frame.getByRole('group', { name: 'Picture “Harbour”' }).waitFor({ timeout: 120_000 });
  await page.keyboard.press('Control+Enter');
  await frame
    .getByText(/is on the canvas: \d+ shapes\./)
    .first()
    .waitFor({ timeout: 60_000 });
  const made = (await topLayers(page)).at(-1)!;
  expect(made.name).toBe('Harbour sketch');
}, 300_000);

it('by *Shapes from picture* of Figma’s menu, without a panel: drawn at the picture’s size, and painted in its colours', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A' });
  const { page } = panel;
  await selectHarbour();
  const steps = await undoSteps(page);
  await page.evaluate(() => {
    const { session } = globalThis.allaPrima;
    globalThis.said = [];
    const show = session.toast.bind(session);
    session.toast = (toast) => {
      globalThis.said.push({ message: toast.message, error: toast.error });
      show(toast);
    };
    globalThis.allaPrima.start('shapes-from-picture', { paint: 'too' });
  });
  await page.waitForFunction(() => globalThis.allaPrima.session.run === null, undefined, { timeout: 240_000 });
  expect(await page.evaluate(() => globalThis.said)).toEqual([
    { message: 'Reading the picture…', error: false },
    { message: expect.stringMatching(/^Painted in [\d.]+ s\. Layer “Harbour shapes painting” added\.$/) as string, error: false },
  ]);
  const [, shapes, painting, ...others] = await topLayers(page);
  expect(others).toEqual([]);
  expect([shapes, painting].map((layer) => layer?.name)).toEqual(['Harbour shapes', 'Harbour shapes painting']);
  expect(await undoSteps(page)).toBe(steps + 2);
  const made = await page.evaluate(
    ([frame, layer]) => {
      const { document } = globalThis.allaPrima.session;
      const { width, height } = document.node(frame);
      const recipe = JSON.parse(Object.values(document.node(layer).pluginData)[0]!['recipe']!) as { style: { first: object } };
      return { width, height, look: recipe.style.first };
    },
    [shapes!.id, painting!.id] as const,
  );
  expect(made).toMatchObject({ width: 900, height: 600, look: { kind: 'picture', name: 'Harbour' } });
}, 300_000);
