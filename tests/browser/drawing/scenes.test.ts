// Rolling scenes in the built panel, with a quick generator: by pointer in light and by keyboard alone in dark; into a new frame, into an empty
// one, and beside one that is full; cancelled, refused, and what each state looks like.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { composeScene } from '../../../src/compose/compose-scene';
import { KIND_IDS, KIND_NAMES, OWN_SLIDERS } from '../../../src/contract/roll';
import type { KindId, Sliders } from '../../../src/contract/roll';
import { axeViolations, openStage, sidewaysScrollers, startLake, statusText, topLayers, undoSteps, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('scenes');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

it('by pointer: six scenes and their paintings, six more, the six before, one kind, fewer trees; a click draws one in one undo step', async () => {
  panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' });
  const { page, frame } = panel;
  const first = await scenes();
  expect(first).toHaveLength(6);
  expect(new Set(first.map(({ kind }) => kind)).size).toBe(6);
  await painted(6);
  await look('painted-light');

  await frame.getByRole('radio', { name: 'Shapes' }).check();
  expect(await frame.locator('.scene-painting').count()).toBe(0);
  await look('flat-light', [320]);
  await frame.getByRole('button', { name: 'Six more' }).click();
  const second = await scenes();
  expect(second).toHaveLength(6);
  expect(second).not.toEqual(first);
  expect(new Set(second.map(({ kind }) => kind)).size).toBe(6);
  expect(await told()).toContain(`6 scenes: ${KIND_NAMES[second[0]!.kind]}, seed ${second[0]!.seed}; `);
  await frame.getByRole('button', { name: 'The six before' }).click();
  expect(await scenes()).toEqual(first);
  expect(await frame.getByRole('button', { name: 'The six before' }).isDisabled()).toBe(true);

  await frame.getByRole('combobox', { name: 'Kind of scene' }).selectOption('Fjord');
  const fjords = await scenes();
  expect(fjords.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'fjord'));
  expect(new Set(fjords.map(({ seed }) => seed)).size).toBe(6);
  await frame.getByRole('button', { name: 'Six more' }).click();
  expect((await scenes()).every(({ kind }) => kind === 'fjord')).toBe(true);

  await frame.getByText('Horizon, water, trees').click();
  const sliders = { ...OWN_SLIDERS, trees: 0, water: 1 };
  await frame.getByRole('slider', { name: 'Trees' }).fill('0');
  await frame.getByRole('slider', { name: 'Water' }).fill('100');
  expect(await frame.getByRole('slider', { name: 'Trees' }).getAttribute('aria-valuetext')).toBe('none');
  await look('sliders-light', [320]);
  const [chosen] = await scenes();
  await frame.locator('.scene').first().click();
  await untilPhase(frame, 'ready');
  await expectDrawn(chosen!, { width: 1200, height: 900 }, sliders, 'Fjord');
  expect(await undoSteps(page)).toBe(1);
  // Enter paints it at once.
  expect(await frame.evaluate(() => document.activeElement?.className)).toBe('paint');

  await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
  await untilPhase(frame, 'nothing');
  expect(await topLayers(page)).toEqual([]);
  // Where the person left off.
  expect((await scenes())[0]).toEqual(chosen);
  expect(await frame.getByRole('slider', { name: 'Trees' }).inputValue()).toBe('0');
});

it('into the empty frame that is selected, composed for its proportions', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
  const { page, frame } = panel;
  for (const [width, height] of [
    [1440, 360],
    [400, 1200],
  ] as const) {
    const hero = await emptyFrame('Hero', width, height);
    await frame.getByText(`A click draws its shapes into “Hero”, ${width} × ${height}.`).first().waitFor();
    // The frame tool gives frames a white fill: that is nothing to paint, and no failure either.
    await expect.poll(() => frame.locator('.roller').count()).toBe(1);
    await frame.locator('main[data-phase="failed"]').waitFor();
    expect(await frame.locator('.room:not([hidden]) .paint').count()).toBe(0);
    await painted(6);
    await look(`into-${width}x${height}-light`, width > height ? [280, 320, 600] : [320]);
    const before = await undoSteps(page);
    const [, chosen] = await scenes();
    await frame.locator('.scene').nth(1).click();
    await untilPhase(frame, 'ready');
    await expectDrawn(chosen!, { width, height }, OWN_SLIDERS, 'Hero');
    expect((await topLayers(page)).at(-1)).toMatchObject({ id: hero, name: 'Hero' });
    expect(await undoSteps(page)).toBe(before + 1);
    await page.evaluate(() => globalThis.allaPrima.session.editor.undo());
    await expect.poll(() => childrenOf(hero)).toEqual([]);
    await frame.getByText(`A click draws its shapes into “Hero”`).first().waitFor();
  }
});

