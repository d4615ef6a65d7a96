// What a painting knows of what it was made from, as a person sees it in the panel: undo, a lost frame, a shape inside a scene, one's own
// painting selected.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, drawFrame, openStage, sidewaysScrollers, startLake, statusText, styleTile, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('identity');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

async function paint({ frame }: Panel, seed: number): Promise<void> {
  await frame.getByLabel('Seed', { exact: true }).fill(String(seed));
  await frame.locator('button.paint:visible').click();
  await expect.poll(() => statusText(frame)).toMatch(/(added|updated)\.$/);
  await untilPhase(frame, 'painted');
}

/** What the live region says. */
const readOut = ({ frame }: Panel): Promise<string> => frame.locator('main > .unseen[role=status]').innerText();

/** The view of the preview that is chosen, and whether there is a painting to choose. */
async function viewOf({ frame }: Panel): Promise<readonly [string, boolean]> {
  const views = frame.getByRole('radiogroup', { name: 'Preview' });
  const chosen = await views.getByRole('radio', { checked: true }).evaluate((radio) => radio.parentElement?.textContent ?? '');
  return [chosen, await views.getByRole('radio', { name: 'Painting' }).isEnabled()];
}

async function select({ page }: Panel, ids: readonly string[]): Promise<void> {
  await page.evaluate((chosen) => {
    globalThis.allaPrima.session.editor.select(chosen);
  }, ids);
}

describe('undo in Figma', () => {
  it('shows the painting before, then the mask; redo brings them back; and what is read out is the same', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await paint(panel, 1);
    await paint(panel, 2);
    const undo = (): Promise<boolean> => page.evaluate(() => globalThis.allaPrima.session.editor.undo());
    await undo();
    await expect.poll(() => statusText(frame)).toBe('An earlier painting of yours is in the layer again.');
    expect(await readOut(panel)).toBe(await statusText(frame));
    await panel.picture('undone-once');
    await undo();
    await expect.poll(() => statusText(frame)).toBe('The painting is no longer in the file. Paint to put it back.');
    expect(await readOut(panel)).toBe(await statusText(frame));
    expect(await viewOf(panel)).toEqual(['Mask', false]);
    await panel.picture('undone-twice');
    await page.evaluate(() => globalThis.allaPrima.session.editor.redo());
    await expect.poll(() => viewOf(panel)).toEqual(['Painting', true]);
    await page.evaluate(() => globalThis.allaPrima.session.editor.redo());
    await expect.poll(() => statusText(frame)).toMatch(/updated\.$/);
  });
});

describe('a painting whose shapes are gone', () => {
  it.each(['light', 'dark'] as const)('is restyled, painted and varied from its mask, and its shapes can be drawn: %s', async (theme) => {
    panel = await stage.open({ theme, policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await paint(panel, 7);
    const [scene, layer] = await topLayers(page);
    await page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.remove(id);
      });
    }, scene!.id);
    await select(panel, [layer!.id]);
    await frame.getByText('It is painted from the mask that it carries.').waitFor();
    await untilPhase(frame, 'ready');
    await panel.picture(`from-mask-${theme}`);
    expect(await axeViolations(frame)).toEqual([]);
    expect(await sidewaysScrollers(frame)).toEqual([]);
    await styleTile(frame, 3).click();
    await frame.locator('button.paint:visible').click();
    await expect.poll(() => statusText(frame)).toMatch(/updated\.$/);
    const [repainted] = await topLayers(page);
    expect(repainted).toMatchObject({ id: layer!.id });
    expect(repainted!.image).not.toBe(layer!.image);
    await frame.getByRole('button', { name: 'Try four that differ' }).click();
    await frame.locator('.variation[aria-disabled=false]').nth(3).waitFor();
    await page.keyboard.press('Escape');
    await frame.getByRole('button', { name: 'Draw its shapes' }).click();
    await frame
      .getByText('Updates the painting of this layer.')
      .or(frame.locator('.status p', { hasText: 'drawn' }))
      .first()
      .waitFor();
    await untilPhase(frame, 'ready');
    await frame.locator('button.paint:visible').click();
    await expect.poll(() => statusText(frame)).toMatch(/updated\.$/);
    expect((await topLayers(page)).filter(({ image }) => image !== null).map(({ id }) => id)).toEqual([layer!.id]);
  });
});

describe('a shape inside a scene', () => {
  it('means the scene, and says so; the shape alone is one press away', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    const id = await drawFrame(page, 'Frame 1', { width: 400, height: 300 }, [
      { className: 'sky', x: 0, y: 0, width: 400, height: 200 },
      { className: 'grass', x: 0, y: 200, width: 400, height: 100 },
      { className: 'tree', x: 50, y: 100, width: 60, height: 120 },
    ]);
    await untilPhase(frame, 'ready');
    const tree = await page.evaluate((scene) => globalThis.allaPrima.session.document.children(scene)[2]!, id);
    await select(panel, [tree]);
    await frame.getByText('The scene around “Rectangle').waitFor();
    expect(await frame.locator('.subject h2').innerText()).toBe('Frame 1');
    await panel.picture('scene-around');
    await frame.getByRole('button', { name: 'Only the selection' }).click();
    await frame.getByText('Without the scene “Frame 1”').waitFor();
    await expect.poll(() => frame.locator('.subject header').innerText()).toContain('60 × 120');
    await frame.getByRole('button', { name: 'The whole scene' }).click();
    await expect.poll(() => frame.locator('.subject h2').innerText()).toBe('Frame 1');
    await panel.resize(280, 600);
    expect(await sidewaysScrollers(frame)).toEqual([]);
    expect(await axeViolations(frame)).toEqual([]);
  });
});

describe('one’s own painting, selected', () => {
  it('sets the controls as its card says', async () => {
    panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await styleTile(frame, 2).click();
    const chosen = (): Promise<string> => frame.locator('.style-name').innerText();
    const painted = await chosen();
    await paint(panel, 3);
    await styleTile(frame, 4).click();
    expect(await chosen()).not.toBe(painted);
    await select(panel, [(await topLayers(page))[1]!.id]);
    await frame.getByText('The controls are as in this painting.').waitFor();
    expect(await chosen()).toBe(painted);
    expect(await frame.locator('.recipe p').first().innerText()).toContain(painted.trim());
    await styleTile(frame, 4).click();
    await frame.getByText('The controls are set to something else. Paint to change it.').waitFor();
    await panel.picture('own-painting-selected');
  });
});
