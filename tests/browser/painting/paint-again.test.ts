// *Paint selection again* of Figma's menu, with the built plugin and a panel that nobody sees: the iframe is there, undisplayed, and paints.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../scripts/shared/model-files';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { drawFrame, openStage, topLayers, undoSteps, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

const [, , THIRD] = validateModelCard(readModelFiles(PAINTER_IDS[0]).card).styles;
const THIRD_DATA = `${PAINTER_IDS[0]}/${THIRD!.id}`;

interface Said {
  readonly message: string;
  readonly error: boolean;
}

declare global {
  // What Figma said, in order; toasts go away by themselves.
  var said: Said[];
  /** Whether the panel could be seen at any time since the command was run. */
  var wasSeen: boolean;
}

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('paint-again');
});
afterAll(() => stage.close());
beforeEach(async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
  await panel.page.evaluate(() => {
    const { session } = globalThis.allaPrima;
    globalThis.said = [];
    const show = session.toast.bind(session);
    session.toast = (toast) => {
      globalThis.said.push({ message: toast.message, error: toast.error });
      show(toast);
    };
  });
});
afterEach(() => panel.close());

const SMALL = { width: 400, height: 300 };
const LAND = [
  { className: 'sky', x: 0, y: 0, width: 400, height: 200 },
  { className: 'grass', x: 0, y: 200, width: 400, height: 100 },
] as const;

it('paints what was never painted, in the style and with the seed asked for, and says so; the panel is never seen', async () => {
  const { page } = panel;
  const hill = await drawFrame(page, 'Hill', SMALL, LAND);
  const before = await undoSteps(page);
  await runAgain({ style: THIRD_DATA, seed: '77' });
  expect(await over()).toEqual([
    { message: 'Painting…', error: false },
    { message: expect.stringMatching(/^Painted in [\d.]+ s\. Layer “Hill painting” added\.$/) as string, error: false },
  ]);
  expect(await page.evaluate(() => globalThis.wasSeen)).toBe(false);
  expect(await undoSteps(page)).toBe(before + 1);
  expect(await recipeOf('Hill painting')).toMatchObject({
    sourceIds: [hill],
    seed: 77,
    style: { painter: PAINTER_IDS[0], first: { id: THIRD!.id } },
  });
  // What was asked for once is no setting.
  await openPanel();
  expect(await panelFrame().getByLabel('Seed', { exact: true }).inputValue()).not.toBe('77');
});

it('paints again what is there, as it was, after its shapes were changed: the same layer, style and seed', async () => {
  const { page } = panel;
  const hill = await drawFrame(page, 'Hill', SMALL, LAND);
  await runAgain({ style: THIRD_DATA, seed: '77' });
  await over();
  const [, layer] = await topLayers(page);
  await page.evaluate((id) => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.act(() => {
      const [sky] = document.children(id);
      document.resize(sky!, 400, 80);
    });
    editor.select([id]);
  }, hill);
  await runAgain();
  expect((await over()).at(-1)).toEqual({ message: expect.stringMatching(/Layer “Hill painting” updated\.$/) as string, error: false });
  const [, again, ...others] = await topLayers(page);
  expect(others).toEqual([]);
  expect(again!.id).toBe(layer!.id);
  expect(again!.image).not.toBe(layer!.image);
  expect(await recipeOf('Hill painting')).toMatchObject({ seed: 77, style: { painter: PAINTER_IDS[0], first: { id: THIRD!.id } } });
});

it('paints a painting whose shapes are gone from the mask that it carries', async () => {
  const { page } = panel;
  const hill = await drawFrame(page, 'Hill', SMALL, LAND);
  await runAgain();
  await over();
  const [, layer] = await topLayers(page);
  await page.evaluate(
    ([source, painting]) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.remove(source);
      });
      editor.select([painting]);
    },
    [hill, layer!.id] as const,
  );
  await runAgain();
  expect((await over()).at(-1)).toEqual({ message: expect.stringContaining('Hill painting') as string, error: false });
  expect(await topLayers(page)).toHaveLength(1);
});

