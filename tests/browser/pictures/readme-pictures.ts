// The README's pictures of Live, the sketch pad, styles, variations, one class painted again and frames of any shape: each a task done in
// the built plugin with the shipped generator. `npm run pictures` runs it.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { paintingSum } from '../live/live-stage';
import { openStage, startLake, styleTile, untilPhase } from '../panel-stage';
import type { Look, Panel } from '../panel-stage';
import { openPad } from '../drawing/sketch-stage';
import { drawValley } from './draw-valley';
import { ROOT } from '../../../scripts/build/build-target';

const QUALITY = 80;
const stage = await openStage();

// Live: the far mountains make way for a wider sky, and the painting in the panel has followed before anything is in the file.
await scene({ theme: 'light', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  await frame.getByRole('switch', { name: 'Live' }).check({ force: true });
  await livePainting(panel, null);
  await frame.getByRole('slider', { name: 'Divider between mask and painting' }).fill('30');
  await page(panel, 'live-before');
  const before = await paintingSum(frame);
  await panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const hill = document.children(document.children(editor.currentPage)[0]!).find((id) => document.node(id).name === 'far mountains')!;
    const [[a, c, x], [b, d, y]] = document.node(hill).relativeTransform;
    editor.select([hill]);
    editor.act(() => {
      document.setTransform(hill, [
        [a, c, x + 260],
        [b, d, y + 90],
      ]);
    });
  });
  await livePainting(panel, before);
  await page(panel, 'live-after');
});

// The sketch pad: a valley with a lake, drawn in the panel, sent to the canvas as shapes, and painted there.
await scene({ theme: 'dark', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await panel.resize(720, 700);
  await openPad(frame);
  await drawValley(panel);
  await frame.getByRole('button', { name: 'Preview', exact: true }).click();
  await frame.getByRole('img', { name: 'The painting of the drawing' }).waitFor();
  await frame.getByRole('button', { name: 'Send to canvas' }).click();
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  await panel.page.getByRole('button', { name: /fit/i }).click();
  await page(panel, 'sketch');
});

await scene({ theme: 'light', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  await styleTile(frame, 2).check();
  await frame.getByLabel('Blend').selectOption({ index: 5 });
  await frame.getByRole('slider', { name: 'Share' }).fill('40');
  await paint(panel);
  await page(panel, 'styles-blend');

  const before = await panel.page.locator('.plugin-window iframe').screenshot();
  await frame.getByRole('button', { name: 'Another sky' }).click();
  await frame.locator('.class-look').nth(4).click();
  await untilPhase(frame, 'painting');
  await untilPhase(frame, 'painted');
  await sideBySide('styles-another-sky', before, await panel.page.locator('.plugin-window iframe').screenshot());
});

await scene({ theme: 'dark', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  await styleTile(frame, 4).check();
  await frame.getByRole('button', { name: 'Try four that differ' }).click();
  await frame.getByText('Press the one to keep.').last().waitFor({ timeout: 60_000 });
  await frame.getByRole('button', { name: 'Insert all four' }).click();
  await frame.getByText('side by side').last().waitFor();
  await panel.page.getByRole('button', { name: /fit/i }).click();
  await page(panel, 'styles-variations');
});

await scene({ theme: 'light', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  // A banner of the same scene: its middle, three times as wide as high.
  await panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [lake] = document.children(editor.currentPage);
    editor.act(() => {
      for (const child of document.children(lake!)) {
        const [[a, c, x], [b, d, y]] = document.node(child).relativeTransform;
        document.setTransform(child, [
          [a, c, x],
          [b, d, y - 250],
        ]);
      }
      document.resize(lake!, 1200, 400);
    });
  });
  await frame.getByRole('radio', { name: 'Full' }).check();
  await frame.getByText('as fine as the frame').waitFor();
  await paint(panel);
  await page(panel, 'styles-any-frame');
});

await stage.close();

async function scene(look: Look, task: (panel: Panel) => Promise<void>): Promise<void> {
  const panel = await stage.open(look);
  await panel.resize(320, 800);
  await task(panel);
  await panel.close();
}

async function paint({ frame }: Panel): Promise<void> {
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
}

/** Wait until Live shows a painting of the newest mask, another one than that with this sum. */
async function livePainting({ frame }: Panel, before: number | null): Promise<void> {
  do
    await frame.waitForFunction(
      () =>
        document.querySelector('.subject .preview')?.ariaBusy === 'false' &&
        document.querySelector('.subject .picture[data-view="both"] canvas + canvas:not([hidden])') !== null,
    );
  while ((await paintingSum(frame)) === before);
}

async function page({ page }: Panel, name: string): Promise<void> {
  await page.mouse.move(5, 5);
  await page.screenshot({ path: `${ROOT}docs/pictures/${name}.jpg`, type: 'jpeg', quality: QUALITY });
}

async function sideBySide(name: string, ...shots: readonly Buffer[]): Promise<void> {
  const [left, right] = await Promise.all(shots.map((shot) => loadImage(shot)));
  const canvas = createCanvas(left!.width + right!.width + 16, left!.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(left!, 0, 0);
  context.drawImage(right!, left!.width + 16, 0);
  await writeFile(`${ROOT}docs/pictures/${name}.jpg`, canvas.toBuffer('image/jpeg', QUALITY));
}
