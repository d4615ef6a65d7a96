// The playground as a person uses it: tools, selection, undo, the plugin's window, with small plugins of the test's own and with
// the built one.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { serveDist } from '../../../scripts/serve/serve-dist';
import { launchChromium } from '../../support/chromium';
import { openPlayground } from '../../support/open-playground';
import type { Playground } from '../../support/open-playground';
import { tinyPanel } from '../../support/tiny-panel';
import { PLUGIN_ID } from '../../support/plugin-id';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

async function withSite(files: Readonly<Record<string, string>>, query: string, use: (playground: Playground) => Promise<void>): Promise<void> {
  const site = await serveDist({ files });
  const playground = await openPlayground(browser, site, query);
  try {
    await use(playground);
  } finally {
    await playground.close();
    await site.close();
  }
}

const TINY = { '/ui.html': await tinyPanel() };

const ECHO = {
  '/code.js': `figma.showUI(__html__, { width: 240, height: 200, themeColors: true, title: 'Echo' });
    figma.ui.onmessage = (message) => {
      if (message === 'rect') { figma.createRectangle().name = 'by plugin'; figma.commitUndo(); }
      if (message === 'notify') figma.notify('Hello there', { button: { text: 'More', action: () => figma.ui.postMessage('pressed') } });
      if (message === 'grow') figma.ui.resize(300, 260);
      if (message === 'throw') throw new Error('mistake');
      figma.ui.postMessage({ echo: message });
    };`,
  '/ui.html': `<!doctype html><html><head><title>t</title></head><body><p id="out"></p><script>
    window.received = [];
    onmessage = (event) => received.push(event.data);
    window.say = (message) => parent.postMessage({ pluginMessage: message }, '*');
    say('ready');
  </script></body></html>`,
};

describe('the frame of the panel', () => {
  test.each(['A', 'B'] as const)('is a data: document without a secure context under policy %s', async (policy) => {
    await withSite(ECHO, `?policy=${policy}`, async ({ panel, requests, complaints }) => {
      const frame = panel();
      expect(frame.url()).toMatch(/^data:/);
      expect(await frame.evaluate(() => [isSecureContext, 'gpu' in navigator, location.origin])).toEqual([false, false, 'null']);
      // What the policies let pass and what they stop, tried from inside.
      const tried = await frame.evaluate(async () => {
        const attempt = async (action: () => unknown): Promise<string> => {
          try {
            await action();
            return 'yes';
          } catch {
            return 'no';
          }
        };
        const worker = (url: string): Promise<string> =>
          new Promise((resolve) => {
            const made = new Worker(url);
            made.onmessage = () => {
              resolve('yes');
            };
            made.onerror = () => {
              resolve('no');
            };
          });
        const source = 'postMessage(1)';
        return {
          fetch: await attempt(() => fetch('https://example.com/')),
          image: await attempt(
            () =>
              new Promise((resolve, reject) => {
                const image = new Image();
                image.onload = resolve;
                image.onerror = reject;
                image.src = 'https://example.com/x.png';
              }),
          ),
          evaluated: await attempt(() => (0, eval)('1')),
          dataWorker: await worker(`data:text/javascript,${source}`),
          blobWorker: await worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))).catch(() => 'no'),
          wasm: await attempt(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
          storage: await attempt(() => localStorage.length),
        };
      });
      expect(tried).toEqual({
        fetch: 'no',
        image: 'no',
        evaluated: policy === 'A' ? 'yes' : 'no',
        dataWorker: 'yes',
        blobWorker: policy === 'A' ? 'yes' : 'no',
        wasm: 'yes',
        storage: 'no',
      });
      expect(requests()).toEqual([]);
      expect(complaints.every((text) => /Content Security Policy|ERR_|Refused/i.test(text))).toBe(true);
    });
  });

  test('has Figma’s variables and class, and follows the theme', async () => {
    await withSite(ECHO, '?theme=dark', async ({ page, panel }) => {
      const look = (): Promise<unknown> =>
        panel().evaluate(() => [
          document.documentElement.className,
          getComputedStyle(document.documentElement).getPropertyValue('--figma-color-bg'),
        ]);
      expect(await look()).toEqual(['figma-dark', '#2c2c2c']);
      await page.getByRole('button', { name: 'Light theme' }).click();
      await expect.poll(look).toEqual(['figma-light', '#ffffff']);
    });
  });

  test('hears the plugin and is heard; what can’t cross is refused and said', async () => {
    await withSite(ECHO, '', async ({ panel, ask, page }) => {
      await panel().evaluate('say({ bytes: new Uint8Array([1, 2]) })');
      await expect.poll(() => panel().evaluate('received.length')).toBe(2);
      expect(await panel().evaluate('received[1].pluginMessage.echo.bytes instanceof Uint8Array && received[1].pluginId')).toBe(PLUGIN_ID);
      await panel().evaluate('say(new Map())');
      await expect.poll(() => ask((handle) => handle.session.errors.length)).toBe(1);
      await panel().evaluate(`say('throw')`);
      await expect.poll(() => ask((handle) => handle.session.errors.map((error) => error.message).join())).toContain('mistake');
      await page.getByText('Error in the plugin: mistake').waitFor();
    });
  });
});

