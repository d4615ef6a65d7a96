// The nine pictures of the Community listing, 1920×1080: each a task done in the built plugin, with a caption over it. `npm run listing` makes
// them with the shipped painter; a test makes them with a tiny one.
import { styleTile, startLake, topLayers, untilPhase, openStage, panelFrame } from '../panel-stage';
import type { Look, Panel } from '../panel-stage';
import { openPad } from '../drawing/sketch-stage';
import { drawValley } from './draw-valley';

/** CSS pixels; a picture has one and a half device pixels for each. */
const VIEW = { width: 1280, height: 720, scale: 1.5 } as const;

/** Canvas, caption and the plugin's window; nothing of the page around them. */
const DRESS = `
  .app { grid: 128px 1fr / 0 1fr 0 !important; --sidebar: 0px !important; background: var(--ground) !important; }
  .layers, .properties, .foot, .hint { visibility: hidden; overflow: hidden; min-width: 0; padding: 0 !important; border: 0 !important; }
  .top { padding: 20px 48px 0 !important; border: 0 !important; align-items: start !important; }
  .top > :not(.caption) { display: none !important; }
  .caption h1 { font: 700 38px/46px Inter, system-ui, sans-serif; letter-spacing: -0.01em; }
  .caption p { font: 400 19px/28px Inter, system-ui, sans-serif; color: var(--quiet); }
  .plugin-window { inset: 36px 48px auto auto !important; }
`;

interface Scene {
  readonly title: string;
  readonly words: string;
  readonly theme: Look['theme'];
  /** Leave the panel and the canvas as the picture shows them. @returns ids of the layers to bring into view; all of the page by default. */
  readonly task: (panel: Panel) => Promise<readonly string[] | undefined>;
}

const SCENES: readonly Scene[] = [
  {
    title: 'Shapes in, a painting out',
    words: 'Nine colours say what is what. One click, one undo step.',
    theme: 'light',
    task: async (panel) => {
      await startLake(panel);
      await paint(panel);
      return undefined;
    },
  },
  {
    title: 'It follows every edit',
    words: 'Switch on Live, move a mountain, watch the painting.',
    theme: 'light',
    task: async (panel) => {
      const { frame } = panel;
      await startLake(panel);
      await frame.getByRole('switch', { name: 'Live' }).check({ force: true });
      await frame.waitForSelector('.subject .picture[data-view="both"] canvas + canvas:not([hidden])');
      await frame.getByRole('slider', { name: 'Divider between mask and painting' }).fill('45');
      return undefined;
    },
  },
  {
    title: 'A style for every hour and season',
    words: 'Pick one, blend two, or take the mood of any picture.',
    theme: 'dark',
    task: async (panel) => {
      const { frame } = panel;
      await startLake(panel);
      await styleTile(frame, 2).check();
      await frame.getByLabel('Blend').selectOption({ index: 5 });
      await frame.getByRole('slider', { name: 'Share' }).fill('40');
      await paint(panel);
      return undefined;
    },
  },
  {
    title: 'Four that differ at a time',
    words: 'Keep the best, or insert all four.',
    theme: 'light',
    task: async (panel) => {
      const { frame, page } = panel;
      await startLake(panel);
      await styleTile(frame, 3).check();
      await frame.getByRole('button', { name: 'Try four that differ' }).click();
      await frame.getByText('Press the one to keep.').last().waitFor({ timeout: 120_000 });
      await frame.getByRole('button', { name: 'Insert all four' }).click();
      await frame.getByText('side by side').last().waitFor();
      return (await topLayers(page)).map(({ id }) => id);
    },
  },
  {
    title: 'Or draw the mask',
    words: 'Brush, fill, pen pressure; the drawing becomes editable shapes.',
    theme: 'light',
    task: async (panel) => {
      const { frame } = panel;
      await panel.resize(560, 600);
      await openPad(frame);
      await drawValley(panel);
      await frame.getByRole('button', { name: 'Preview', exact: true }).click();
      await frame.getByRole('img', { name: 'The painting of the drawing' }).waitFor({ timeout: 120_000 });
      await frame.getByRole('button', { name: 'Send to canvas' }).click();
      await frame.getByRole('button', { name: 'Paint', exact: true }).click();
      await untilPhase(frame, 'painted');
      await frame.getByRole('tab', { name: 'Sketch' }).click();
      return undefined;
    },
  },
  {
    title: 'Any frame, up to 4096 pixels',
    words: 'Banners, covers, columns: painted in the frame’s own shape.',
    theme: 'light',
    task: async (panel) => {
      const banner = await examples(panel, 'Hero banner');
      await choose(panel, banner);
      await panel.frame.getByRole('radio', { name: 'Full' }).check();
      await panel.frame.getByText('as fine as the frame').waitFor();
      await paint(panel);
      return [...banner, (await paintingIds(panel))[0]!];
    },
  },
  {
    title: 'Many frames, one after another',
    words: 'Select your slides and go on working while they are painted.',
    theme: 'dark',
    task: async (panel) => {
      const slides = await examples(panel, 'Slide 1', 'Slide 2', 'Slide 3');
      await choose(panel, slides);
      await panel.frame.getByRole('button', { name: 'Paint 3 frames' }).click();
      await untilPaintings(panel, 3);
      return [...slides, ...(await paintingIds(panel))];
    },
  },
  {
    title: 'A painting knows what made it',
    words: 'Its recipe travels on the layer: anyone on the team can paint it again.',
    theme: 'light',
    task: async (panel) => {
      await choose(panel, await examples(panel, 'Forest river'));
      await untilPhase(panel.frame, 'ready');
      await styleTile(panel.frame, 3).check();
      await paint(panel);
      await choose(panel, await paintingIds(panel));
      await panel.frame.getByRole('region', { name: 'Recipe of this painting' }).scrollIntoViewIfNeeded();
      return undefined;
    },
  },
  {
    title: 'On your own machine',
    words: 'No account, no server, no tracker: nothing of your file is sent anywhere.',
    theme: 'dark',
    task: async (panel) => {
      await choose(panel, await examples(panel, 'Islands'));
      const { frame } = panel;
      await untilPhase(frame, 'ready');
      await styleTile(frame, 2).check();
      await paint(panel);
      await frame.getByText('About this machine').click();
      await frame.getByText('Nothing is sent anywhere.').scrollIntoViewIfNeeded();
      return undefined;
    },
  },
];

