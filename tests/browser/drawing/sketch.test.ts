// The sketch pad in the built panel: drawn on by pointer and by keyboard alone, painted beside the drawing, sent to the canvas as
// shapes that label back to it. Each state's picture goes to test-artefacts/sketch, to be looked at.
import type { Frame, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import { axeViolations, openStage, panelFrame, sidewaysScrollers, startLake, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';
import { draw, openPad } from './sketch-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('sketch');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

describe('by pointer', () => {
  it('draw, fill, erase, undo, redo, reset, preview, send to the canvas', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A' });
    const { page, frame } = panel;
    await openPad(frame);
    // At the panel's first size the sheet is as wide as the panel, but for its margins.
    expect((await frame.locator('.board canvas').boundingBox())!.width).toBeGreaterThan(280);
    await inspect('empty');
    await draw(panel, 'Brush', 'sky', [0.02, 0.1], [0.98, 0.1]);
    expect(await labelAt(frame, 0.5, 0.1)).toBe('sky');
    expect(await labelAt(frame, 0.5, 0.6)).toBeNull();
    await draw(panel, 'Fill', 'grass', [0.5, 0.6]);
    expect(await labelAt(frame, 0.5, 0.9)).toBe('grass');
    await draw(panel, 'Eraser', null, [0.2, 0.6], [0.8, 0.6]);
    expect(await labelAt(frame, 0.5, 0.6)).toBeNull();
    await frame.getByText('is still empty. The nearest colours fill it.').waitFor();
    await frame.getByRole('button', { name: /^Undo/ }).click();
    expect(await labelAt(frame, 0.5, 0.6)).toBe('grass');
    await page.keyboard.press('Control+z');
    expect(await labelAt(frame, 0.5, 0.9)).toBeNull();
    await page.keyboard.press('Control+Shift+z');
    await frame.getByRole('button', { name: 'Reset the drawing' }).click();
    expect(await labelAt(frame, 0.5, 0.1)).toBeNull();
    await page.keyboard.press('Control+z');
    expect([await labelAt(frame, 0.5, 0.1), await labelAt(frame, 0.5, 0.9)]).toEqual(['sky', 'grass']);

    await draw(panel, 'Brush', 'mountain', [0.1, 0.45], [0.35, 0.3], [0.5, 0.45], [0.7, 0.25], [0.9, 0.45]);
    await draw(panel, 'Fill', 'sky', [0.05, 0.02]);
    await draw(panel, 'Brush', 'water', [0.1, 0.8], [0.5, 0.7], [0.9, 0.85]);
    await frame.getByRole('button', { name: 'Preview', exact: true }).click();
    await frame.getByRole('img', { name: 'The painting of the drawing' }).waitFor();
    await inspect('painted');
    await takesStyles();
    await frame.getByRole('button', { name: 'Compare with the drawing' }).click();
    await inspect('compared');

    await sendAndCompare('Sketch');
    await inspect('sent');
  });
});

it('by keyboard alone: draw, fill, erase, undo, send', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'B' });
  const { page, frame } = panel;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const times = (key: string, count: number): readonly string[] => Array.from({ length: count }, () => key);
  await frame.locator('h1').click({ force: true });
  await press('Tab', 'ArrowRight');
  await tabTo('Drawing');
  await press('g', '1', 'Space');
  expect(await labelAt(frame, 0.1, 0.1)).toBe('sky');
  await press(
    'b',
    '4',
    ...times(']', 4),
    ...times('Shift+ArrowDown', 3),
    ...times('Shift+ArrowLeft', 8),
    'Enter',
    ...times('Shift+ArrowRight', 16),
    'Enter',
  );
  expect([await labelAt(frame, 0.05, 0.75), await labelAt(frame, 0.95, 0.75), await labelAt(frame, 0.5, 0.4)]).toEqual([
    'grass',
    'grass',
    'sky',
  ]);
  await press('e', ...times('Shift+ArrowLeft', 8), 'Space', 'ArrowLeft', 'Space');
  expect(await labelAt(frame, 0.5, 0.75)).toBeNull();
  expect(await frame.locator('[role="status"]', { hasText: 'Lifted' }).count()).toBe(1);
  await inspect('keyboard');
  await press('Control+z');
  expect(await labelAt(frame, 0.5, 0.75)).toBe('grass');
  await press('Control+z', 'Control+y');
  expect(await labelAt(frame, 0.95, 0.75)).toBe('grass');
  // A stroke that is given up half way leaves nothing.
  await press('b', '9', ...times('Shift+ArrowUp', 5), 'Space', 'Shift+ArrowLeft', 'Escape');
  expect(await labelAt(frame, 0.5, 0.3)).toBe('sky');
  await press('Control+Enter');
  await frame.locator('.sketch-bar', { hasText: 'is on the canvas' }).waitFor();
  expect((await topLayers(page)).map(({ name }) => name)).toEqual(['Sketch']);
  await tabTo('Paint');
  await press('Enter');
  await untilPhase(frame, 'painted');
  expect((await topLayers(page)).map(({ name }) => name)).toEqual(['Sketch', 'Sketch painting']);
});

