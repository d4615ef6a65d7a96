// The README's pictures of what else a painting becomes: a banner with its title behind the mountains, and a page of cards filled with it. Each
// is a task done in the built plugin with the shipped generator. `npm run pictures` runs it.
import { openStage, startLake, styleTile, untilPhase } from '../panel-stage';
import type { Panel } from '../panel-stage';
import { ROOT } from '../../../scripts/build/build-target';

const QUALITY = 80;
const stage = await openStage();

const banner = await painted(1);
await banner.frame.getByRole('button', { name: 'Insert as layers' }).click();
await banner.frame.getByText('holds the painting as layers').first().waitFor({ timeout: 120_000 });
await banner.page.evaluate(() => {
  const { document, editor } = globalThis.allaPrima.session;
  const stack = document.children(editor.currentPage).find((id) => document.node(id).name.endsWith(' layers'))!;
  editor.act(() => {
    const title = document.create('TEXT', stack, {
      name: 'Title',
      characters: 'ALPINE',
      fontSize: 330,
      fontName: { family: 'Inter', style: 'Bold' },
      fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: 1, b: 1 }, boundVariables: {} }],
      textAutoResize: 'NONE',
      width: 1200,
      height: 400,
      textAlignHorizontal: 'CENTER',
      relativeTransform: [
        [1, 0, 0],
        [0, 1, 60],
      ],
    });
    document.insert(title, stack, 1);
  });
  editor.select([stack]);
});
await picture(banner, 'layers-title');

const cards = await painted(2);
await cards.frame.getByRole('button', { name: 'Use as fill…' }).click();
await cards.page.evaluate(() => {
  const { document, editor } = globalThis.allaPrima.session;
  const grey = [
    { type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 0.85, g: 0.85, b: 0.85 }, boundVariables: {} },
  ] as const;
  const slots = [
    [0, 0, 1240, 420, 24],
    [0, 460, 380, 520, 24],
    [430, 460, 380, 520, 190],
    [860, 460, 380, 240, 24],
    [860, 740, 380, 240, 24],
  ] as const;
  const made = editor.act(() =>
    slots.map(([x, y, width, height, cornerRadius]) =>
      document.create('RECTANGLE', editor.currentPage, {
        name: 'Card',
        width,
        height,
        cornerRadius,
        fills: grey,
        relativeTransform: [
          [1, 0, x],
          [0, 1, 1000 + y],
        ],
      }),
    ),
  );
  editor.select(made);
});
await cards.frame.getByRole('button', { name: 'Fill 5 layers' }).click();
await cards.frame.getByText('5 layers are filled.').first().waitFor();
await picture(cards, 'fills-cards');
await stage.close();

/** The lake, painted in the style at this place of the gallery. */
async function painted(style: number): Promise<Panel> {
  const panel = await stage.open({ theme: 'light', policy: 'B' });
  await panel.resize(320, 800);
  await startLake(panel);
  await styleTile(panel.frame, style).check();
  await panel.frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(panel.frame, 'painted');
  return panel;
}

async function picture(panel: Panel, name: string): Promise<void> {
  await panel.page.getByRole('button', { name: /fit/i }).click();
  await panel.page.mouse.move(5, 5);
  await panel.page.screenshot({ path: `${ROOT}docs/pictures/${name}.jpg`, type: 'jpeg', quality: QUALITY });
  await panel.close();
}
