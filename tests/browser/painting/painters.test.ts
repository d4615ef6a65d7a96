// Two painters in the built panel: the gallery by pointer in light, by keyboard alone in dark, in forced colours; licences in plain sight; only the
// painter that is wanted is loaded. Each state's picture goes to test-artefacts/painters, to be looked at.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../scripts/shared/model-files';
import { validateModelCard } from '../../../src/inference/api/model-card';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { USE_WORDS } from '../../../src/ui/features/painters/words';
import { axeViolations, openStage, sidewaysScrollers, startLake, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

/** With the styles that are offered. */
const CARDS = PAINTER_IDS.map((id) => validateModelCard(readModelFiles(id).card)).map((card) => ({
  ...card,
  styles: card.styles.filter(({ retired }) => retired !== true),
}));
const [FIRST, OTHER] = CARDS as unknown as readonly [ModelCard, ModelCard];

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('painters');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

async function look(name: string, widths: readonly number[] = [280, 600, 320]): Promise<void> {
  for (const width of widths) {
    await panel.resize(width, 900);
    expect(await axeViolations(panel.frame), `${name}, ${width} px`).toEqual([]);
    expect(await sidewaysScrollers(panel.frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
    await panel.frame.locator('.paint-settings .style-gallery').scrollIntoViewIfNeeded();
    await panel.picture(`${name}-${width}`);
  }
}

/** The recipe on the painted layer. */
function recipe(): Promise<{ readonly style: { readonly painter: string }; readonly seed: number; readonly modelHash: string }> {
  return panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [data] = Object.values(document.node(document.children(editor.currentPage)[1]!).pluginData) as [Record<string, string>];
    return JSON.parse(data['recipe']!) as { style: { painter: string }; seed: number; modelHash: string };
  });
}

it('by pointer: each under its name with its licence; another one keeps the seed, and its painting says whose it is', async () => {
  panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny with encoder' });
  const { frame } = panel;
  await startLake(panel);
  for (const { painter, styles } of CARDS) {
    const group = frame.getByRole('group', { name: `${painter.name} ${USE_WORDS[painter.use]}` });
    expect(await group.getByRole('radio').count()).toBe(styles.length);
    expect(await group.getByText(painter.about).isVisible()).toBe(true);
  }
  expect(await frame.locator('.style-name').innerText()).toBe(FIRST.styles.find(({ id }) => id === FIRST.defaultStyle)!.name);
  await look('gallery-light');
  const options = (): Promise<string[]> => frame.getByLabel('Blend').locator('option:not([disabled])').allInnerTexts();
  expect(await options()).toHaveLength(FIRST.styles.length);
  expect(await frame.getByLabel('Blend').locator('option[disabled]').allInnerTexts()).toEqual([
    `Not with ${OTHER.painter.name}: it is another painter`,
  ]);
  await frame.getByRole('textbox', { name: 'Seed' }).fill('42');

  await frame.getByRole('button', { name: `Use ${OTHER.painter.name}, in its nearest style` }).click();
  const chosen = frame.locator('.paint-settings .style-gallery input:checked');
  expect(OTHER.styles.map(({ name }) => name)).toContain(await chosen.getAttribute('aria-label'));
  // The button is gone; the focus is at the style.
  expect(await chosen.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await options()).toHaveLength(OTHER.styles.length);
  expect(await frame.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('42');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  expect(await recipe()).toMatchObject({ style: { painter: OTHER.painter.id }, seed: 42 });

  await panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.select([document.children(editor.currentPage)[1]!]);
  });
  const card = frame.getByRole('region', { name: 'Recipe of this painting' });
  await card.getByText(`Painted by ${OTHER.painter.name}. ${USE_WORDS[OTHER.painter.use]}.`).waitFor();
  await look('card-light', [320]);
  await frame.getByText('About this machine').click();
  for (const { painter, licence } of CARDS) await frame.locator('.about', { hasText: painter.name }).getByText(licence).waitFor();
});

it('by keyboard alone in dark: the arrows lead from one painter to the other', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
  const { frame, page } = panel;
  await startLake(panel);
  await frame.getByRole('radiogroup', { name: 'Style' }).getByRole('radio', { checked: true }).focus();
  for (let at = FIRST.styles.findIndex(({ id }) => id === FIRST.defaultStyle); at < FIRST.styles.length; at++)
    await page.keyboard.press('ArrowRight');
  const first = frame.getByRole('group', { name: OTHER.painter.name }).getByRole('radio').first();
  expect(await first.isChecked()).toBe(true);
  await page.keyboard.press('ArrowUp');
  expect(await frame.getByRole('group', { name: FIRST.painter.name }).getByRole('radio', { checked: true }).count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  expect(await first.isChecked()).toBe(true);
  await look('gallery-dark');
  await page.keyboard.press('Control+Enter');
  await untilPhase(frame, 'painted');
  expect((await recipe()).style.painter).toBe(OTHER.painter.id);
});

it('in forced colours', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'C', generator: 'tiny', forcedColours: true });
  await startLake(panel);
  await look('gallery-forced', [320]);
});
