// A table of questions about Figma that nobody outside Figma has answered. The main job (open, paint, insert) runs with the built plugin under
// a set of combinations that has every pair of answers. What the product takes for granted about Figma beyond this table is a defect.
//
// The page says that it is https://www.figma.com: its files come from dist/ all the same.
import { readFile } from 'node:fs/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DIST } from '../../../scripts/build/build-target';
import { contentType } from '../../../scripts/serve/serve-dist';
import { CLASSES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import { FIGMA_ORIGINS } from '../../../src/contract/figma-origins';
import { solid } from 'figma-stand-in/document/record';
import { PROFILE_CHOICES } from 'figma-stand-in/frame/frame-profile';
import type { ThemeName } from 'figma-stand-in/frame/theme-variables';
import { launchChromium } from '../../support/chromium';
import { pairwise } from '../../support/pairwise';
import type { Row } from '../../support/pairwise';
import { tinyPanel } from '../../support/tiny-panel';
import { paintingSum } from '../live/live-stage';
import { panelFrame, statusText, topLayers, untilPhase } from '../panel-stage';

const TABLE = {
  ...PROFILE_CHOICES,
  instanceLookup: ['works', 'null'],
  secondNodechangeListener: ['fires', 'never'],
  exportErrors: ['string', 'Error'],
  theme: ['light', 'dark'],
} as const;
type Combination = Row<typeof TABLE>;

const [FIGMA] = FIGMA_ORIGINS;
const COMBINATIONS = pairwise(TABLE);
/** A combination in one line, for the table and for the names of failing tests. */
const named = (combination: Combination): string =>
  Object.entries(combination)
    .map(([question, answer]) => `${question}=${answer}`)
    .join(' ');

let browser: Browser;
let panelText: string;
const outcomes = new Map<Combination, string>();

beforeAll(async () => {
  [browser, panelText] = await Promise.all([launchChromium(), tinyPanel()]);
});
afterAll(async () => {
  await browser.close();
  const questions = Object.keys(TABLE) as (keyof Combination)[];
  const widths = questions.map((question) => Math.max(question.length, ...TABLE[question].map((answer) => answer.length)));
  const line = (cells: readonly string[]): string => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
  console.info(
    [
      line([...questions, 'main job']),
      ...COMBINATIONS.map((combination) =>
        line([...questions.map((question) => combination[question]), outcomes.get(combination) ?? 'not run']),
      ),
    ].join('\n'),
  );
});

it.each(COMBINATIONS.map((combination) => [named(combination), combination] as const))(
  'the main job: %s',
  async (_name, combination) => {
    const started = performance.now();
    outcomes.set(combination, 'FAILED');
    const page = await openFigma(combination);
    try {
      await mainJob(page, combination);
      outcomes.set(combination, `${((performance.now() - started) / 1000).toFixed(1)} s`);
    } finally {
      await page.context().close();
    }
  },
  120_000,
);

/** The playground under Figma's own address, with the plugin running. */
async function openFigma(combination: Combination): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.route(`${FIGMA}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/\/$/, '/index.html');
    if (path === '/ui.html') return route.fulfill({ body: panelText, contentType: contentType(path) });
    for (const folder of [`${DIST}/playground`, DIST]) {
      const body = await readFile(folder + path).catch(() => null);
      if (body !== null) return route.fulfill({ body, contentType: contentType(path) });
    }
    return route.fulfill({ status: 204 });
  });
  const page = await context.newPage();
  await page.goto(`${FIGMA}/?${String(new URLSearchParams(combination))}`);
  return page;
}

async function mainJob(page: Page, combination: Combination): Promise<void> {
  const uncaught: string[] = [];
  page.on('pageerror', (error) => {
    uncaught.push(error.message);
  });

  let frame = await panelFrame(page);
  await isFigma(frame, combination);

  // Figma can't draw the scene at first: a sentence, and trying again works.
  await page.evaluate(() => {
    globalThis.allaPrima.session.run!.inject('exportAsync', 'before', () => {
      throw new Error('Failed to export node');
    });
  });
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'failed');
  expect(await statusText(frame)).toMatch(/^Figma could not draw “Alpine lake”\. /);
  await frame.getByRole('button', { name: 'Try again' }).click();
  await untilPhase(frame, 'ready');
  expect((await topLayers(page)).map(({ name }) => name)).toEqual(['Alpine lake']);

  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  const [scene, painting] = await topLayers(page);
  expect(painting).toMatchObject({ name: 'Alpine lake painting', image: expect.any(String) as string });
  expect(await isBeside(page, scene!.id, painting!.id)).toBe(true);

  await page.evaluate(() => {
    globalThis.allaPrima.session.editor.undo();
  });
  await frame.getByText('The painting is no longer in the file.').first().waitFor();
  expect(await topLayers(page)).toEqual([scene]);

  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.getByRole('radio', { name: 'Both' }).check();
  await frame.waitForSelector('.subject .picture[data-view="both"]');
  const sum = await paintingSum(frame);
  await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const hill = document.children(document.children(editor.currentPage)[0]!).find((id) => document.node(id).name === 'far mountains')!;
    editor.act(() => {
      document.setTransform(hill, [
        [1, 0, 150],
        [0, 1, 300],
      ]);
    });
  });
  await expect.poll(() => paintingSum(frame), { timeout: 30_000 }).not.toBe(sum);
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await frame.waitForFunction(() => /added\.$/.test(document.querySelector('.status p')?.textContent ?? ''));
  const [, live] = await topLayers(page);
  expect(live!.image).not.toBe(painting!.image);

  // What a bug report needs can be had: copied, or selected where Figma forbids copying.
  await frame.getByText('About this machine').click();
  await frame.getByRole('button', { name: 'Copy diagnostics' }).click();
  await frame
    .locator('.diagnostics p')
    .filter({ hasText: combination.clipboard === 'allowed' ? /^Copied\./ : /The text is selected/ })
    .waitFor();
  expect(await frame.locator('.diagnostics .copy-text').inputValue()).toContain(
    `Last message: from ${{ top: 'the top page', parent: 'the parent frame', null: 'no window' }[combination.source]}, origin ${FIGMA}`,
  );

  // The button “Paint again” of Figma's own properties panel.
  await page.evaluate((id) => {
    globalThis.allaPrima.session.editor.select([id]);
    globalThis.allaPrima.start('repaint');
  }, live!.id);
  await page.evaluate(() => globalThis.allaPrima.ready);
  frame = await panelFrame(page);
  await frame.waitForFunction(() => /updated\.$/.test(document.querySelector('.status p')?.textContent ?? ''), undefined, { timeout: 60_000 });
  expect((await topLayers(page)).map(({ id }) => id)).toEqual([scene!.id, live!.id]);

  // A layer inside an instance: Live follows it when its main component is edited, of which Figma tells no listener, and it is painted.
  await selectInInstance(page);
  await frame.getByRole('heading', { level: 2, name: 'crown' }).waitFor();
  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.getByRole('radio', { name: 'Both' }).check();
  await frame.waitForSelector('.subject .preview[aria-busy="false"]');
  await expect.poll(() => paintingSum(frame).catch(() => null), { timeout: 30_000 }).not.toBeNull();
  const crown = await paintingSum(frame);
  await page.evaluate(
    (fills) => {
      const { document, editor } = globalThis.allaPrima.session;
      const main = document.children(editor.currentPage).find((id) => document.node(id).type === 'COMPONENT')!;
      editor.act(() => {
        document.update(document.children(main)[0]!, { fills });
      });
    },
    [paintOf('sea')],
  );
  await expect.poll(() => paintingSum(frame), { timeout: 30_000 }).not.toBe(crown);
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await expect.poll(async () => (await topLayers(page)).map(({ name }) => name), { timeout: 30_000 }).toContain('crown painting');

  // A switch of the theme, by whatever sign there is of it.
  const other: ThemeName = combination.theme === 'light' ? 'dark' : 'light';
  await page.evaluate((theme) => {
    globalThis.allaPrima.session.setTheme(theme);
  }, other);
  await frame.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, other);
  expect(uncaught).toEqual([]);
  expect(await page.evaluate(() => globalThis.allaPrima.session.errors.map((error) => error.message))).toEqual([]);
}

/** Check that the stand-in behaves as it was asked to: a switch without effect would make every test pass. */
async function isFigma(frame: Frame, { mode, themeClass, theme, dataWorkers, blobWorkers, policy }: Combination): Promise<void> {
  const found = await frame.evaluate(() => {
    const worker = (url: string): Promise<string> =>
      new Promise((resolve) => {
        const made = new Worker(url);
        made.onmessage = () => {
          resolve('allowed');
        };
        made.onerror = () => {
          resolve('refused');
        };
      });
    return Promise.all([worker('data:text/javascript,postMessage(1)'), worker(URL.createObjectURL(new Blob(['postMessage(1)'])))]).then(
      ([data, blob]) => ({
        mode: document.compatMode,
        className: document.documentElement.className,
        theme: document.documentElement.dataset['theme'],
        data,
        blob,
        place: [parent !== self, parent.parent !== parent, parent.parent.parent !== parent.parent, parent.parent.parent === top],
      }),
    );
  });
  expect(found).toEqual({
    mode: mode === 'quirks' ? 'BackCompat' : 'CSS1Compat',
    className: themeClass === 'never' ? '' : `figma-${theme}`,
    theme,
    data: dataWorkers,
    blob: policy === 'B' ? 'refused' : blobWorkers,
    place: [true, true, true, true],
  });
}

function paintOf(wanted: ClassName): SolidPaint {
  const [r, g, b] = CLASSES.find(({ name }) => name === wanted)!.colour;
  return solid(r / 255, g / 255, b / 255);
}

/** An instance of a component with one shape, that shape of the instance selected. */
function selectInInstance(page: Page): Promise<void> {
  return page.evaluate(
    (fills) => {
      const { document, editor } = globalThis.allaPrima.session;
      const layer = editor.act(() => {
        const main = document.create('COMPONENT', editor.currentPage, {
          name: 'Tree',
          width: 200,
          height: 200,
          relativeTransform: [
            [1, 0, 4000],
            [0, 1, 0],
          ],
          fills: [],
        });
        document.create('ELLIPSE', main, { name: 'crown', width: 200, height: 160, fills });
        const instance = document.instantiate(main, editor.currentPage);
        document.setTransform(instance, [
          [1, 0, 4400],
          [0, 1, 0],
        ]);
        return document.children(instance)[0]!;
      });
      editor.select([layer]);
    },
    [paintOf('tree')],
  );
}

function isBeside(page: Page, scene: string, painting: string): Promise<boolean> {
  return page.evaluate(
    (ids) => {
      const { document } = globalThis.allaPrima.session;
      const [left, right] = ids.map((id) => document.node(id));
      return right!.relativeTransform[0][2] >= left!.relativeTransform[0][2] + left!.width;
    },
    [scene, painting],
  );
}
