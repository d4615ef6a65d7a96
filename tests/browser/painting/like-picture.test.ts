// “Like this picture” in the built panel, with a quick generator and a quick style encoder: a picture of the file becomes the style, by
// pointer in light and by keyboard alone in dark; the style travels with the layer; and what is no picture is refused in words.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Recipe } from '../../../src/contract/recipe';
import {
  axeViolations,
  drawFrame,
  openStage,
  panelFrame,
  sidewaysScrollers,
  startLake,
  statusText,
  topLayers,
  untilPhase,
  undoSteps,
} from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

/** How many numbers of the style vector the quick encoder fills: it copies the squashed picture's own values. */
const FILLED = 12;

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('like-picture');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

it('by pointer: a picture’s look is taken, paints another picture, and travels with the layer', async () => {
  panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny with encoder' });
  const { page, frame } = panel;
  await startLake(panel);
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  const [lake, layer] = await topLayers(page);
  const sunset = await photo('Sunset', '#e2571e', '#2b1140');
  const steps = await undoSteps(page);

  await select(sunset);
  await frame.getByText('Back to “Alpine lake”').waitFor();
  await look('picture-selected-light');
  await frame.getByRole('button', { name: 'Like this picture' }).click();
  await frame.getByText('The next painting takes its look from “Sunset”.').first().waitFor();
  expect(await chosen()).toEqual({ name: 'Sunset', picture: true });
  await frame.getByRole('button', { name: 'Back to “Alpine lake”' }).click();
  await frame.getByRole('heading', { name: 'Alpine lake' }).waitFor();
  // Taking a look and going back is no change of the file.
  expect(await undoSteps(page)).toBe(steps);
  expect(await chosen()).toEqual({ name: 'Sunset', picture: true });
  await look('style-taken-light');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  expect((await styleOn(layer!.id, 'Sunset')).filter((value) => value !== 0)).toHaveLength(FILLED);
  const painted = (await topLayers(page)).find(({ id }) => id === layer!.id);
  expect(painted!.image).not.toBe(layer!.image);

  // A teammate opens the plugin, who has never seen that picture.
  await page.evaluate((id) => {
    const { document, editor } = globalThis.allaPrima.session;
    editor.act(() => {
      document.remove(id);
    });
  }, sunset);
  await select();
  await page.evaluate(() => {
    globalThis.allaPrima.start('open');
  });
  panel = { ...panel, frame: await panelFrame(page) };
  await select(layer!.id);
  await panel.frame.getByRole('region', { name: 'Recipe of this painting' }).getByText('The look of “Sunset”, seed 1, 608 × 448').waitFor();
  expect(await chosen()).toEqual({ name: 'Sunset', picture: false });
  await look('travelled-light');
  await page.evaluate(() => {
    globalThis.allaPrima.start('repaint');
  });
  await untilPhase(await panelFrame(page), 'painted');
  expect((await topLayers(page)).map(({ id, image }) => ({ id, image }))).toEqual(
    [lake, painted].map((each) => ({ id: each!.id, image: each!.image })),
  );
});

