// Several frames selected at once, painted one after the other by the built panel: progress, cancel, one undo step each, what a
// teammate deletes meanwhile, and the summary of what could not be painted. One page serves all of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openStage, sidewaysScrollers, statusText, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

declare global {
  // What `holdExports` leaves in the page.
  var letExportsGo: () => void;
}

let stage: Stage;
let panel: Panel;
/** The three scenes, an empty frame, and a frame in no landscape colour. */
let frames: Record<'lake' | 'seaside' | 'forest' | 'empty' | 'grey', string>;

beforeAll(async () => {
  stage = await openStage('several');
  panel = await stage.open({ theme: 'light', policy: 'B' });
  const { page, frame } = panel;
  const ids: string[] = [];
  for (const name of ['Alpine lake', 'Coast with cliffs', 'Forest river']) {
    await select();
    await frame.getByRole('button', { name }).click();
    await untilPhase(frame, 'ready');
    ids.push((await topLayers(page)).at(-1)!.id);
  }
  const [lake, seaside, forest] = ids as [string, string, string];
  const [empty, grey] = (await page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const [[, , x], [, , y]] = document.node(document.children(editor.currentPage)[0]!).relativeTransform;
    return editor.act(() =>
      ['Empty', 'Grey'].map((name, i) => {
        const id = document.create('FRAME', editor.currentPage, {
          name,
          width: 300,
          height: 200,
          relativeTransform: [
            [1, 0, x + i * 400],
            [0, 1, y - 300],
          ],
        });
        document.update(id, {
          fills:
            name === 'Empty'
              ? []
              : [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: 0.5, g: 0.5, b: 0.5 }, boundVariables: {} }],
        });
        return id;
      }),
    );
  })) as [string, string];
  frames = { lake, seaside, forest, empty, grey };
});
afterAll(() => stage.close());