it('beside a frame that is full: asked for by its button, closed again, and drawn as large; the full one stays as it is', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny' });
  const { page, frame } = panel;
  await startLake(panel);
  const [lake] = await topLayers(page);
  const shapes = await childrenOf(lake!.id);
  await page.evaluate((id) => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.act(() => {
      document.resize(id, 1440, 480);
    });
  }, lake!.id);
  await frame.getByRole('button', { name: 'Roll a scene…' }).click();
  await frame.getByText('A click draws its shapes beside “Alpine lake”, 1440 × 480.').first().waitFor();
  expect(await frame.evaluate(() => document.activeElement?.className)).toBe('scene');
  await painted(6);
  await look('over-a-frame-dark');
  const steps = await undoSteps(page);

  await page.keyboard.press('Escape');
  await frame.getByRole('heading', { name: 'Alpine lake' }).waitFor();
  expect(await frame.locator('.roller').count()).toBe(0);
  await frame.getByRole('button', { name: 'Roll a scene…' }).click();
  await frame.getByRole('button', { name: 'Close', exact: true }).click();
  await frame.getByRole('heading', { name: 'Alpine lake' }).waitFor();
  expect(await undoSteps(page)).toBe(steps);

  await frame.getByRole('button', { name: 'Roll a scene…' }).click();
  const chosen = (await scenes())[2]!;
  await frame.locator('.scene').nth(2).click();
  await frame.getByRole('heading', { name: KIND_NAMES[chosen.kind] }).waitFor();
  await expectDrawn(chosen, { width: 1440, height: 480 }, OWN_SLIDERS, KIND_NAMES[chosen.kind]);
  expect(await childrenOf(lake!.id)).toEqual(shapes);
  expect(await undoSteps(page)).toBe(steps + 1);

  // Painting what is selected is still a press away while scenes are on show, and shows the painting.
  await frame.getByRole('button', { name: 'Roll a scene…' }).click();
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  expect(await frame.locator('.roller').count()).toBe(0);
});

it('by keyboard alone: a kind, six more, a slider, a scene; Escape stops the paintings', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'B', generator: 'tiny' });
  const { page, frame } = panel;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = (): Promise<string> => frame.evaluate(() => document.activeElement?.textContent.trim() ?? '');
  await painted(6);
  await look('painted-dark');
  await frame.getByRole('combobox', { name: 'Kind of scene' }).focus();
  await press('ArrowDown');
  await expect.poll(async () => (await scenes()).map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => KIND_IDS[0]));
  // On the way to the next six, their paintings are not waited for.
  await press('Tab', 'Tab');
  expect(await focused()).toBe('Six more');
  const before = await scenes();
  await press('Enter');
  await expect.poll(scenes).not.toEqual(before);
  await frame.getByText(/^Painting \d of 6…$/).waitFor();
  await press('Escape');
  expect(await frame.getByRole('radio', { name: 'Shapes' }).isChecked()).toBe(true);
  expect(await frame.locator('.scene-painting').count()).toBe(0);

  await press('Tab', 'Tab');
  const chosen = (await scenes())[1]!;
  expect(await focused()).toBe(`${KIND_NAMES[chosen.kind]} seed ${chosen.seed}`);
  await press('Enter');
  await untilPhase(frame, 'ready');
  await expectDrawn(chosen, { width: 1200, height: 900 }, OWN_SLIDERS, KIND_NAMES[chosen.kind]);
  expect(await undoSteps(page)).toBe(1);
  // The focus is on Paint: one more key, and it is painted.
  await press('Enter');
  await untilPhase(frame, 'painted');
  expect(await undoSteps(page)).toBe(2);
});

it('pressed twice draws one; refused by Figma says so, draws nothing, and works the next time', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
  const { page, frame } = panel;
  await page.evaluate(() => {
    const { document } = globalThis.allaPrima.session;
    const original = document.setVectorPaths.bind(document);
    let shapes = 0;
    document.setVectorPaths = (...args) => {
      if (++shapes === 5) {
        document.setVectorPaths = original;
        throw new Error('in set_vectorPaths: refused');
      }
      original(...args);
    };
  });
  await frame.locator('.scene').first().click();
  await frame.getByText('Figma did not allow this change, so nothing was changed.').first().waitFor();
  expect(await statusText(frame)).toMatch(/Check that you may edit this file/);
  expect(await topLayers(page)).toEqual([]);
  expect(await undoSteps(page)).toBe(0);
  await look('refused-light', [320]);
  await frame.locator('.scene').first().dblclick();
  await untilPhase(frame, 'ready');
  expect(await topLayers(page)).toHaveLength(1);
  expect(await undoSteps(page)).toBe(1);
});

