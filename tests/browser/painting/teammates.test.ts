// Somebody else's painting in the built panel: its recipe, another version of the painter, a source that is gone, and a teammate who
// repaints what is on show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openStage, sidewaysScrollers, startLake, statusText, topLayers, undoSteps, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('teammates');
});
afterAll(() => stage.close());

/** Hash of a generator that is not the one painting here, for recipes made by another version. */
const OTHER_MODEL = 'feed'.repeat(16);

describe('two people in one file', () => {
  const theme = 'light';
  let panel: Panel;
  let frame: Panel['frame'];
  let lake: string;
  let layer: string;
  beforeAll(async () => {
    panel = await stage.open({ theme, policy: 'B' });
    frame = panel.frame;
    await startLake(panel);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    [lake, layer] = (await topLayers(panel.page)).map(({ id }) => id) as [string, string];
  });
  afterAll(() => panel.close());

  it('does not take a teammate’s picture for its own', async () => {
    await teammateRepaints(panel, layer, { seed: 99 });
    await frame
      .getByText(/^The layer holds another painting now/)
      .first()
      .waitFor();
  });

  it('shows the recipe of a painting of another version, and offers to keep it', async () => {
    await teammateRepaints(panel, layer, { seed: 5, modelHash: OTHER_MODEL });
    await select(panel, layer);
    const card = frame.getByRole('region', { name: 'Recipe of this painting' });
    await card.waitFor();
    expect(await card.innerText()).toMatch(
      /, seed 5, 608 × 448, edges 60%\s+Painted by .+\s+Made with another version of the painter \(feedfeed, /,
    );
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('5');
    // What was painted here is not what the layer shows by now.
    expect(await frame.getByRole('img', { name: /mask/i }).count()).toBeGreaterThan(0);
    expect(await frame.getByText('Hold it to compare').count()).toBe(0);
    await panel.pagePicture(`other-version-${theme}`);
    await picture(panel, `other-version-${theme}`);
    const before = await topLayers(panel.page);
    await frame.getByRole('button', { name: 'Keep it, paint one beside' }).click();
    await frame.getByText('The old painting is as it was.').first().waitFor();
    const after = await topLayers(panel.page);
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter(({ id }) => id === layer)).toEqual(before.filter(({ id }) => id === layer));
  });

  it('goes along when a teammate repaints the painting that is selected', async () => {
    await teammateRepaints(panel, layer, { seed: 77 });
    await frame.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === '77'));
    expect(await frame.getByRole('region', { name: 'Recipe of this painting' }).innerText()).toContain('seed 77');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    expect(await statusText(frame)).toMatch(/updated\.$/);
    expect(await frame.getByRole('region', { name: 'Recipe of this painting' }).innerText()).toContain('Made with this version');
    expect(await frame.getByRole('button', { name: 'Keep it, paint one beside' }).count()).toBe(0);
  });

  it('says what is left when the shapes are gone', async () => {
    await panel.page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.remove(id);
      });
      editor.select([]);
    }, lake);
    await untilPhase(frame, 'nothing');
    await select(panel, layer);
    await untilPhase(frame, 'ready');
    await frame.locator('.recipe').getByText('It is painted from the mask that it carries.').waitFor();
    await picture(panel, `orphan-${theme}`);
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('77');
    await select(panel);
    await startLake(panel);
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('77');
    await panel.page.evaluate(() => {
      globalThis.allaPrima.session.editor.undo();
    });
    await untilPhase(frame, 'nothing');
  });

  it('paints it again without its shapes, from the mask that it carries, by keyboard', async () => {
    const { page } = panel;
    await teammateRepaints(panel, layer, { modelHash: OTHER_MODEL });
    await select(panel, layer);
    await frame.getByRole('button', { name: 'Keep it, paint one beside' }).waitFor();
    await picture(panel, `orphan-other-version-${theme}`);
    const [before, steps] = [await topLayers(page), await undoSteps(page)];
    await frame.getByRole('button', { name: 'Paint', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => statusText(frame)).toMatch(/updated\.$/);
    await frame.locator('.recipe').getByText('Made with this version').waitFor();
    const after = await topLayers(page);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.find(({ id }) => id === layer)!.image).not.toBe(before.find(({ id }) => id === layer)!.image);
    expect(await undoSteps(page)).toBe(steps + 1);
  });

  it('draws its shapes again', async () => {
    const { page } = panel;
    const before = await topLayers(page);
    await frame.getByRole('button', { name: 'Draw its shapes' }).click();
    await untilPhase(frame, 'ready');
    await frame.getByText('“Alpine lake” is drawn from its recipe.').first().waitFor();
    const [drawn, ...others] = (await topLayers(page)).filter(({ id }) => !before.some((old) => old.id === id));
    expect([drawn!.name, others]).toEqual(['Alpine lake', []]);
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('77');
  });

  it('says so of a painting that carries no mask', async () => {
    await panel.page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      // The frame that was drawn, for which it stands now.
      const [drawn] = editor.selection();
      const { pluginData } = document.node(id);
      const [[plugin, { recipe, placed }]] = Object.entries(pluginData) as [[string, Record<'recipe' | 'placed', string>]];
      editor.act(() => {
        document.update(id, { pluginData: { [plugin]: { recipe, placed } } });
        document.remove(drawn!);
      });
    }, layer);
    await select(panel, layer);
    await frame.locator('.recipe').getByText('So its shapes can’t be drawn again.').waitFor();
    expect(await frame.getByRole('button', { name: 'Draw its shapes' }).count()).toBe(0);
    await picture(panel, `orphan-no-mask-${theme}`);
  });
});

function select({ page }: Panel, ...ids: readonly string[]): Promise<void> {
  return page.evaluate((wanted) => {
    globalThis.allaPrima.session.editor.select([...wanted]);
  }, ids);
}

/** What a teammate's plugin leaves: another picture in the layer and another recipe on it. */
function teammateRepaints({ page }: Panel, layer: string, change: Record<string, unknown>): Promise<void> {
  return page.evaluate(
    async ([id, patch]) => {
      const { document, editor } = globalThis.allaPrima.session;
      const [old] = document.node(id).fills;
      if (old?.type !== 'IMAGE' || old.imageHash === null) throw new Error('no painting');
      const bitmap = await createImageBitmap(new Blob([document.image(old.imageHash)!.bytes as Uint8Array<ArrayBuffer>]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      // The same picture in another light.
      context.filter = 'sepia(0.6) brightness(0.95)';
      context.drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      editor.act(() => {
        const { pluginData } = document.node(id);
        const [[plugin, data]] = Object.entries(pluginData) as [[string, Record<string, string>]];
        const recipe = JSON.stringify({ ...(JSON.parse(data['recipe']!) as object), ...patch });
        document.update(id, {
          fills: [{ ...old, imageHash: document.addImage(bytes).hash }],
          pluginData: { ...pluginData, [plugin]: { ...data, recipe } },
        });
      });
    },
    [layer, change] as const,
  );
}

async function picture(panel: Panel, name: string): Promise<void> {
  const { frame } = panel;
  for (const width of [280, 320, 600]) {
    await panel.resize(width);
    await frame.locator('.recipe').scrollIntoViewIfNeeded();
    await panel.picture(`${name}-${width}`);
    expect(await sidewaysScrollers(frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
  }
  expect(await axeViolations(frame), name).toEqual([]);
}
