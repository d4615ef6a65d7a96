// Files and text in and out of the built panel, under both policies: masks, paintings and recipes exported, painted again in the terminal to
// the same pixels, and brought back in by choosing, dropping and pasting. One page a policy serves all of it.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import { readRecipeFile } from '../../../src/labels/recipe-file';
import { SQUARE } from '../../../src/contract/size';
import { labelPicture } from '../../../src/labels/read/label-picture';
import { pngOf } from 'figma-stand-in/node/pixels';
import { axeViolations, drawFrame, openStage, sidewaysScrollers, startLake, statusText, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('in-out');
});
afterAll(() => stage.close());

describe.each([
  { theme: 'light', policy: 'B' },
  { theme: 'dark', policy: 'A' },
] as const)('$theme, policy $policy', (look) => {
  let recipe: string;
  beforeAll(async () => {
    panel = await stage.open(look);
    await startLake(panel);
    await panel.frame.getByText('In and out').click();
  });
  afterAll(() => panel.close());

  it('exports the mask that the generator sees', async () => {
    const { frame } = panel;
    expect(await frame.getByRole('button', { name: 'Painting', exact: true }).isDisabled()).toBe(true);
    await picture(`ready-${look.theme}`);
    const { name, bytes } = await exported('Mask');
    expect(name).toBe('Alpine lake mask.png');
    expect(await statusText(frame)).toContain(name);
    const image = await nodeCodec.decode(bytes);
    // As large as its source, not as the label map.
    expect([image.width, image.height]).toEqual([1200, 900]);
    const map = labelPicture(
      { ...image, box: { x: 0, y: 0, width: 1200, height: 900 } },
      [
        [1200, 0, 0],
        [0, 900, 0],
      ],
      SQUARE,
    );
    expect(map).toMatchObject({ unlabelled: 0, unmatched: [], palette: 'alla-prima' });
  });

  it('exports the painting, and a recipe that paints its very pixels in the terminal', async () => {
    const { page, frame } = panel;
    await frame.getByLabel('Seed', { exact: true }).fill('11');
    await page.keyboard.press('Control+Enter');
    await untilPhase(frame, 'painted');
    const { name, bytes } = await exported('Painting');
    expect(name).toBe('Alpine lake painting.png');
    const [, layer] = await topLayers(page);
    const inTheFile = await nodeCodec.decode(Uint8Array.from(await imageBytes(layer!.image!)));
    const { width, height } = await nodeCodec.decode(bytes);
    // The source's proportions, and no side smaller than in the file.
    const wider = inTheFile.width * 3 > inTheFile.height * 4;
    expect([width, height]).toEqual(
      wider ? [inTheFile.width, Math.round((inTheFile.width * 3) / 4)] : [Math.round((inTheFile.height * 4) / 3), inTheFile.height],
    );

    const file = await exported('Recipe');
    expect(file.name).toBe('Alpine lake recipe.json');
    recipe = file.bytes.toString('utf8');
    const { way, frame: size } = readRecipeFile(recipe);
    expect(way).toMatchObject({ seed: 11, size: { width: inTheFile.width, height: inTheFile.height } });
    expect(size).toEqual({ width: 1200, height: 900 });
    // Once is enough: the policy makes no difference to the terminal.
    if (look.policy === 'B') expect(Buffer.from(await paintedInTerminal(recipe)).equals(Buffer.from(inTheFile.rgba))).toBe(true);
  });

  it('exports the mask that the painting was made from, also when the shapes are others by now', async () => {
    const { page, frame } = panel;
    const [lake] = await topLayers(page);
    await page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.remove(document.children(id).at(-1)!);
      });
    }, lake!.id);
    await untilPhase(frame, 'painted');
    expect(JSON.parse((await exported('Recipe')).bytes.toString('utf8'))).toEqual(JSON.parse(recipe));
    await page.evaluate(() => {
      globalThis.allaPrima.session.editor.undo();
    });
  });

  it('copies the recipe by keyboard; pasted with nothing selected it draws its shapes and offers to paint them', async () => {
    const { page, frame } = panel;
    await frame.getByRole('button', { name: 'Copy recipe' }).focus();
    await page.keyboard.press('Enter');
    await frame.getByText(/^Copied\./).waitFor();
    await page.evaluate(() => {
      globalThis.allaPrima.session.editor.select([]);
    });
    await untilPhase(frame, 'nothing');
    const before = await topLayers(page);
    await frame.getByLabel('Recipe as text').focus();
    await page.keyboard.press('Control+V');
    await untilPhase(frame, 'ready');
    await frame.getByText('is drawn from its recipe').first().waitFor();
    expect(await frame.getByLabel('Recipe as text').inputValue()).toBe('');
    const added = (await topLayers(page)).slice(before.length);
    expect(added.map(({ name }) => name)).toEqual(['Alpine lake']);
    expect(await sizeOf(added[0]!.id)).toEqual([1200, 900]);
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('11');
    expect(await frame.evaluate(() => document.activeElement?.className)).toBe('paint');
    await picture(`drawn-${look.theme}`);
    // The drawn shapes label back to the recipe's own mask, but for the pixels of their edges.
    const { bytes } = await exported('Recipe');
    expect(difference(readRecipeFile(bytes.toString('utf8')).labels, readRecipeFile(recipe).labels)).toBeLessThan(0.02);
  });

  it('pasted anywhere with shapes selected it takes over style and seed and paints', async () => {
    const { page, frame } = panel;
    await frame.getByLabel('Seed', { exact: true }).fill('3');
    await frame.locator('.subject h2').click();
    await page.keyboard.press('Control+V');
    await untilPhase(frame, 'painted');
    expect(await frame.getByLabel('Seed', { exact: true }).inputValue()).toBe('11');
    expect(await statusText(frame)).toMatch(/Painted in/);
  });

  it('says so of nonsense, and leaves the document alone', async () => {
    const { frame } = panel;
    const before = await undoSteps();
    await frame.getByLabel('Recipe as text').fill('{"kind":"cake"}');
    await frame.getByLabel('Recipe as text').blur();
    await frame.getByText('This text is no recipe of Alla Prima.').first().waitFor();
    await choose('notes.txt', Buffer.from('Buy milk'));
    await frame.getByText('“notes.txt” is neither a mask, a picture nor a recipe.').first().waitFor();
    await choose('broken.png', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3]));
    await frame.getByText('could not be read as a PNG').first().waitFor();
    await choose('grey.png', Buffer.from(await pngOf(40, 30, '#777')));
    await frame.getByText('This picture is no mask').first().waitFor();
    expect(await undoSteps()).toBe(before);
  });

  it('a mask in ADE20K’s colours becomes shapes; what no landscape has is named with its share', async () => {
    const { page, frame } = panel;
    const before = (await topLayers(page)).length;
    await choose('street.png', Buffer.from(await pngOf(400, 200, 'rgb(6, 230, 230)', 'rgb(4, 200, 3)', 'rgb(4, 200, 3)', 'rgb(180, 120, 120)')));
    await frame
      .getByText(/“street” became 2 shapes\. 25% of the mask shows what has no colour here \(building\)/)
      .first()
      .waitFor();
    const [added] = (await topLayers(page)).slice(before);
    expect(await sizeOf(added!.id)).toEqual([400, 200]);
  });

  it('a dropped or chosen mask becomes shapes, in either palette', async () => {
    const { page, frame } = panel;
    const file = look.policy === 'B' ? 'seaside.png' : 'forest-river-paint-with-ml.png';
    const bytes = await readFile(`${ROOT}examples/${file}`);
    const before = (await topLayers(page)).length;
    if (look.policy === 'B') await choose(file, bytes);
    else await drop(file, bytes);
    // By its name: the notice of the test before may still stand there.
    await frame
      .getByText(new RegExp(`“${file.replace('.png', '')}” became \\d+ shapes\\.`))
      .first()
      .waitFor();
    await untilPhase(frame, 'ready');
    if (look.policy === 'B') await panel.pagePicture('imported');
    const [added, ...others] = (await topLayers(page)).slice(before);
    expect(others).toEqual([]);
    expect(added!.name).toBe(file.replace('.png', ''));
    await picture(`imported-${look.theme}`);
    const image = await nodeCodec.decode(bytes);
    const { bytes: again } = await exported('Recipe');
    const { labels, way } = readRecipeFile(again.toString('utf8'));
    const wanted = labelPicture(
      { ...image, box: { x: 0, y: 0, width: image.width, height: image.height } },
      [
        [image.width, 0, 0],
        [0, image.height, 0],
      ],
      way.size,
    ).labels;
    expect(difference(labels, wanted)).toBeLessThan(0.02);
  });
});

