// What hands do: colours in reach while one draws, a painting taken back at once, and strokes that end when the hand lifts, wherever that is.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { drawFrame, openStage, panelFrame, startLake, statusText, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('hands');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

it('swatches are in view for whatever is selected that they would fill, without scrolling', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const { page, frame } = panel;
  // Before anything is drawn they are there, wait, and say which is which.
  await frame.getByRole('group', { name: 'Fill with' }).getByRole('button', { name: 'rock' }).hover();
  await frame.getByText('Select shapes to fill them with rock.').waitFor();
  await drawFrame(page, 'Scene', { width: 400, height: 300 }, [{ className: 'sky', x: 0, y: 0, width: 400, height: 150 }]);
  await untilPhase(frame, 'ready');
  await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [scene] = document.children(editor.currentPage);
    editor.select([editor.act(() => document.create('RECTANGLE', scene!, { name: 'Hill' }))]);
  });
  const grass = frame.getByRole('group', { name: 'Fill with' }).getByRole('button', { name: 'grass' });
  for (const width of [600, 320]) {
    await panel.resize(width);
    const box = (await grass.boundingBox())!;
    const around = (await page.locator('.plugin-window iframe').boundingBox())!;
    expect(box.y + box.height).toBeLessThan(around.y + around.height);
    expect(box.x + box.width).toBeLessThan(around.x + around.width);
  }
  await grass.hover();
  await frame.getByText('Fill the selected layer with grass.').waitFor();
  await grass.click();
  // Filled, the hill is a part of its scene, and the panel is about the scene.
  await frame.getByText('Only the selection').or(frame.getByText('1 layer filled with grass.')).first().waitFor();
});

it('a new frame, and the first grey shape in it, are no trouble: nothing is said in red', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const { page, frame } = panel;
  // As Figma's own tools make them.
  await drawFrame(page, 'Frame 1', { width: 400, height: 300 }, []);
  await frame.getByText('A click draws its shapes into “Frame 1”').first().waitFor();
  expect(await frame.locator('.status-trouble:visible').count()).toBe(0);
  await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [scene] = document.children(editor.currentPage);
    const fills = [{ type: 'SOLID', color: { r: 0.85, g: 0.85, b: 0.85 }, opacity: 1, visible: true, blendMode: 'NORMAL' }] as const;
    editor.select([editor.act(() => document.create('RECTANGLE', scene!, { name: 'Rectangle 1', fills }))]);
  });
  await frame.getByText('Fill a few shapes from the swatches, then paint.').first().waitFor();
  expect(await frame.locator('.status-trouble:visible').count()).toBe(0);
});

it('“Undo” beside “Painted” takes the painting out of the file, and Figma’s undo brings it back', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'C', generator: 'tiny' });
  const { page, frame } = panel;
  await startLake(panel);
  const before = await topLayers(page);
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  await frame.getByRole('button', { name: 'Undo', exact: true }).click();
  await frame.getByText('Undone. The file is as it was before this painting.').first().waitFor();
  expect(await topLayers(page)).toEqual(before);
  expect(await frame.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
  await page.evaluate(() => {
    globalThis.allaPrima.session.editor.undo();
  });
  await expect.poll(async () => (await topLayers(page)).length).toBe(2);
});

it('a frame of 20,000 × 1 px is told what it is, and what would do', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const { page, frame } = panel;
  await drawFrame(page, 'Horizon', { width: 20_000, height: 1 }, [
    { className: 'sky', x: 0, y: 0, width: 10_000, height: 1 },
    { className: 'grass', x: 10_000, y: 0, width: 10_000, height: 1 },
  ]);
  await untilPhase(frame, 'failed');
  expect(await statusText(frame)).toBe('“Horizon” is 20000 × 1, too long and thin to be painted. Make its short side at least 79 pixels.');
  expect(await frame.getByRole('button', { name: 'Paint', exact: true }).getAttribute('aria-disabled')).toBe('true');
});

it('a stroke whose button is released outside of the panel is over, also after a painting and a reopening', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const { page } = panel;
  for (let round = 0; round < 3; round++) {
    if (round > 0) {
      await panel.frame.getByRole('tab', { name: 'Selection' }).click();
      await startLake(panel);
      await panel.frame.getByRole('button', { name: 'Paint', exact: true }).click();
      await untilPhase(panel.frame, 'painted');
      await page.evaluate(() => {
        const { session } = globalThis.allaPrima;
        session.stop();
        session.editor.select([]);
        globalThis.allaPrima.start();
      });
      panel = { ...panel, frame: await panelFrame(page) };
    }
    const { frame } = panel;
    await frame.getByRole('tab', { name: 'Sketch' }).click();
    const board = frame.getByRole('application');
    const { x, y, width, height } = (await board.boundingBox())!;
    const revision = async (): Promise<number> => Number(await board.getAttribute('data-revision'));
    const before = await revision();
    await page.mouse.move(x + width * 0.4, y + height * 0.2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.4, y + height * (0.3 + round / 10), { steps: 4 });
    await page.mouse.move(x - 200, y + 30, { steps: 6 });
    await page.mouse.up();
    await page.mouse.move(x + width * 0.5, y + height * 0.9, { steps: 6 });
    await expect.poll(revision).toBe(before + 1);
    const drawn = await board.screenshot();
    await page.mouse.move(x + width * 0.6, y + height * 0.6, { steps: 6 });
    await page.mouse.move(x - 200, y + 30);
    expect(await revision()).toBe(before + 1);
    await page.mouse.move(x + width * 0.5, y + height * 0.9);
    expect(Buffer.compare(await board.screenshot(), drawn)).toBe(0);
  }
});

it('the pen beats the palm that lay there first', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const { page, frame } = panel;
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  const board = frame.getByRole('application');
  const { x, y, width, height } = (await board.boundingBox())!;
  const client = await page.context().newCDPSession(page);
  const [palm, pen] = [
    { x: x + width * 0.6, y: y + height * 0.8 },
    { x: x + width * 0.4, y: y + height * 0.3 },
  ];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [palm] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: palm.x + 8, y: palm.y }] });
  const stroke = { button: 'left', buttons: 1, pointerType: 'pen', clickCount: 1 } as const;
  await client.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...pen, ...stroke, force: 0.5 });
  await client.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: pen.x + 30, y: pen.y, ...stroke, force: 0.5 });
  await client.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: pen.x + 30, y: pen.y, ...stroke, buttons: 0 });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => board.getAttribute('data-revision')).toBe('1');
  const alphaAt = (place: { x: number; y: number }): Promise<number> =>
    board.locator('canvas').evaluate(
      (canvas: HTMLCanvasElement, [left, top]) => {
        const box = canvas.getBoundingClientRect();
        const share = [left! - box.left, top! - box.top].map((value, axis) => value / (axis === 0 ? box.width : box.height));
        return canvas.getContext('2d')!.getImageData(share[0]! * canvas.width, share[1]! * canvas.height, 1, 1).data[3]!;
      },
      [place.x, place.y].map((value, axis) => value - [FRAME.x, FRAME.y][axis]!),
    );
  const around = (await page.locator('.plugin-window iframe').boundingBox())!;
  const FRAME = { x: around.x, y: around.y };
  expect(await alphaAt({ x: pen.x + 15, y: pen.y })).toBe(255);
  expect(await alphaAt(palm)).toBe(0);
});
