// The README's pictures of styles, variations, one class painted again and frames of any shape: each a task done in the built plugin
// with the shipped generator. `npm run pictures` runs it.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { openStage, startLake, styleTile, untilPhase } from './panel-stage';
import type { Look, Panel } from './panel-stage';
import { ROOT } from '../../scripts/build-target';

const QUALITY = 80;
const stage = await openStage();

await scene({ theme: 'light', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  await styleTile(frame, 2).check();
  await frame.getByLabel('Blend').selectOption({ index: 5 });
  await frame.getByRole('slider', { name: 'Share' }).fill('40');
  await paint(panel);
  await page(panel, 'styles-blend');

  const before = await panel.page.locator('iframe').screenshot();
  await frame.getByRole('button', { name: 'Another sky' }).click();
  await untilPhase(frame, 'painting');
  await untilPhase(frame, 'painted');
  await sideBySide('styles-another-sky', before, await panel.page.locator('iframe').screenshot());
});

await scene({ theme: 'dark', policy: 'B' }, async (panel) => {
  const { frame } = panel;
  await startLake(panel);
  await styleTile(frame, 4).check();
  await frame.getByRole('button', { name: 'Try four seeds' }).click();
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
        document.setTransform(child, [[a, c, x], [b, d, y - 250]]);
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
  await panel.page.evaluate(() => { globalThis.allaPrima.session.run?.window.resize(320, 800); });
  await task(panel);
  await panel.page.context().close();
}

async function paint({ frame }: Panel): Promise<void> {
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
}

async function page({ page }: Panel, name: string): Promise<void> {
  await page.mouse.move(5, 5);
  await page.screenshot({ path: `${ROOT}docs/${name}.jpg`, type: 'jpeg', quality: QUALITY });
}

async function sideBySide(name: string, ...shots: readonly Buffer[]): Promise<void> {
  const [left, right] = await Promise.all(shots.map((shot) => loadImage(shot)));
  const canvas = createCanvas(left!.width + right!.width + 16, left!.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(left!, 0, 0);
  context.drawImage(right!, left!.width + 16, 0);
  await writeFile(`${ROOT}docs/${name}.jpg`, canvas.toBuffer('image/jpeg', QUALITY));
}