describe('several files at once', () => {
  it('are all taken, in their order, each with its outcome; at Square a mask goes out and comes back as large as its source', async () => {
    panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
    const { page, frame } = panel;
    await drawFrame(page, 'Meadow', { width: 900, height: 300.5 }, [
      { className: 'sky', x: 0, y: 0, width: 900, height: 200 },
      { className: 'grass', x: 0, y: 200, width: 900, height: 101 },
    ]);
    await untilPhase(frame, 'ready');
    await frame.getByRole('radio', { name: 'Square' }).check({ force: true });
    await untilPhase(frame, 'ready');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    await frame.getByText('In and out').click();
    const mask = await exported('Mask');
    const painting = await nodeCodec.decode((await exported('Painting')).bytes);
    expect(painting.width / painting.height).toBeCloseTo(900 / 300.5, 1);
    const recipe = await exported('Recipe');
    const before = await topLayers(page);
    await choose(
      mask.name,
      mask.bytes,
      ['notes.txt', Buffer.from('Buy milk')],
      [recipe.name, recipe.bytes],
      ['seaside.png', await readFile(`${ROOT}examples/seaside.png`)],
      ['broken.png', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3])],
    );
    await frame.getByText('3 of 5 files are in. 2 could not be taken.').first().waitFor();
    const rows = await frame.getByRole('list', { name: 'Files' }).getByRole('listitem').allInnerTexts();
    expect(rows.map((row) => row.split('\n')[0])).toEqual(['Meadow mask.png', 'notes.txt', 'Meadow recipe.json', 'seaside.png', 'broken.png']);
    expect(rows[0]).toContain('2 shapes');
    expect(rows[1]).toContain('neither a mask, a picture nor a recipe');
    expect(rows[2]).toContain('Its shapes, ready to paint');
    expect(rows[4]).toContain('could not be read as a PNG');
    await panel.picture('several-files');
    expect(await axeViolations(frame)).toEqual([]);
    const added = (await topLayers(page)).slice(before.length);
    expect(added.map(({ name }) => name)).toEqual(['Meadow', 'Meadow', 'seaside']);
    expect(await sizeOf(added[0]!.id)).toEqual([900, 300.5]);
    expect(await sizeOf(added[1]!.id)).toEqual([900, 300.5]);
    await frame.getByRole('button', { name: 'Dismiss' }).first().click();
    await frame.getByRole('list', { name: 'Files' }).waitFor({ state: 'detached' });
    await panel.close();
  });
});

