// The built panel in real Chromium, in a data: frame under Figma's rules: the main job by keyboard (by pointer it is in
// newcomer.test.ts), and what goes wrong on machines that refuse things.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawFrame, openStage, panelFrame, startLake, statusText, styleTile, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => panel.close());

describe('the main job', () => {
  it('by keyboard alone: scene, paint, another style in place, cancel', async () => {
    panel = await stage.open({ theme: 'light', policy: 'B' });
    const { page, frame } = panel;
    await frame.locator('.lead').click();
    // Past the kind, the die and what else the scenes are rolled with.
    for (let presses = 0; presses < 12 && (await frame.evaluate(() => document.activeElement?.className)) !== 'scene'; presses++)
      await page.keyboard.press('Tab');
    expect(await frame.evaluate(() => document.activeElement?.className)).toBe('scene');
    await page.keyboard.press('Enter');
    await untilPhase(frame, 'ready');
    // The focus comes along to the button that does what a newcomer wants next.
    await frame.waitForFunction(() => document.activeElement?.className === 'paint');
    await page.keyboard.press('Enter');
    await untilPhase(frame, 'painted');
    const before = await topLayers(page);

    await styleTile(frame, 0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await frame.waitForFunction(() => document.querySelector('.status p')?.textContent.endsWith('updated.'));
    const after = await topLayers(page);
    expect(after.map((layer) => layer.id)).toEqual(before.map((layer) => layer.id));
    expect(after[1]!.image).not.toBe(before[1]!.image);

    // As large as it gets: long enough to be seen and cancelled on any machine.
    await frame.getByRole('radio', { name: '2×' }).focus();
    await page.keyboard.press('Space');
    await frame.getByLabel('Seed', { exact: true }).fill('12');
    await page.keyboard.press('Enter');
    await untilPhase(frame, 'painting');
    await page.keyboard.press('Escape');
    await untilPhase(frame, 'painted');
    expect(await topLayers(page)).toEqual(after);
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('12');
  });

  it('repaints at once when the relaunch button of a painting is pressed', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await frame.getByLabel('Seed', { exact: true }).fill('4711');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    const before = await topLayers(page);
    await page.evaluate((id) => {
      globalThis.allaPrima.session.editor.select([id]);
      globalThis.allaPrima.start('repaint');
    }, before[1]!.id);
    const again = await panelFrame(page);
    await untilPhase(again, 'painted');
    expect(await again.getByLabel('Seed', { exact: true }).inputValue()).toBe('4711');
    expect(await statusText(again)).toMatch(/updated\.$/);
    expect(await topLayers(page)).toEqual(before);
  });
});

describe('the document under the panel', () => {
  it('shows a change of the source, and that the painting is older than it', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    const legend = frame.locator('.coverage-legend');
    expect(await legend.innerText()).not.toContain('sea');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    await recolour(panel, 'sky', 'sea');
    await legend.getByText('sea').waitFor();
    expect(await legend.innerText()).not.toContain('sky');
    await frame.getByText('Before your last change').waitFor();
    expect(await page.evaluate(() => globalThis.allaPrima.session.editor.selection().length)).toBe(1);
  });

  it('names the layers whose colour it does not know, and selects them', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      const [scene] = document.children(editor.currentPage);
      editor.act(() => {
        const id = document.create('RECTANGLE', scene!, { name: 'Barn' });
        document.resize(id, 300, 300);
        document.update(id, {
          fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0 }, boundVariables: {} }],
        });
      });
    });
    await frame.getByText('The colour of “Barn” is not one of the nine').waitFor();
    await frame.getByRole('button', { name: 'Select layer' }).first().click();
    await page.waitForFunction(() => {
      const { document, editor } = globalThis.allaPrima.session;
      return (
        editor
          .selection()
          .map((id) => document.node(id).name)
          .join() === 'Barn'
      );
    });
  });

  it('fills the selected shapes and creates the colour styles, and says so', async () => {
    panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await recolour(panel, 'sky', 'river', async () => {
      await frame.getByRole('group', { name: 'Fill with' }).getByRole('button', { name: 'river' }).click();
    });
    await frame.getByText('1 layer filled with river.').first().waitFor();
    await frame.getByRole('button', { name: 'Create colour styles' }).click();
    await frame.getByText('9 colour styles created.').first().waitFor();
    expect(await page.evaluate(() => globalThis.allaPrima.session.document.styles().length)).toBe(9);
  });

  it('says what to do with a selection that can’t be painted, and when nothing is selected', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    expect(await frame.getByRole('group', { name: 'Fill with' }).getByRole('button').first().isDisabled()).toBe(true);
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.select([editor.act(() => document.create('RECTANGLE', editor.currentPage, { name: 'Ghost', visible: false }))]);
    });
    await untilPhase(frame, 'unpaintable');
    expect((await frame.locator('.banner').innerText()).length).toBeGreaterThan(20);
    expect(await frame.getByRole('button', { name: 'Paint', exact: true }).count()).toBe(0);
    await page.evaluate(() => {
      globalThis.allaPrima.session.editor.select([]);
    });
    await untilPhase(frame, 'nothing');
  });
});