describe('the window', () => {
  test('opens as asked, grows, is dragged, closes, and runs again', async () => {
    await withSite(ECHO, '', async ({ page, panel, ask }) => {
      const window = page.getByRole('dialog', { name: 'Echo' });
      expect((await window.boundingBox())!.width).toBe(240);
      await panel().evaluate(`say('grow')`);
      await expect.poll(async () => (await window.boundingBox())!.width).toBe(300);
      const before = (await window.boundingBox())!;
      await page.mouse.move(before.x + 60, before.y + 20);
      await page.mouse.down();
      await page.mouse.move(before.x - 140, before.y + 70, { steps: 4 });
      await page.mouse.up();
      expect((await window.boundingBox())!).toMatchObject({ x: before.x - 200, y: before.y + 50 });
      await page.getByRole('button', { name: 'Close the plugin' }).click();
      await window.waitFor({ state: 'detached' });
      expect(await ask((handle) => handle.session.run === null)).toBe(true);
      await page.getByRole('button', { name: 'Run Alla Prima' }).click();
      await ask((handle) => handle.ready);
      await window.waitFor();
    });
  });

  test('notifications show, and their button calls the plugin', async () => {
    await withSite(ECHO, '', async ({ page, panel }) => {
      await panel().evaluate(`say('notify')`);
      await page.getByText('Hello there').waitFor();
      await page.getByRole('button', { name: 'More' }).click();
      await expect.poll(() => panel().evaluate('received.map((data) => data.pluginMessage)')).toContain('pressed');
      await page.getByText('Hello there').waitFor({ state: 'detached' });
    });
  });
});