describe('a mask of very many edges', () => {
  it('stays off its layer, which the panel says; a recipe has the present shapes’ then, and says that', async () => {
    panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' });
    const { page, frame } = panel;
    // 128 stripes over 512 rows: about 130 kB of runs.
    await drawFrame(
      page,
      'Fence',
      { width: 512, height: 512 },
      Array.from({ length: 128 }, (_, stripe) => ({
        className: stripe % 2 === 0 ? 'sky' : 'grass',
        x: stripe * 4,
        y: 0,
        width: 4,
        height: 512,
      })),
    );
    await untilPhase(frame, 'ready');
    await frame.getByRole('button', { name: 'Paint', exact: true }).click();
    await untilPhase(frame, 'painted');
    expect(await statusText(frame)).toMatch(/added\. Its mask is too large for the layer to carry\.$/);
    await frame.getByText('In and out').click();
    const { bytes } = await exported('Recipe');
    expect(readRecipeFile(bytes.toString('utf8')).labels.filter((label, index) => index < 512 && label === 0)).toHaveLength(256);
    expect(await statusText(frame)).toContain('Its painting carries no mask, so the recipe has the mask of the present shapes.');
    const [, layer] = await topLayers(page);
    await page.evaluate((id) => {
      globalThis.allaPrima.session.editor.select([id]);
    }, layer!.id);
    await frame.locator('.recipe').getByText('Its mask is not on the layer').waitFor();
    await panel.frame.locator('.recipe').scrollIntoViewIfNeeded();
    await panel.picture('no-mask');
    expect(await axeViolations(frame)).toEqual([]);
    await panel.close();
  });
});