describe('small things', () => {
  it('shows the mask while the painting is held, and resizes by its corner', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    const picture = frame.locator('.picture:visible');
    await picture.hover();
    await page.mouse.down();
    await frame.waitForFunction(() => document.querySelector<HTMLElement>('.subject .picture')?.dataset['view'] === 'mask');
    await page.mouse.up();
    await frame.waitForFunction(() => document.querySelector<HTMLElement>('.subject .picture')?.dataset['view'] === 'painting');

    await frame.getByRole('button', { name: /^Resize/ }).hover();
    await page.mouse.down();
    const grip = await frame.getByRole('button', { name: /^Resize/ }).boundingBox();
    await page.mouse.move(grip!.x + 8 + 60, grip!.y + 8 - 100, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => {
      const size = globalThis.allaPrima.session.run?.window.state;
      return size !== null && size !== undefined && Math.abs(size.width - 380) <= 1 && Math.abs(size.height - 560) <= 1;
    });
  });

  it('tells pixels and seconds of each size before one presses, and what the preview shows at 2× is what lands', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await drawFrame(page, 'Card', { width: 480, height: 320 }, [
      { className: 'sky', x: 0, y: 0, width: 480, height: 200 },
      { className: 'grass', x: 0, y: 180, width: 480, height: 140 },
    ]);
    await untilPhase(frame, 'ready');
    const sizes = frame.getByRole('radiogroup', { name: 'Size of the painting' });
    await sizes.getByText(/ s$/).first().waitFor();
    const time = '(<1|~\\d+) s';
    expect((await sizes.innerText()).split(/\s*\n\s*/).join(' ')).toMatch(
      new RegExp(`^Square 512 × 512 ${time} Fitted 640 × 416 ${time} 2× 960 × 640 ${time}$`),
    );
    await sizes.getByRole('radio', { name: '2×' }).check();
    await frame.getByText('Two pixels for each of the frame’s, for sharp screens.').waitFor();
    await untilPhase(frame, 'ready');
    await page.keyboard.press('Control+Enter');
    await untilPhase(frame, 'painted');
    const shown = await frame.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.subject .picture canvas + canvas')!;
      return [canvas.width, canvas.height, ...canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data];
    });
    const [, layer] = await topLayers(page);
    const landed = await page.evaluate(async (hash) => {
      const bitmap = await createImageBitmap(new Blob([globalThis.allaPrima.session.document.image(hash)!.bytes as Uint8Array<ArrayBuffer>]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      return [bitmap.width, bitmap.height, ...context.getImageData(0, 0, bitmap.width, bitmap.height).data];
    }, layer!.image!);
    expect(shown.slice(0, 2)).toEqual([960, 640]);
    // Compared as text: a difference would be written out number by number.
    expect(shown.join() === landed.join()).toBe(true);
  });

  it('says so when the source was deleted while it was painted, and leaves nothing behind', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A' });
    const { page, frame } = panel;
    await startLake(panel);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      const [scene] = document.children(editor.currentPage);
      editor.act(() => {
        document.remove(scene!);
      });
    });
    await frame.locator('.status-trouble').waitFor();
    expect(await statusText(frame)).toMatch(/^[A-Z].+\.$/);
    await untilPhase(frame, 'nothing');
    expect(await topLayers(page)).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('brings style, seed, placement and size back on the next opening', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await styleTile(frame, 3).check();
    await frame.getByLabel('Seed', { exact: true }).fill('no. 123');
    await frame.getByLabel('On top').check();
    await frame.getByRole('button', { name: /^Resize/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('iframe')?.clientWidth === 336);
    // Saving is quiet, a moment after the last change.
    await page.waitForTimeout(800);
    await page.evaluate(() => {
      globalThis.allaPrima.start('open');
    });
    const again = await panelFrame(page);
    await untilPhase(again, 'ready');
    expect(await styleTile(again, 3).isChecked()).toBe(true);
    expect(await again.getByLabel('Seed', { exact: true }).inputValue()).toBe('123');
    expect(await again.getByLabel('On top').isChecked()).toBe(true);
    expect(await page.evaluate(() => document.querySelector('iframe')?.clientWidth)).toBe(336);
  });
});