describe('the canvas', () => {
  /** A point of the canvas in window pixels, from its middle. */
  async function point({ page }: Playground, x: number, y: number): Promise<[number, number]> {
    const box = (await page.locator('canvas.canvas').boundingBox())!;
    return [box.x + 300 + x, box.y + 400 + y];
  }

  async function drag(playground: Playground, from: [number, number], to: [number, number]): Promise<void> {
    const { mouse } = playground.page;
    await mouse.move(...(await point(playground, ...from)));
    await mouse.down();
    await mouse.move(...(await point(playground, ...to)), { steps: 5 });
    await mouse.up();
  }

  const layers = (playground: Playground): Promise<unknown> =>
    playground.ask(({ session: { document, editor } }) => {
      const list = (parent: string): unknown[] =>
        document.children(parent).map((id) => {
          const { type, width, height } = document.node(id);
          const below = list(id);
          return below.length > 0 ? [type, width, height, below] : [type, width, height];
        });
      return list(editor.currentPage);
    });
  const steps = (playground: Playground): Promise<number> => playground.ask((handle) => handle.session.editor.undoSteps.done);

  test('draws frames, rectangles and ellipses, moves, resizes, recolours and deletes them, one undo step each', async () => {
    await withSite(ECHO, '', async (playground) => {
      const { page, ask } = playground;
      await page.keyboard.press('f');
      await drag(playground, [-200, -200], [200, 100]);
      await page.keyboard.press('r');
      await drag(playground, [-150, -150], [-50, -70]);
      await page.getByRole('button', { name: 'Ellipse', exact: true }).click();
      await drag(playground, [0, -150], [60, -90]);
      expect(await layers(playground)).toEqual([
        [
          'FRAME',
          400,
          300,
          [
            ['RECTANGLE', 100, 80],
            ['ELLIPSE', 60, 60],
          ],
        ],
      ]);
      expect(await steps(playground)).toBe(3);

      // Move the ellipse; then resize the rectangle by its corner.
      const place = (): Promise<number[]> =>
        ask(({ session: { document, editor } }) => {
          const [[, , x], [, , y]] = document.node(editor.selection()[0]!).relativeTransform;
          return [x, y];
        });
      const [x, y] = (await place()) as [number, number];
      await drag(playground, [30, -120], [70, -100]);
      expect(await place()).toEqual([x + 40, y + 20]);
      await page.mouse.click(...(await point(playground, -100, -110)));
      await drag(playground, [-50, -70], [-20, -30]);
      expect(await layers(playground)).toEqual([
        [
          'FRAME',
          400,
          300,
          [
            ['RECTANGLE', 130, 120],
            ['ELLIPSE', 60, 60],
          ],
        ],
      ]);
      expect(await steps(playground)).toBe(5);

      await page.getByLabel('Fill colour').evaluate((input: HTMLInputElement) => {
        input.value = '#b7e5f0';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      expect(await ask(({ session: { document, editor } }) => JSON.stringify(document.node(editor.selection()[0]!).fills[0]))).toContain(
        '"color":{"r":0.71',
      );
      expect(await steps(playground)).toBe(6);

      await page.locator('canvas.canvas').focus();
      await page.keyboard.press('Delete');
      expect(await layers(playground)).toEqual([['FRAME', 400, 300, [['ELLIPSE', 60, 60]]]]);
      for (let step = 0; step < 7; step++) await page.keyboard.press('Control+z');
      expect(await layers(playground)).toEqual([]);
      for (let step = 0; step < 7; step++) await page.keyboard.press('Control+Shift+z');
      expect(await layers(playground)).toEqual([['FRAME', 400, 300, [['ELLIPSE', 60, 60]]]]);
    });
  });

  test('selects by click, shift-click, marquee, name and double click; groups and ungroups', async () => {
    await withSite(ECHO, '', async (playground) => {
      const { page, ask } = playground;
      await page.keyboard.press('f');
      await drag(playground, [-200, -200], [100, 100]);
      await page.keyboard.press('r');
      await drag(playground, [-150, -150], [-50, -50]);
      await page.keyboard.press('r');
      await drag(playground, [0, 0], [50, 50]);
      const names = (): Promise<string> =>
        ask(({ session: { document, editor } }) =>
          editor
            .selection()
            .map((id) => document.node(id).name)
            .sort()
            .join(),
        );
      await page.mouse.click(...(await point(playground, -100, -100)));
      expect(await names()).toBe('Rectangle 1');
      await page.keyboard.down('Shift');
      await page.mouse.click(...(await point(playground, 25, 25)));
      await page.keyboard.up('Shift');
      expect(await names()).toBe('Rectangle 1,Rectangle 2');
      await page.keyboard.press('Control+g');
      expect(await names()).toBe('Group');
      await page.mouse.dblclick(...(await point(playground, 25, 25)));
      expect(await names()).toBe('Rectangle 2');
      await page.keyboard.press('Escape');
      expect(await names()).toBe('Group');
      await page.keyboard.press('Control+Shift+g');
      expect(await names()).toBe('Rectangle 1,Rectangle 2');
      await page.mouse.click(...(await point(playground, 250, 250)));
      expect(await names()).toBe('');
      await drag(playground, [-230, -230], [130, 130]);
      expect(await names()).toBe('Frame 1');
      await page.keyboard.press('Escape');
      await page.mouse.click(...(await point(playground, -190, -208)));
      expect(await names()).toBe('Frame 1');
    });
  });

  test('pans and zooms without touching the document', async () => {
    await withSite(ECHO, '', async (playground) => {
      const { page, ask } = playground;
      const view = (): Promise<{ x: number; y: number; zoom: number }> =>
        ask(({ session: { editor } }) => ({ ...editor.center, zoom: editor.zoom }));
      const before = await view();
      await page.mouse.move(...(await point(playground, 0, 0)));
      await page.mouse.wheel(0, 100);
      await expect.poll(async () => (await view()).y - before.y).toBe(100);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await expect.poll(async () => (await view()).zoom).toBeGreaterThan(2);
      await page.keyboard.press('Shift+Digit0');
      expect((await view()).zoom).toBe(1);
      const { x } = await view();
      await page.keyboard.down('Space');
      await drag(playground, [0, 0], [50, 0]);
      await page.keyboard.up('Space');
      expect((await view()).x).toBeCloseTo(x - 50, 3);
      expect(await steps(playground)).toBe(0);
    });
  });

  test('takes pictures by drop and by button, and duplicates frames beside themselves', async () => {
    await withSite(ECHO, '', async (playground) => {
      const { page, ask } = playground;
      const [x, y] = await point(playground, 100, 50);
      await page.evaluate(
        async ([left, top]) => {
          const canvas = new OffscreenCanvas(120, 80);
          canvas.getContext('2d')!.fillRect(0, 0, 60, 80);
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([await canvas.convertToBlob({ type: 'image/webp' })], 'dusk.webp'));
          dataTransfer.items.add(new File(['no picture'], 'notes.txt'));
          document
            .elementFromPoint(left!, top!)!
            .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, clientX: left!, clientY: top!, dataTransfer }));
        },
        [x, y],
      );
      await expect.poll(() => layers(playground)).toEqual([['RECTANGLE', 120, 80]]);
      await page.getByText('notes.txt is no picture').waitFor();
      const dropped = await ask(({ session: { document, editor } }) => {
        const {
          name,
          fills: [paint],
          relativeTransform,
        } = document.node(editor.selection()[0]!);
        return {
          name,
          image: paint?.type === 'IMAGE' && document.image(paint.imageHash!)!.width,
          at: [relativeTransform[0][2], relativeTransform[1][2]],
        };
      });
      const [[cx, cy], centre] = await ask(
        ({
          session: {
            editor: { center, viewSize },
          },
        }) =>
          [
            [center.x, center.y],
            [viewSize.width / 2, viewSize.height / 2],
          ] as const,
      );
      const box = (await page.locator('canvas.canvas').boundingBox())!;
      expect(dropped).toEqual({
        name: 'dusk',
        image: 120,
        at: [Math.round(x - box.x - centre[0] + cx - 60), Math.round(y - box.y - centre[1] + cy - 40)],
      });

      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: /^Place image/ }).click();
      await (await chooser).setFiles(fileURLToPath(new URL('../../../examples/lake.png', import.meta.url)));
      await expect.poll(async () => ((await layers(playground)) as unknown[]).length).toBe(2);
      expect(
        await ask(({ session: { document, editor } }) =>
          document
            .children(editor.currentPage)
            .map((id) => document.node(id))
            .map(({ relativeTransform, height }) => relativeTransform[1][2] + height / 2)
            .reduce((a, b) => b - a),
        ),
      ).toBe(80 / 2 + 40 + 600 / 2);
      expect(await steps(playground)).toBe(2);

      await page.keyboard.press('f');
      await drag(playground, [-200, -200], [-100, -100]);
      await page.getByRole('button', { name: /^Duplicate/ }).click();
      const frames = await ask(({ session: { document, editor } }) =>
        document
          .children(editor.currentPage)
          .map((id) => document.node(id))
          .filter(({ type }) => type === 'FRAME')
          .map(({ width, relativeTransform }) => ({ width, x: relativeTransform[0][2] })),
      );
      expect(frames).toHaveLength(2);
      expect(frames[1]!.x - frames[0]!.x).toBe(frames[0]!.width + 40);
      expect(playground.complaints).toEqual([]);
    });
  });

  test('a plugin’s layer can be undone by the person', async () => {
    await withSite(ECHO, '', async (playground) => {
      await playground.panel().evaluate(`say('rect')`);
      await expect.poll(() => layers(playground)).toEqual([['RECTANGLE', 100, 100]]);
      await playground.page.getByRole('button', { name: /^Undo/ }).click();
      await expect.poll(() => layers(playground)).toEqual([]);
    });
  });
});