describe('three scenes, a grey frame and an empty one', () => {
  it('are listed with their sizes, and those that can’t be painted with the reason', async () => {
    const { lake, seaside, forest, empty, grey } = frames;
    await select(lake, seaside, forest, grey, empty);
    await untilPhase(panel.frame, 'several');
    const rows = await rowsShown();
    expect(rows.map(({ name }) => name).sort()).toEqual(['Alpine lake', 'Coast with cliffs', 'Empty', 'Forest river', 'Grey']);
    expect(rows.find(({ name }) => name === 'Alpine lake')?.words).toBe('1200 × 900');
    expect(rows.find(({ name }) => name === 'Empty')?.words).toMatch(/^[A-Z].{20,}\.$/);
    expect(await paintButton()).toBe('Paint 4 frames');
    await picture('selected');
  });

  it('are painted one after the other, each one undo step, whatever is selected meanwhile; the rest is named with its reason', async () => {
    const { page, frame } = panel;
    const { lake, seaside, forest, grey } = frames;
    const stepsBefore = await undoSteps();
    await frame.getByLabel('Seed', { exact: true }).fill('40');
    // So that no cloud is in every frame.
    expect(await frame.getByLabel('Another seed for each').isChecked()).toBe(true);
    await frame.getByText('40 to 43').waitFor();
    await holdExports('after the first painting');
    await page.keyboard.press('Control+Enter');
    await frame.locator('.frames li[data-mark="painted"] + li[data-mark="working"]').waitFor();
    await panel.pagePicture('painting');
    await picture('painting', [320]);
    await select(forest);
    await frame
      .getByText(/^Painting \d of 4: “/)
      .last()
      .waitFor();
    await picture('elsewhere', [320]);
    await letExportsGo();
    await frame.locator('.batch').getByText('3 of 5 frames painted.').waitFor({ timeout: 60_000 });
    expect(await undoSteps()).toBe(stepsBefore + 3);
    expect(await selection()).toEqual([forest]);
    const painted = await paintings();
    expect(Object.keys(painted).sort()).toEqual([lake, seaside, forest].sort());
    expect(new Set(Object.values(painted).map(({ seed }) => seed)).size).toBe(3);
    await picture('summary');

    const trouble = await rowsShown();
    expect(trouble.map(({ name }) => name).sort()).toEqual(['Empty', 'Grey']);
    for (const { words } of trouble) expect(words).toMatch(/^[A-Z].{20,}\.$/);
    await frame.getByRole('button', { name: 'Select “Grey”' }).click();
    await page.waitForFunction((id) => globalThis.allaPrima.session.editor.selection().join() === id, grey);
    await frame.getByRole('button', { name: 'Dismiss' }).first().click();
    expect(await frame.locator('.batch').count()).toBe(0);
  });

  it('cancelled in the middle: what is painted stays, the rest is left out', async () => {
    const { page, frame } = panel;
    const { lake, seaside, forest } = frames;
    await select(lake, seaside, forest);
    await untilPhase(frame, 'several');
    expect(await paintButton()).toBe('Paint 3 frames');
    const before = await paintings();
    await frame.getByLabel('Another seed for each').uncheck();
    await frame.getByLabel('Seed', { exact: true }).fill('7');
    await holdExports('after the first painting');
    await page.keyboard.press('Enter');
    await frame.locator('.frames li[data-mark="painted"] + li[data-mark="working"]').waitFor();
    await page.keyboard.press('Escape');
    await letExportsGo();
    await frame
      .getByText(/ of 3 frames painted\. You cancelled the rest\./)
      .first()
      .waitFor();
    const after = await paintings();
    const changed = [lake, seaside, forest].filter((id) => after[id]!.image !== before[id]!.image);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(3);
    for (const id of changed) expect(after[id]).toMatchObject({ seed: 7, layer: before[id]!.layer });
    await picture('cancelled', [280, 320]);
  });

  it('have their paintings updated where they are by then, also on another page', async () => {
    const { page, frame } = panel;
    const { lake, seaside, forest } = frames;
    const before = await paintings();
    const last = { 'Alpine lake': lake, 'Coast with cliffs': seaside, 'Forest river': forest }[(await rowsShown())[2]!.name]!;
    const { layer, image } = before[last]!;
    await frame.getByLabel('Seed', { exact: true }).fill('9');
    await holdExports('now');
    await page.keyboard.press('Enter');
    await frame.locator('.frames li[data-mark="working"]').first().waitFor();
    await page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.insert(id, document.pages[1]!);
      });
    }, layer);
    await letExportsGo();
    await frame
      .getByText(/^3 frames painted in/)
      .first()
      .waitFor();
    // Its source is on this page and has no second painting here.
    expect(Object.keys(await paintings()).sort()).toEqual([lake, seaside, forest].filter((id) => id !== last).sort());
    const moved = await page.evaluate((id) => {
      const { document } = globalThis.allaPrima.session;
      const [fill] = document.node(id).fills;
      return { page: document.node(id).parent === document.pages[1], image: fill?.type === 'IMAGE' ? fill.imageHash : null };
    }, layer);
    expect(moved.page).toBe(true);
    expect(moved.image).not.toBe(image);
    await page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.insert(id, editor.currentPage);
      });
    }, layer);
  });

  it('lose only the one that a teammate deletes meanwhile', async () => {
    const { page, frame } = panel;
    const { lake, seaside, forest } = frames;
    const order = (await rowsShown()).map(({ name }) => name);
    const last = { 'Alpine lake': lake, 'Coast with cliffs': seaside, 'Forest river': forest }[order[2]!]!;
    await frame.getByLabel('Seed', { exact: true }).fill('8');
    await holdExports('now');
    await page.keyboard.press('Enter');
    await frame.locator('.frames li[data-mark="working"]').first().waitFor();
    await page.evaluate((id) => {
      const { document, editor } = globalThis.allaPrima.session;
      editor.act(() => {
        document.remove(id);
      });
    }, last);
    await letExportsGo();
    await frame.getByText('2 of 3 frames painted. One could not be painted.').first().waitFor();
    const seeds = Object.entries(await paintings())
      .filter(([id]) => id !== last)
      .map(([, { seed }]) => seed);
    expect(seeds).toEqual([8, 8]);
    expect(await statusText(frame)).toMatch(/2 of 3/);
  });

  it('look right in the dark', async () => {
    await panel.close();
    panel = await stage.open({ theme: 'dark', policy: 'A' });
    const { frame } = panel;
    const ids: string[] = [];
    for (const name of ['Coast with cliffs', 'Forest river']) {
      await select();
      await frame.getByRole('button', { name }).click();
      await untilPhase(frame, 'ready');
      ids.push((await topLayers(panel.page)).at(-1)!.id);
    }
    await select(...ids);
    await untilPhase(frame, 'several');
    await picture('selected-dark');
    await holdExports('now');
    await frame.getByRole('button', { name: 'Paint 2 frames' }).click();
    await select();
    await frame.locator('.batch progress').waitFor();
    await picture('elsewhere-dark', [320]);
    await letExportsGo();
    await frame.getByText('2 frames painted in').first().waitFor();
    await panel.close();
  });
});