/** Make `carousel-1.png` and on into this folder, which must be there. @returns their names. */
export async function makeCarousel(folder: string, generator: 'shipped' | 'tiny with encoder'): Promise<readonly string[]> {
  const stage = await openStage('listing');
  const names: string[] = [];
  try {
    for (const [index, scene] of SCENES.entries()) {
      const panel = await stage.open({ theme: scene.theme, policy: 'B', generator, view: VIEW });
      const name = `carousel-${index + 1}.png`;
      await dress(panel, scene);
      const ids = await scene.task(panel);
      await bringIntoView(panel, ids);
      await panel.page.mouse.move(2, 718);
      await panel.page.screenshot({ path: `${folder}/${name}` });
      names.push(name);
      await panel.close();
    }
  } finally {
    await stage.close();
  }
  return names;
}

async function dress(panel: Panel, { title, words }: Scene): Promise<void> {
  const { page } = panel;
  await page.addStyleTag({ content: DRESS });
  await page.evaluate(
    ([heading, line]) => {
      const caption = document.createElement('div');
      caption.className = 'caption';
      caption.append(Object.assign(document.createElement('h1'), { textContent: heading }));
      caption.append(Object.assign(document.createElement('p'), { textContent: line }));
      document.querySelector('.top')!.append(caption);
    },
    [title, words] as const,
  );
  await panel.resize(320, 600);
}

/** Centre these layers in the canvas beside the plugin's window. */
export async function bringIntoView({ page }: Panel, ids: readonly string[] | undefined): Promise<void> {
  await page.evaluate((wanted) => {
    const { document, editor } = globalThis.allaPrima.session;
    const boxes = (wanted ?? document.children(editor.currentPage)).map((id) => {
      const { width, height } = document.node(id);
      let [x, y] = [0, 0];
      for (let at: string | null = id; at !== null && at !== editor.currentPage; at = document.node(at).parent) {
        const [[, , across], [, , down]] = document.node(at).relativeTransform;
        x += across;
        y += down;
      }
      return { x, y, right: x + width, bottom: y + height };
    });
    const left = Math.min(...boxes.map(({ x }) => x));
    const top = Math.min(...boxes.map(({ y }) => y));
    const width = Math.max(...boxes.map(({ right }) => right)) - left;
    const height = Math.max(...boxes.map(({ bottom }) => bottom)) - top;
    const view = editor.viewSize;
    editor.show({ x: left + width / 2, y: top + height / 2 }, Math.min((view.width * 0.9) / width, (view.height * 0.84) / height));
  }, ids);
  // Two frames of the browser: one that draws, one after it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function paint({ frame }: Panel): Promise<void> {
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
}

export async function choose({ page }: Panel, ids: readonly string[]): Promise<void> {
  await page.evaluate((wanted) => {
    globalThis.allaPrima.session.editor.select([...wanted]);
  }, ids);
}

/** Ids of the layers with an image in them, wherever they lie on the page. */
export function paintingIds({ page }: Panel): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const all = [...document.children(editor.currentPage)];
    for (let at = 0; at < all.length; at++) all.push(...document.children(all[at]!));
    return all.filter((id) => document.node(id).fills[0]?.type === 'IMAGE');
  });
}

/** Wait until the page has as many paintings. */
export async function untilPaintings(panel: Panel, count: number): Promise<void> {
  await panel.page.waitForFunction(
    (wanted) => {
      const { document, editor } = globalThis.allaPrima.session;
      const all = [...document.children(editor.currentPage)];
      for (let at = 0; at < all.length; at++) all.push(...document.children(all[at]!));
      return all.filter((id) => document.node(id).fills[0]?.type === 'IMAGE').length >= wanted;
    },
    count,
    { timeout: 120_000 },
  );
}

/** Draw the example page with the plugin's own command, and keep the frames with these names alone, one below the other. @returns their ids. */
export async function examples(panel: Panel, ...names: readonly string[]): Promise<readonly string[]> {
  const { page } = panel;
  await page.evaluate(() => {
    globalThis.allaPrima.start('examples');
  });
  await page.evaluate(() => globalThis.allaPrima.ready);
  Object.assign(panel, { frame: await panelFrame(page) });
  await panel.resize(320, 600);
  await untilPhase(panel.frame, 'ready');
  return page.evaluate((wanted) => {
    const { document, editor } = globalThis.allaPrima.session;
    const section = document.children(editor.currentPage).find((id) => document.node(id).type === 'SECTION')!;
    const kept = document.children(section).filter((id) => wanted.includes(document.node(id).name));
    editor.act(() => {
      for (const [row, id] of kept.entries()) {
        document.insert(id, editor.currentPage);
        document.setTransform(id, [
          [1, 0, 0],
          [0, 1, row * (document.node(id).height + 60)],
        ]);
      }
      document.remove(section);
    });
    return kept;
  }, names);
}
