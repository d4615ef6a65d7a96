// No state of the panel may have an axe violation or scroll sideways, in light and dark, narrow and wide. Each state's picture
// goes to test-artefacts/panel, to be looked at. The paintings in them are not the product's: a tiny test generator makes them.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, keepFromPlugin, openStage, sidewaysScrollers, startLake, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

/** Widths: the narrowest, the default, and one with two columns. The narrowest has the default's layout, so axe is not run on it again. */
const WIDTHS = [280, 320, 600] as const;

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('panel');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it('nothing selected, unpaintable, a notice', async () => {
    panel = await stage.open({ theme, policy: 'A', generator: 'tiny' });
    const { page, frame } = panel;
    await accessible('nothing', theme);
    await frame.getByText('About this machine').click();
    await accessible('about', theme);
    await frame.getByText('About this machine').click();
    await frame.getByRole('button', { name: 'Create colour styles' }).click();
    await frame.locator('.room:not([hidden]) .status').waitFor();
    await accessible('notice', theme);
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.select([editor.act(() => document.create('RECTANGLE', editor.currentPage, { name: 'Ghost', visible: false }))]);
    });
    await untilPhase(frame, 'unpaintable');
    await accessible('unpaintable', theme);
  });

  it('ready, painting, painted, and what was not understood', async () => {
    panel = await stage.open({ theme, policy: 'B', generator: 'tiny' });
    const { page, frame } = panel;
    await startLake(panel);
    await accessible('ready', theme);
    await frame.getByRole('switch', { name: 'Live' }).check();
    await frame.getByRole('slider', { name: 'Divider' }).waitFor();
    await accessible('live', theme);
    await frame.getByRole('switch', { name: 'Live' }).uncheck();
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    await accessible('painted', theme);
    await page.evaluate(() => {
      const { document, editor } = globalThis.allaPrima.session;
      const [scene] = document.children(editor.currentPage);
      editor.act(() => {
        const id = document.create('RECTANGLE', scene!, { name: 'Barn', opacity: 0.6 });
        document.resize(id, 500, 400);
        document.update(id, {
          fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0 }, boundVariables: {} }],
        });
      });
    });
    await frame.locator('.misreads').waitFor();
    await accessible('not-understood', theme);
    await keepFromPlugin(page, 'insert-painting');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painting');
    await accessible('painting', theme);
  });

  it('loading', async () => {
    panel = await stage.open({ theme, policy: 'A', generator: 'tiny' });
    await keepFromPlugin(panel.page, 'export-picture');
    await panel.frame.getByRole('button', { name: 'Coast with cliffs' }).click();
    await untilPhase(panel.frame, 'loading');
    await accessible('loading', theme);
  });

  it('failed', async () => {
    panel = await stage.open({ theme, policy: 'A', generator: 'tiny' }, () => {
      if (window.parent === window) return;
      Object.defineProperty(globalThis, 'Worker', {
        value: function Worker() {
          throw new Error('refused');
        },
      });
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await startLake(panel);
    await panel.frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(panel.frame, 'failed');
    await accessible('failed', theme);
  });
});

async function accessible(state: string, theme: string): Promise<void> {
  const { frame } = panel;
  for (const width of WIDTHS) {
    await panel.resize(width);
    if (width > 280) expect(await axeViolations(frame), `${state}, ${theme}, ${width} px`).toEqual([]);
    expect(await sidewaysScrollers(frame), `${state} at ${width} px scrolls sideways`).toEqual([]);
    await panel.picture(`${state}-${theme}-${width}`);
  }
}