describe('the main job, with the built plugin and nothing else', () => {
  /** The painted layers on the page with the colours of their pixels. */
  const paintings = (
    playground: Playground,
  ): Promise<{ id: string; x: number; width: number; seed: number; pixels: readonly number[]; colours: number; data: string }[]> =>
    playground.ask(async ({ session: { document, editor } }) => {
      const found = document
        .children(editor.currentPage)
        .map((id) => document.node(id))
        .filter((node) => node.fills.some((paint) => paint.type === 'IMAGE'));
      return Promise.all(
        found.map(async (node) => {
          const paint = node.fills.find((other) => other.type === 'IMAGE')!;
          const stored = document.image(paint.imageHash!)!;
          const bitmap = await createImageBitmap(new Blob([stored.bytes as Uint8Array<ArrayBuffer>]));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
          const recipe = JSON.parse(Object.values(node.pluginData)[0]!['recipe']!) as { seed: number };
          return {
            id: node.id,
            x: node.relativeTransform[0][2],
            width: node.width,
            seed: recipe.seed,
            pixels: [bitmap.width, bitmap.height],
            colours: new Set(pixels).size,
            data: paint.imageHash!,
          };
        }),
      );
    });

  // In the themes and policies that newcomer.test.ts does not pair.
  test.each([
    ['dark', 'A'],
    ['light', 'B'],
  ])('a scene becomes a painting beside it, undone in one step and repainted in place (%s, policy %s)', async (theme, policy) => {
    await withSite(TINY, `?theme=${theme}&policy=${policy}`, async (playground) => {
      const { page, panel, ask, requests } = playground;
      await panel().getByRole('button', { name: 'Alpine lake' }).click();
      await panel().getByRole('button', { name: 'Paint', exact: true }).click();
      await expect.poll(async () => (await paintings(playground)).length, { timeout: 60_000 }).toBe(1);
      const [first] = await paintings(playground);
      const scene = await ask(({ session: { document, editor } }) => {
        const node = document.node(document.children(editor.currentPage)[0]!);
        return { x: node.relativeTransform[0][2], width: node.width };
      });
      expect(first!.pixels).toEqual([608, 448]);
      expect(first!.colours).toBeGreaterThan(2000);
      expect(first!.width).toBe(scene.width);
      expect(first!.x).toBeGreaterThanOrEqual(scene.x + scene.width);

      await panel().getByRole('button', { name: 'Another seed' }).click();
      await panel().getByRole('button', { name: 'Paint', exact: true }).click();
      await expect.poll(async () => (await paintings(playground))[0]?.data, { timeout: 60_000 }).not.toBe(first!.data);
      const again = await paintings(playground);
      expect(again).toHaveLength(1);
      expect(again[0]!.id).toBe(first!.id);
      expect(again[0]!.seed).not.toBe(first!.seed);

      const undo = page.getByRole('button', { name: /^Undo/ });
      await undo.click();
      expect((await paintings(playground)).map(({ data }) => data)).toEqual([first!.data]);
      await undo.click();
      expect(await paintings(playground)).toEqual([]);
      expect(await ask(({ session: { document, editor } }) => document.children(editor.currentPage).length)).toBe(1);
      await undo.click();
      expect(await ask(({ session: { document, editor } }) => document.children(editor.currentPage).length)).toBe(0);
      expect(requests()).toEqual([]);
      expect(playground.complaints).toEqual([]);
      expect(await ask((handle) => handle.session.errors.length)).toBe(0);
    });
  });

  test('the button “Paint again” of a painting runs the plugin again', async () => {
    await withSite(TINY, '', async (playground) => {
      const { page, panel, ask } = playground;
      await panel().getByRole('button', { name: 'Coast with cliffs' }).click();
      await panel()
        .getByRole('button', { name: /^Paint/ })
        .click();
      await expect.poll(async () => (await paintings(playground)).length, { timeout: 60_000 }).toBe(1);
      const [painting] = await paintings(playground);
      await page.getByRole('button', { name: 'Close the plugin' }).click();
      await page.getByRole('navigation').getByRole('button', { name: 'Coast with cliffs painting' }).click();
      await page.getByRole('complementary').getByRole('button', { name: 'Paint again' }).click();
      await ask((handle) => handle.ready);
      expect(await ask((handle) => handle.session.run!.command)).toBe('repaint');
      await page.getByRole('dialog').waitFor();
      expect((await paintings(playground))[0]!.id).toBe(painting!.id);
    });
  });
});

test('a plugin that is not built is said on the page', async () => {
  const site = await serveDist({ files: { '/manifest.json': '{}' } });
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.getByRole('alert').getByText('manifest.json').waitFor();
  await page.close();
  await site.close();
});