it('by keyboard alone: two pictures in turn, each another style, and a blend of them', async () => {
  panel = await stage.open({ theme: 'dark', policy: 'A', generator: 'tiny with encoder' });
  const { page, frame } = panel;
  await startLake(panel);
  const pictures = [await photo('Ember', '#ff3b00', '#ffb000'), await photo('Frost', '#0b2a6b', '#e8f6ff')];
  const vectors: (readonly number[])[] = [];
  for (const [index, name] of ['Ember', 'Frost'].entries()) {
    await select(pictures[index]!);
    await frame.getByRole('button', { name: 'Back to “Alpine lake”' }).waitFor();
    await frame.getByRole('button', { name: 'Like this picture' }).focus();
    await page.keyboard.press('Enter');
    await frame.getByText(`The next painting takes its look from “${name}”.`).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Alpine lake' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await untilPhase(frame, 'painted');
    const made = (await topLayers(page)).find((each) => each.name === 'Alpine lake painting')!;
    vectors.push(await styleOn(made.id, name));
  }
  expect(vectors[0]).not.toEqual(vectors[1]);
  // The newest stands first among the pictures: one step on is the one before.
  expect(await chosen()).toEqual({ name: 'Frost', picture: true });
  await frame.getByRole('radio', { name: 'Frost', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await chosen()).toEqual({ name: 'Ember', picture: true });
  await frame.getByLabel('Blend').focus();
  await frame.getByLabel('Blend').selectOption({ label: 'With Frost' });
  expect(await frame.getByRole('slider', { name: 'Share' }).getAttribute('aria-valuetext')).toBe('50% Frost');
  await look('blend-dark');
});

it('refuses in words what is no picture: the frame to be painted, several layers, one that is wholly transparent', async () => {
  panel = await stage.open({ theme: 'light', policy: 'A', generator: 'tiny with encoder' });
  const { page, frame } = panel;
  await startLake(panel);
  const before = await chosen();
  const take = async (): Promise<void> => {
    await frame.getByRole('button', { name: 'Like this picture' }).click();
  };
  await take();
  await frame.getByText('This is the frame to be painted. Select the picture whose look it shall take, then press again.').first().waitFor();
  await look('refused-light');

  const [lake] = await topLayers(page);
  const other = await drawFrame(page, 'Meadow', { width: 300, height: 200 }, [{ className: 'grass', x: 0, y: 0, width: 300, height: 200 }]);
  await select(lake!.id, other);
  await untilPhase(frame, 'several');
  await take();
  await frame.getByText('Several layers are selected. Select the one picture that is meant.').first().waitFor();

  await select(await photo('Glass', 'transparent', 'transparent'));
  await frame.getByRole('button', { name: 'Back to “Alpine lake”' }).waitFor();
  await take();
  await frame.getByText('This picture is wholly transparent. Choose one with something in it.').first().waitFor();
  expect(await statusText(frame)).toContain('wholly transparent');
  expect(await chosen()).toEqual(before);
});

function select(...ids: readonly string[]): Promise<void> {
  return panel.page.evaluate((wanted) => {
    globalThis.allaPrima.session.editor.select([...wanted]);
  }, ids);
}

/** An image layer right of the lake, in one colour over another. @returns its id. */
function photo(name: string, above: string, below: string): Promise<string> {
  return panel.page.evaluate(
    async ([title, ...colours]) => {
      const canvas = new OffscreenCanvas(300, 200);
      const context = canvas.getContext('2d')!;
      for (const [half, colour] of colours.entries()) {
        context.fillStyle = colour;
        context.fillRect(0, half * 100, 300, 100);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      const { document, editor } = globalThis.allaPrima.session;
      const { hash } = document.addImage(bytes);
      const fill = { type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, visible: true, opacity: 1, blendMode: 'NORMAL' } as const;
      return editor.act(() =>
        document.create('RECTANGLE', editor.currentPage, {
          name: title,
          width: 300,
          height: 200,
          relativeTransform: [
            [1, 0, 2500],
            [0, 1, 0],
          ],
          fills: [fill],
        }),
      );
    },
    [name, above, below] as const,
  );
}

/** The chosen style of the gallery, and whether it shows a picture of its own. */
async function chosen(): Promise<{ readonly name: string; readonly picture: boolean }> {
  const tile = panel.frame.locator('.paint-settings .style-tile:has(:checked)');
  return { name: (await tile.getAttribute('title'))!, picture: (await tile.locator('img').count()) === 1 };
}

/** The style that a layer carries, once it is that of this picture. */
async function styleOn(layer: string, picture: string): Promise<readonly number[]> {
  const carried = (): Promise<Recipe['style']['first']> =>
    panel.page.evaluate((id) => {
      const [data] = Object.values(globalThis.allaPrima.session.document.node(id).pluginData);
      return (JSON.parse(data!['recipe']!) as Recipe).style.first;
    }, layer);
  await expect.poll(carried).toMatchObject({ kind: 'picture', name: picture });
  const first = await carried();
  return first.kind === 'picture' ? first.vector : expect.unreachable();
}

async function look(name: string): Promise<void> {
  for (const width of [280, 600, 320]) {
    await panel.resize(width);
    await panel.frame.locator('.paint-settings').scrollIntoViewIfNeeded();
    await panel.picture(`${name}-${width}`);
    expect(await sidewaysScrollers(panel.frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
  }
  expect(await axeViolations(panel.frame), name).toEqual([]);
}