function select(...ids: readonly string[]): Promise<void> {
  return panel.page.evaluate((wanted) => {
    globalThis.allaPrima.session.editor.select([...wanted]);
  }, ids);
}

/**
 * Keep every export waiting from now on, or from the moment at which the next painting lands, so that the batch cannot be over before the
 * test has looked at it. No longer than a minute: then the panel gives up on an export.
 */
function holdExports(from: 'now' | 'after the first painting'): Promise<void> {
  return panel.page.evaluate((moment) => {
    const { document, run } = globalThis.allaPrima.session;
    let isOpen = false;
    const gate = new Promise<void>((resolve) => {
      globalThis.letExportsGo = () => {
        isOpen = true;
        resolve();
      };
    });
    const wait = (): Promise<void> => {
      // A fault serves one call.
      if (!isOpen) run!.inject('exportAsync', 'before', wait);
      return gate;
    };
    const close = (): void => {
      run!.inject('exportAsync', 'before', wait);
    };
    if (moment === 'now') {
      close();
      return;
    }
    const stopListening = document.store.onChange(({ before, after }) => {
      const image = (record: typeof after): string | null => {
        const fill = record !== undefined && 'fills' in record ? record.fills[0] : undefined;
        return fill?.type === 'IMAGE' ? fill.imageHash : null;
      };
      if (image(after) === null || image(after) === image(before)) return;
      stopListening();
      close();
    });
  }, from);
}

function letExportsGo(): Promise<void> {
  return panel.page.evaluate(() => {
    globalThis.letExportsGo();
  });
}

function selection(): Promise<readonly string[]> {
  return panel.page.evaluate(() => globalThis.allaPrima.session.editor.selection());
}

function undoSteps(): Promise<number> {
  return panel.page.evaluate(() => globalThis.allaPrima.session.editor.undoSteps.done);
}

function paintButton(): Promise<string> {
  return panel.frame.locator('.paint-word:visible').innerText();
}

function rowsShown(): Promise<readonly { readonly name: string; readonly words: string }[]> {
  return panel.frame.locator('.frames li').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('.frame-name')?.textContent ?? '',
      words: row.querySelector('.frame-words')?.textContent ?? '',
    })),
  );
}

interface PaintingFacts {
  readonly layer: string;
  readonly image: string | null;
  readonly seed: number;
}

/** The paintings on the page by the id of their source. */
function paintings(): Promise<Readonly<Record<string, PaintingFacts>>> {
  return panel.page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    const facts: Record<string, PaintingFacts> = {};
    for (const layer of document.children(editor.currentPage)) {
      const {
        pluginData,
        fills: [fill],
      } = document.node(layer);
      const text = Object.values(pluginData)[0]?.['recipe'];
      if (text === undefined) continue;
      const { sourceIds, seed } = JSON.parse(text) as { sourceIds: string[]; seed: number };
      facts[sourceIds.join()] = { layer, image: fill?.type === 'IMAGE' ? fill.imageHash : null, seed };
    }
    return facts;
  });
}

/** A picture at each width, without axe violations and without scrolling sideways. */
async function picture(name: string, widths: readonly number[] = [280, 320, 600]): Promise<void> {
  const { frame } = panel;
  for (const width of widths) {
    await panel.resize(width);
    await panel.picture(`${name}-${width}`);
    expect(await sidewaysScrollers(frame), `${name} at ${width} px scrolls sideways`).toEqual([]);
  }
  expect(await axeViolations(frame), name).toEqual([]);
}
