// Names of any length, script and direction are shown cut: the panel keeps its width, and nothing in it lies outside of it or over its neighbour.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Frame } from 'playwright-core';
import { drawFrame, keepFromPlugin, openStage, sidewaysScrollers, startLake, untilPhase } from '../panel-stage';
import type { Block, Panel, Stage } from '../panel-stage';

/** Those that people reported, and what else a name may be. */
const NAMES: readonly string[] = [
  ...readFileSync(fileURLToPath(new URL('../../cases/layer-names.txt', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
  'W'.repeat(4_000),
  'שם ארוך מאוד של מסגרת שלא נגמר לעולם ועוד ועוד ועוד ועוד ועוד',
  'z\u0301'.repeat(20) + 'a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309'.repeat(20),
  '\u202Egnissor a nrut I \u2066 \u2066',
  '👩‍👩‍👧‍👦'.repeat(40),
  'no\u00a0break'.repeat(30),
  '漢字'.repeat(60),
];
const BLOCKS: readonly Block[] = [
  { className: 'sky', x: 0, y: 0, width: 400, height: 150 },
  { className: 'grass', x: 0, y: 150, width: 400, height: 150 },
];

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('long-names');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

/** What lies outside of the panel or of the column that it is in, by its class or tag. What a box cuts off or scrolls is not seen outside. */
function outside(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('.room:not([hidden]) *')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || element.closest('.unseen, svg, .ring') !== null) continue;
      let [from, to] = [0, innerWidth];
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        // Cut off by a box around it: then the box is what counts.
        if (getComputedStyle(around).overflowX !== 'visible') [from, to] = [-Infinity, Infinity];
        if (!around.matches('.side, .subject, .several, .variations')) continue;
        const column = around.getBoundingClientRect();
        [from, to] = [Math.max(from, column.left - 8), Math.min(to, column.right + 8)];
      }
      if (left < from - 0.5 || right > to + 0.5) found.push(`${element.tagName} ${element.className}`);
    }
    return found;
  });
}

async function keepsItsWidth(state: string, picture = false): Promise<void> {
  for (const width of [600, 320]) {
    await panel.resize(width);
    expect(await panel.frame.evaluate(() => document.documentElement.scrollWidth), `${state} at ${width}`).toBe(width);
    expect(await sidewaysScrollers(panel.frame), `${state} at ${width} scrolls sideways`).toEqual([]);
    expect(await outside(panel.frame), `${state} at ${width}`).toEqual([]);
    if (picture) await panel.picture(`${state}-${width}`);
  }
}

it('of frames, through every state of the panel', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny with encoder' });
  const { page, frame } = panel;
  const ids: string[] = [];
  for (const [index, name] of NAMES.entries()) {
    ids.push(await drawFrame(page, name, { width: 400, height: 300 }, BLOCKS));
    await frame.waitForFunction((wanted) => document.querySelector('.subject h2')?.getAttribute('title') === wanted, name);
    await untilPhase(frame, 'ready');
    await keepsItsWidth(`ready-${index}`, true);
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    await keepsItsWidth(`painted-${index}`, index < 5);
  }
  await frame.getByRole('button', { name: 'Try four that differ' }).click();
  await frame.getByRole('button', { name: 'Four more' }).waitFor();
  await keepsItsWidth('sheet');
  await page.evaluate((all) => {
    globalThis.allaPrima.session.editor.select(all);
  }, ids);
  await untilPhase(frame, 'several');
  await keepsItsWidth('several', true);
  // The batch stands still while it is looked at.
  await keepFromPlugin(page, 'insert-painting');
  await frame.getByRole('button', { name: /^Paint \d+ frames$/ }).click();
  await frame
    .getByText(/^Painting \d of/)
    .first()
    .waitFor();
  await keepsItsWidth('batch', true);
  await frame.getByRole('button', { name: 'Cancel' }).click();
}, 240_000);

it('of layers that are not understood, of styles taken from pictures, of versions, and in a recipe', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'C', generator: 'tiny with encoder' });
  const { page, frame } = panel;
  await startLake(panel);
  await page.evaluate((names) => {
    const { document, editor } = globalThis.allaPrima.session;
    const [scene] = document.children(editor.currentPage);
    editor.act(() => {
      for (const [index, name] of names.entries()) {
        const id = document.create('RECTANGLE', scene!, { name, opacity: 0.6 });
        document.resize(id, 300, 200);
        document.update(id, {
          relativeTransform: [
            [1, 0, index * 60],
            [0, 1, index * 60],
          ],
          fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: index / 20, b: 0 }, boundVariables: {} }],
        });
      }
    });
  }, NAMES);
  await frame.locator('.misreads').waitFor();
  await keepsItsWidth('misreads', true);
  for (const name of NAMES.slice(0, 4)) {
    const picture = await drawFrame(page, name, { width: 60, height: 60 }, []);
    await page.evaluate(
      ([id]) => {
        const { document, editor } = globalThis.allaPrima.session;
        editor.act(() => {
          document.update(id!, {
            fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 0.9, g: 0.2, b: 0.1 }, boundVariables: {} }],
          });
        });
        editor.select([id!]);
      },
      [picture],
    );
    await frame.waitForFunction(() => document.querySelector('main')?.dataset['phase'] !== 'loading');
    await frame.getByRole('button', { name: 'Like this picture' }).click();
    await frame.getByText('The next painting takes its look from').first().waitFor();
    await keepsItsWidth(`style-${name.slice(0, 8)}`);
  }
  await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.select([document.children(editor.currentPage)[0]!]);
  });
  await untilPhase(frame, 'ready');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  await page.evaluate((version) => {
    const { document, editor } = globalThis.allaPrima.session;
    const painting = document
      .children(editor.currentPage)
      .find((id) => Object.values(document.node(id).pluginData).some((data) => 'recipe' in data))!;
    editor.act(() => {
      const { pluginData } = document.node(painting);
      const [[plugin, data]] = Object.entries(pluginData) as [[string, Record<string, string>]];
      const recipe = JSON.parse(data['recipe']!) as object;
      document.update(painting, {
        pluginData: { ...pluginData, [plugin]: { ...data, recipe: JSON.stringify({ ...recipe, appVersion: version, modelHash: version }) } },
      });
    });
    editor.select([painting]);
  }, 'W'.repeat(500));
  await frame.getByText('Made with another version of the painter').waitFor();
  await keepsItsWidth('recipe', true);
}, 240_000);