it('paints several frames, and names what is none', async () => {
  const { page } = panel;
  const hill = await drawFrame(page, 'Hill', SMALL, LAND);
  const plain = await drawFrame(page, 'Plain', SMALL, LAND);
  await select(hill, plain);
  await runAgain();
  expect((await over()).at(-1)).toEqual({ message: expect.stringMatching(/^2 frames painted in [\d.]+ s\.$/) as string, error: false });
  expect((await topLayers(page)).map(({ name }) => name).sort()).toEqual(['Hill', 'Hill painting', 'Plain', 'Plain painting']);
});

it('stays with what was selected when it was called', async () => {
  const { page } = panel;
  await drawFrame(page, 'Hill', SMALL, LAND);
  await runAgain();
  await select();
  expect((await over()).at(-1)?.message).toContain('“Hill painting” added');
});

it('is cancelled by Figma’s own button: nothing is changed', async () => {
  const { page } = panel;
  await drawFrame(page, 'Hill', SMALL, LAND);
  const before = await undoSteps(page);
  await runAgain();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await over()).at(-1)).toEqual({ message: 'Painting was cancelled. Nothing was changed.', error: false });
  expect(await topLayers(page)).toHaveLength(1);
  expect(await undoSteps(page)).toBe(before);
});

it('says in words why there is nothing to paint', async () => {
  const { page } = panel;
  await select();
  await runAgain();
  expect((await over()).at(-1)).toEqual({ message: expect.stringMatching(/^Nothing is selected\./) as string, error: true });
  const grey = await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    return editor.act(() => {
      const id = document.create('RECTANGLE', editor.currentPage, { name: 'Grey' });
      document.resize(id, 300, 200);
      return id;
    });
  });
  await select(grey);
  await runAgain();
  expect((await over()).at(-1)).toMatchObject({ error: true, message: expect.stringMatching(/nine/) as string });
});

it('rolls a scene in the playground, too, without a panel', async () => {
  const { page } = panel;
  await page.evaluate(() => {
    globalThis.allaPrima.session.editor.select([]);
    globalThis.said = [];
    globalThis.allaPrima.start('roll-scene', { kind: 'islands', seed: '9' });
  });
  expect((await over()).at(-1)).toEqual({
    message: expect.stringMatching(/^“Islands” is drawn: \d+ shapes, seed 9\.$/) as string,
    error: false,
  });
  expect((await topLayers(page)).map(({ name }) => name)).toEqual(['Islands']);
  expect(page.frames()).toHaveLength(1);
});

/** Run the command, and watch whether its panel can be seen. */
function runAgain(parameters?: Record<string, string>): Promise<void> {
  return panel.page.evaluate((filled) => {
    globalThis.said = [];
    globalThis.wasSeen = false;
    globalThis.allaPrima.start('paint-again', filled);
    const look = (): void => {
      const { run, frame } = globalThis.allaPrima.session;
      if (run === null) return;
      if (frame !== null && [...document.querySelectorAll('.plugin-window iframe')].some((iframe) => iframe.getClientRects().length > 0))
        globalThis.wasSeen = true;
      requestAnimationFrame(look);
    };
    look();
  }, parameters);
}

/** Wait until the plugin is closed. @returns what Figma said since the command was run. */
async function over(): Promise<readonly Said[]> {
  await panel.page.waitForFunction(() => globalThis.allaPrima.session.run === null, undefined, { timeout: 80_000 });
  return panel.page.evaluate(() => globalThis.said);
}

function select(...ids: readonly string[]): Promise<void> {
  return panel.page.evaluate((chosen) => {
    globalThis.allaPrima.session.editor.select(chosen);
  }, ids);
}

async function openPanel(): Promise<void> {
  await panel.page.evaluate(() => {
    globalThis.allaPrima.start('open');
  });
  await expect.poll(() => panel.page.frames().length).toBeGreaterThan(3);
  await untilPhase(panelFrame(), 'ready', 'loading', 'painted');
}

function panelFrame(): ReturnType<Panel['page']['frames']>[number] {
  return panel.page.frames().at(-1)!;
}

function recipeOf(name: string): Promise<unknown> {
  return panel.page.evaluate((layer) => {
    const { document, editor } = globalThis.allaPrima.session;
    const id = document.children(editor.currentPage).find((child) => document.node(child).name === layer)!;
    return JSON.parse(Object.values(document.node(id).pluginData)[0]!['recipe']!) as unknown;
  }, name);
}