it('into a frame that somebody fills at that moment draws nothing and says why', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
  const { page, frame } = panel;
  const hero = await emptyFrame('Hero', 800, 600);
  await frame.getByText('A click draws its shapes into “Hero”').first().waitFor();
  // Reading the frame looks it up, too.
  await untilPhase(frame, 'failed', 'unpaintable');
  await page.evaluate((id) => {
    const { document, run } = globalThis.allaPrima.session;
    run!.inject('getNodeByIdAsync', 'after', () => {
      document.create('RECTANGLE', id, { name: 'Theirs' });
    });
  }, hero);
  await frame.locator('.scene').first().click();
  await frame.getByText('That frame was deleted or filled meanwhile.').first().waitFor();
  expect(await childrenOf(hero)).toEqual(['Theirs']);
});

it('a winter valley brings its style along, and the next scene takes it away again', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny' });
  const { page, frame } = panel;
  const style = (): Promise<string> =>
    frame.getByRole('radiogroup', { name: 'Style' }).getByRole('radio', { checked: true }).getAttribute('aria-label').then(String);
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'ready');
  const own = await style();
  const draw = async (kind: KindId): Promise<string> => {
    await page.evaluate(() => {
      globalThis.allaPrima.session.editor.select([]);
    });
    await untilPhase(frame, 'nothing');
    await frame.getByRole('button', { name: KIND_NAMES[kind] }).click();
    await untilPhase(frame, 'ready');
    return style();
  };
  expect(await draw('winter-valley')).not.toBe(own);
  expect(await draw('meadow')).toBe(own);
});

interface Shown {
  readonly kind: KindId;
  readonly seed: number;
}

/** The scenes on show, by the words on their tiles. */
async function scenes(): Promise<readonly Shown[]> {
  const words = await panel.frame.locator('.scene').evaluateAll((tiles) => tiles.map((tile) => tile.textContent.trim()));
  return words.map((text) => {
    const [, name, seed] = /^(.*) seed (\d+)$/.exec(text)!;
    return { kind: KIND_IDS.find((id) => KIND_NAMES[id] === name)!, seed: Number(seed) };
  });
}

/** Wait until so many thumbnails are painted. */
async function painted(count: number): Promise<void> {
  await expect.poll(() => panel.frame.locator('.scene-painting').count(), { timeout: 60_000 }).toBe(count);
}

function told(): Promise<string> {
  return panel.frame.locator('main > [role="status"]').innerText();
}

/** The selected frame holds the very shapes that the composer makes of the scene, by name, colour and place. */
async function expectDrawn(
  scene: Shown,
  size: { readonly width: number; readonly height: number },
  sliders: Sliders,
  name: string,
): Promise<void> {
  const drawn = await panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [id] = editor.selection() as [string];
    const { name: title, width, height } = document.node(id);
    const shapes = document.children(id).map((child) => {
      const { type, name: layer } = document.node(child);
      return `${type} ${layer}`;
    });
    return { title, width, height, shapes };
  });
  const { shapes } = composeScene({ ...scene, sliders, ...size });
  expect(drawn).toEqual({ title: name, ...size, shapes: shapes.map((shape) => `VECTOR ${shape.name}`) });
}

/** Names of what is in a frame. */
function childrenOf(id: string): Promise<readonly string[]> {
  return panel.page.evaluate((frame) => {
    const { document } = globalThis.allaPrima.session;
    return document.children(frame).map((child) => document.node(child).name);
  }, id);
}

/** An empty frame as Figma's frame tool leaves it, selected. */
function emptyFrame(name: string, width: number, height: number): Promise<string> {
  return panel.page.evaluate(
    ([title, wide, high]) => {
      const { document, editor } = globalThis.allaPrima.session;
      const frame = editor.act(() => {
        const id = document.create('FRAME', editor.currentPage, { name: title });
        document.resize(id, wide, high);
        document.update(id, {
          fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 1, g: 1, b: 1 }, boundVariables: {} }],
        });
        return id;
      });
      editor.select([frame]);
      return frame;
    },
    [name, width, height] as const,
  );
}

/** A picture at each width, without axe violations and without scrolling sideways. */
async function look(name: string, widths: readonly number[] = [280, 320, 600]): Promise<void> {
  const { frame } = panel;
  for (const width of widths) {
    await panel.resize(width, 760);
    await panel.picture(`${name}-${width}`);
    expect(await sidewaysScrollers(frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
  }
  expect(await axeViolations(frame), name).toEqual([]);
}
