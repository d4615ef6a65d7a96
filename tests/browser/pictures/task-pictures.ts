// The guide's pictures of two real tasks, done in the built plugin with the shipped generator, into docs/guide/pictures/: a hero banner in two moods with
// its title, and five slides in one style of the file. `npm run pictures` runs it.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { ROOT } from '../../../scripts/build/build-target';
import { drawFrame, openStage, styleTile, untilPhase } from '../panel-stage';
import type { Panel } from '../panel-stage';
import { bringIntoView, choose, examples, paintingIds, untilPaintings } from './listing-carousel';

/** Pixels of the pictures, as those of the listing have them in the guide. */
const [WIDTH, QUALITY] = [720, 50] as const;

/** Nothing of the page but its canvas, and the plugin's window where that is on show. */
const BARE = `
  .app { grid: 0 1fr / 0 1fr 0 !important; --sidebar: 0px !important; }
  .top, .layers, .properties, .foot, .hint { visibility: hidden; overflow: hidden; min-width: 0; padding: 0 !important; border: 0 !important; }
  .plugin-window { inset: 24px 24px auto auto !important; }
`;

/** Where the canvas shows the two banners, CSS pixels: left of the plugin's window. */
const BANNERS = { x: 30, y: 100, width: 870, height: 645 } as const;

const stage = await openStage('tasks');

// Two moods of one banner, each with the title where the sky was left wide.
await task({ width: 1280, height: 860 }, async (panel) => {
  const { page } = panel;
  const [first] = await examples(panel, 'Hero banner');
  const second = await page.evaluate((id) => {
    const { document, editor } = globalThis.allaPrima.session;
    return editor.act(() => {
      const copy = document.clone(id);
      document.setTransform(copy, [
        [1, 0, 0],
        [0, 1, document.node(id).height + 80],
      ]);
      return copy;
    });
  }, first!);
  for (const [index, id] of [first!, second].entries()) {
    await choose(panel, [id]);
    await untilPhase(panel.frame, 'ready');
    await styleTile(panel.frame, [2, 5][index]!).check();
    await panel.frame.getByLabel('On top').check();
    await panel.frame.getByRole('radio', { name: 'Full' }).check();
    await panel.frame.getByText('As fine as the frame.').waitFor();
    await panel.frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(panel.frame, 'painted');
  }
  await untilPaintings(panel, 2);
  await page.evaluate(
    ([above, below]) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        for (const [id, characters] of [
          [above, 'Slow travel, by rail'],
          [below, 'Winter, by rail'],
        ] as const) {
          const [[, , x], [, , y]] = document.node(id).relativeTransform;
          document.create('TEXT', editor.currentPage, {
            name: 'Title',
            characters,
            fontSize: 76,
            fontName: { family: 'Inter', style: 'Bold' },
            fills: [{ type: 'SOLID', color: { r: 1, g: 1, b: 1 }, opacity: 1, visible: true, blendMode: 'NORMAL' }],
            width: 760,
            height: 92,
            relativeTransform: [
              [1, 0, x + 1130],
              [0, 1, y + 56],
            ],
          });
        }
      });
      editor.select([]);
    },
    [first!, second] as const,
  );
  await bringIntoView(panel, undefined);
  await picture(panel, 'two-moods', BANNERS);
});

// A blend, kept in the file under a name, paints all slides of a deck.
await task({ width: 1280, height: 720 }, async (panel) => {
  const { page, frame } = panel;
  const slides: string[] = [];
  for (const kind of ['Alpine lake', 'Coast with cliffs', 'Forest river', 'Waterfall', 'Winter valley']) {
    const id = await drawFrame(page, `Slide ${slides.length + 1}`, { width: 800, height: 450 }, []);
    slides.push(id);
    await page.evaluate(
      ([node, row]) => {
        globalThis.allaPrima.session.document.setTransform(node, [
          [1, 0, 0],
          [0, 1, row * 520],
        ]);
      },
      [id, slides.length - 1] as const,
    );
    await frame.getByRole('button', { name: kind }).click();
    await untilPhase(frame, 'ready');
  }
  await styleTile(frame, 2).check();
  await frame.getByLabel('Blend').selectOption({ index: 4 });
  await frame.getByRole('slider', { name: 'Share' }).fill('35');
  await frame.getByRole('button', { name: 'Keep this style in the file…' }).click();
  await frame.getByLabel('Name').fill('Deck 2027');
  await page.keyboard.press('Enter');
  await frame.getByRole('radio', { name: 'Deck 2027' }).waitFor({ state: 'attached', timeout: 60_000 });
  await choose(panel, slides);
  await frame.getByRole('button', { name: 'Paint 5 frames' }).click();
  await untilPaintings(panel, 5);
  await untilPhase(frame, 'several');
  await bringIntoView(panel, [...slides, ...(await paintingIds(panel))]);
  await frame.getByText('In this file').scrollIntoViewIfNeeded();
  await picture(panel, 'one-style');
});

await stage.close();

async function task(view: { readonly width: number; readonly height: number }, work: (panel: Panel) => Promise<void>): Promise<void> {
  const panel = await stage.open({ theme: 'light', policy: 'B', view: { ...view, scale: 1.5 } });
  await panel.page.addStyleTag({ content: BARE });
  await panel.resize(320, 600);
  await work(panel);
  await panel.close();
}

async function picture({ page }: Panel, name: string, clip?: typeof BANNERS): Promise<void> {
  await page.mouse.move(2, 2);
  const shot = await loadImage(await page.screenshot(clip === undefined ? {} : { clip }));
  const canvas = createCanvas(WIDTH, Math.round((WIDTH * shot.height) / shot.width));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(shot, 0, 0, canvas.width, canvas.height);
  await writeFile(`${ROOT}docs/guide/pictures/${name}.webp`, await canvas.encode('webp', QUALITY));
}