it('starts on the mask of the selection, follows with Live, and loses nothing on the way', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A' });
  const { page, frame } = panel;
  await startLake(panel);
  await openPad(frame);
  await frame.getByLabel('Proportions').selectOption('As Alpine lake, 1200 × 900');
  await frame.getByRole('button', { name: 'Selection’s mask' }).click();
  expect([await labelAt(frame, 0.5, 0.05), await labelAt(frame, 0.5, 0.8)]).toEqual(['sky', 'water']);
  await frame.getByRole('switch', { name: 'Live' }).check({ force: true });
  await frame.getByRole('img', { name: 'The painting of the drawing' }).waitFor();
  await draw(panel, 'Brush', 'rock', [0.3, 0.8], [0.6, 0.85]);
  await draw(panel, 'Brush', 'plant', [0.3, 0.9], [0.6, 0.95]);
  const revision = await frame.locator('.board').getAttribute('data-revision');
  await frame.locator(`.painted[data-revision="${revision}"]`).waitFor();
  const drawn = await drawingOf(frame);

  // With Live on, the panel would stay with the lake.
  await page.keyboard.press('Alt+l');
  await frame.getByRole('tab', { name: 'Selection' }).click();
  await page.evaluate(() => {
    globalThis.allaPrima.session.editor.select([]);
  });
  await untilPhase(frame, 'nothing');
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  expect(await drawingOf(frame)).toBe(drawn);
  expect(await frame.getByRole('button', { name: 'Selection’s mask' }).isDisabled()).toBe(true);
  await frame.getByLabel('Proportions').selectOption('16:9');
  expect(await labelAt(frame, 0.5, 0.05)).toBe('sky');
  // Any others are typed.
  await frame.getByLabel('Proportions').selectOption('Other…');
  await frame.waitForFunction(() => document.activeElement?.ariaLabel === 'Proportions or size');
  await page.keyboard.type('3 : 1');
  await page.keyboard.press('Enter');
  await frame.getByRole('application', { name: 'Drawing, 512 by 171' }).waitFor();
  expect(await labelAt(frame, 0.5, 0.05)).toBe('sky');
  expect(await frame.evaluate(() => document.activeElement?.ariaLabel)).toBe('Proportions');
  await frame.locator('.board').press('Control+z');
  expect(await drawingOf(frame)).toBe(drawn);
  await sendAndCompare('Alpine lake sketch');

  // The plugin is closed and opened again.
  await page.evaluate(() => {
    globalThis.allaPrima.start('open');
  });
  const again = await panelFrame(page);
  await openPad(again);
  await again.getByText('Your last drawing is back.').waitFor({ state: 'attached' });
  expect(await drawingOf(again)).toBe(drawn);
});

/** The gallery is the same as in the painting tab: a press, the arrow keys, and the chosen style scrolled into view. */
async function takesStyles(): Promise<void> {
  const { page, frame } = panel;
  const gallery = (room: string): Locator => frame.locator(`${room} [aria-label="Style"]`);
  const tiles = gallery('.sketch').getByRole('radio');
  const count = await tiles.count();
  await tiles.nth(1).check({ force: true });
  await frame.getByRole('button', { name: 'Preview', exact: true }).waitFor();
  for (let step = 2; step < count; step++) await page.keyboard.press(step === 2 ? 'ArrowDown' : 'ArrowRight');
  expect(await tiles.last().isChecked()).toBe(true);
  await frame.getByRole('tab', { name: 'Selection' }).click();
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  await expect
    .poll(() =>
      tiles.last().evaluate((tile) => {
        const [inner, outer] = [tile.getBoundingClientRect(), tile.closest('.style-grid')!.getBoundingClientRect()];
        return inner.left >= outer.left && inner.right <= outer.right;
      }),
    )
    .toBe(true);
  await inspect('another-style');
  // A wheel turns one way only.
  await tiles.last().hover({ force: true });
  await page.mouse.wheel(0, -2000);
  await expect.poll(() => gallery('.sketch').evaluate((row) => row.scrollLeft)).toBe(0);
  await tiles.first().check({ force: true });
}