/** Pixels of what `npm run paint -- --recipe` makes of a recipe. */
async function paintedInTerminal(text: string): Promise<Uint8Array | Uint8ClampedArray> {
  const folder = await mkdtemp(`${tmpdir()}/in-out-`);
  try {
    await writeFile(`${folder}/recipe.json`, text);
    await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/paint/paint.ts', '--recipe', `${folder}/recipe.json`, '--out', `${folder}/out.png`],
      { cwd: ROOT },
    );
    return (await nodeCodec.decode(await readFile(`${folder}/out.png`))).rgba;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Press one of the export buttons and take what was downloaded. */
async function exported(button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    panel.page.waitForEvent('download'),
    panel.frame.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Choose files of these names, one or several. */
async function choose(name: string, buffer: Buffer, ...more: readonly (readonly [name: string, buffer: Buffer])[]): Promise<void> {
  const { page, frame } = panel;
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), frame.getByRole('button', { name: 'Choose files…' }).click()]);
  const files = [[name, buffer] as const, ...more];
  await chooser.setFiles(files.map(([file, bytes]) => ({ name: file, mimeType: 'application/octet-stream', buffer: bytes })));
}

/** What a browser tells a page when a file is dragged over it and dropped. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  const { frame } = panel;
  const data = await frame.evaluateHandle(
    ([file, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], file));
      return transfer;
    },
    [name, bytes.toString('base64')] as const,
  );
  await frame.dispatchEvent('.app', 'dragover', { dataTransfer: data });
  await frame.getByText('Drop masks, photos or recipes').waitFor();
  await picture('dropping', [320]);
  await frame.dispatchEvent('.app', 'drop', { dataTransfer: data });
}

function imageBytes(hash: string): Promise<readonly number[]> {
  return panel.page.evaluate((wanted) => [...(globalThis.allaPrima.session.document.image(wanted)?.bytes ?? [])], hash);
}

function undoSteps(): Promise<number> {
  return panel.page.evaluate(() => globalThis.allaPrima.session.editor.undoSteps.done);
}

function sizeOf(id: string): Promise<readonly number[]> {
  return panel.page.evaluate((wanted) => {
    const { width, height } = globalThis.allaPrima.session.document.node(wanted);
    return [width, height];
  }, id);
}

/** Share of labels that differ. */
function difference(one: Uint8Array, other: Uint8Array): number {
  expect(one.length).toBe(other.length);
  return one.reduce((count, label, index) => count + (label === other[index] ? 0 : 1), 0) / one.length;
}

/** A picture at each width, scrolled to the fold, without axe violations and without scrolling sideways. */
async function picture(name: string, widths: readonly number[] = [280, 320, 600]): Promise<void> {
  const { frame } = panel;
  for (const width of widths) {
    await panel.resize(width);
    await frame.locator('.in-out').scrollIntoViewIfNeeded();
    await panel.picture(`${name}-${width}`);
    expect(await sidewaysScrollers(frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
  }
  expect(await axeViolations(frame), name).toEqual([]);
}