describe('machines that refuse', () => {
  it('workers: paints in the page and says that this takes it up', async () => {
    panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' }, refuseWorkers);
    const { frame } = panel;
    await startLake(panel);
    await frame.getByText('Figma pauses for a moment', { exact: false }).waitFor();
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    await frame.getByText('About this machine').click();
    expect(await frame.locator('.about').innerText()).toContain('this page');
    expect(await frame.locator('.about').innerText()).toContain('Refused');
  });

  it('workers and WASM: says so in a sentence, inserts nothing, and stays usable', async () => {
    panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' }, refuseWorkersAndWasm);
    const { page, frame } = panel;
    await startLake(panel);
    const before = await topLayers(page);
    await frame.locator('.status-trouble').waitFor();
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'failed');
    const sentence = await statusText(frame);
    expect(sentence).toMatch(/^[A-Z].+\.$/);
    expect(sentence).not.toMatch(/wasm|webassembly|undefined|error:/i);
    expect(await frame.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    expect(await topLayers(page)).toEqual(before);
    await frame.getByRole('button', { name: 'Dismiss' }).click();
    expect(await frame.locator('.coverage-legend').innerText()).toContain('water');
  });
});

function refuseWorkers(): void {
  Object.defineProperty(globalThis, 'Worker', {
    value: function Worker() {
      throw new Error('refused');
    },
  });
}

function refuseWorkersAndWasm(): void {
  // The playground itself needs WebAssembly for its sandbox: only the panel's frame goes without.
  if (window.parent === window) return;
  Object.defineProperty(globalThis, 'Worker', {
    value: function Worker() {
      throw new Error('refused');
    },
  });
  Reflect.deleteProperty(globalThis, 'WebAssembly');
}

/** Give the layer `name` another class colour: by selecting it and pressing the panel's swatch, then selecting the scene again. */
async function recolour({ page, frame }: Panel, name: string, className: string, press?: () => Promise<void>): Promise<void> {
  const select = (what: string): Promise<void> =>
    page.evaluate((wanted) => {
      const { document, editor } = globalThis.allaPrima.session;
      const [scene] = document.children(editor.currentPage);
      editor.select([document.children(scene!).find((id) => document.node(id).name === wanted)!]);
    }, what);
  if (press !== undefined) {
    await select(name);
    await untilPhase(frame, 'ready');
    await press();
    return;
  }
  await page.evaluate(
    ({ wanted, channels }) => {
      const { document, editor } = globalThis.allaPrima.session;
      const [scene] = document.children(editor.currentPage);
      const shape = document.children(scene!).find((id) => document.node(id).name === wanted)!;
      const [r, g, b] = channels.map((channel) => channel / 255);
      editor.act(() => {
        document.update(shape, {
          fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: r!, g: g!, b: b! }, boundVariables: {} }],
        });
      });
    },
    { wanted: name, channels: className === 'sea' ? [16, 54, 115] : [0, 0, 0] },
  );
}