/** Send, then hold the frame in the document against the drawing: its mask, and that one undo takes it away. */
async function sendAndCompare(name: string): Promise<void> {
  const { page, frame } = panel;
  const before = await topLayers(page);
  await frame.getByRole('button', { name: 'Send to canvas' }).click();
  await frame.locator('.sketch-bar', { hasText: `“${name}” is on the canvas` }).waitFor();
  const after = await topLayers(page);
  expect(after.map((layer) => layer.name)).toEqual([...before.map((layer) => layer.name), name]);
  const made = after.at(-1)!;
  const kinds = await page.evaluate((id) => {
    const { document, editor } = globalThis.allaPrima.session;
    return { selected: editor.selection(), kinds: [...new Set(document.children(id).map((child) => document.node(child).type))] };
  }, made.id);
  expect(kinds).toEqual({ selected: [made.id], kinds: ['VECTOR'] });
  await frame.getByRole('tab', { name: 'Selection' }).click();
  await untilPhase(frame, 'ready');
  // The mask as drawn, not as loose as it would be painted.
  await frame.getByRole('slider', { name: 'Edges' }).fill('0');
  expect(await agreement(frame)).toBeGreaterThanOrEqual(0.98);
  await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
  expect(await topLayers(page)).toEqual(before);
  await page.evaluate(() => globalThis.allaPrima.session.editor.redo());
  await frame.getByRole('tab', { name: 'Sketch' }).click();
}

/** The drawing's pixels as text, to compare one moment with another. */
function drawingOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.querySelector<HTMLCanvasElement>('.board canvas')!.toDataURL());
}

/** Share of the visible mask's pixels that the drawing has in the same class, at whatever sizes the two are shown. */
function agreement(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const [drawing, mask] = ['.board canvas', '.subject .picture canvas'].map((selector) => {
      const canvas = document.querySelector<HTMLCanvasElement>(selector)!;
      const { width, height, data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return { width, height, words: new Uint32Array(data.buffer) };
    }) as [{ width: number; height: number; words: Uint32Array }, { width: number; height: number; words: Uint32Array }];
    const same = mask.words.filter((word, at) => {
      const [x, y] = [((at % mask.width) + 0.5) / mask.width, (Math.floor(at / mask.width) + 0.5) / mask.height];
      return word === drawing.words[Math.floor(y * drawing.height) * drawing.width + Math.floor(x * drawing.width)];
    });
    return same.length / mask.words.length;
  });
}

/** The class at a place of the drawing, 0…1 each way; null where there is none. */
async function labelAt(frame: Frame, x: number, y: number): Promise<ClassName | null> {
  const pixel = await frame.evaluate(
    ([across, down]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.board canvas')!;
      return [...canvas.getContext('2d')!.getImageData(Math.floor(across * canvas.width), Math.floor(down * canvas.height), 1, 1).data].join();
    },
    [x, y] as const,
  );
  return CLASSES.find(({ colour }) => [...colour, 255].join() === pixel)?.name ?? null;
}

/** Press Tab until the focus is on something of this name. */
async function tabTo(name: string): Promise<void> {
  const { page, frame } = panel;
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (
      await frame.evaluate(
        (wanted) => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').startsWith(wanted),
        name,
      )
    )
      return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** No axe violation in either theme, no scrolling sideways, and pictures, narrow and wide. */
async function inspect(state: string): Promise<void> {
  const { page, frame } = panel;
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      globalThis.allaPrima.session.setTheme(name);
    }, theme);
    await frame.waitForSelector(`html.figma-${theme}`);
    expect(await axeViolations(frame), `${state}, ${theme}`).toEqual([]);
    await panel.picture(`${state}-${theme}-320`);
  }
  for (const width of [700, 320]) {
    await panel.resize(width);
    expect(await sidewaysScrollers(frame), `${state} at ${width} px scrolls sideways`).toEqual([]);
    if (width > 320) await panel.picture(`${state}-${width}`);
  }
}
