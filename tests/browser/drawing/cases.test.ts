// Inputs that once failed (tests/cases, with what each must give in cases.tsv), through the built panel and through the terminal.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { coverageOf } from '../../../src/labels/coverage';
import { readRecipeFile } from '../../../src/labels/recipe-file';
import { openStage, topLayers, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

vi.setConfig({ testTimeout: 240_000 });

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CASES = `${ROOT}tests/cases/`;
/** Others are the plugin's or the shell's, with tests there. */
const ELSEWHERE = ['recipe-nested-20000.txt', 'layer-names.txt', 'hosted-hash.txt'];

const TABLE = readFileSync(`${CASES}cases.tsv`, 'utf8').split('\n');
const NAMES = TABLE.slice(1)
  .filter((line) => line.includes('\t'))
  .map((line) => line.split('\t')[0]!);
/** Shares of the scene of nine classes, as the table's last line gives them. */
const SHARES = Object.fromEntries(
  CLASS_NAMES.map((name) => [name, Number(new RegExp(`${name} ([0-9.]+)`).exec(TABLE.at(-1) || TABLE.at(-2)!)![1])]),
);
const SAME_SCENE = NAMES.filter(
  (name) => /the (same )?scene of nine classes|the same scene/.test(rowOf(name)) || name === 'apng-still-apart.png',
);

const folder = mkdtempSync(`${tmpdir()}/cases-`);
let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('cases');
  panel = await stage.open({ theme: 'light', policy: 'B', generator: 'tiny' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await panel.close();
  await stage.close();
});

it('the table and the files agree', () => {
  const files = [...readdirSync(CASES), ...readdirSync(`${CASES}pictures`)].filter(
    (name) => !['cases.tsv', 'pictures', ...ELSEWHERE].includes(name),
  );
  expect([...files, ...ELSEWHERE].sort()).toEqual([...NAMES].sort());
  expect(Object.values(SHARES).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  expect(SAME_SCENE).toHaveLength(8);
});

describe('the scene of nine classes', () => {
  it.each(SAME_SCENE)('%s', async (name) => {
    const terminal = await painted(name);
    const drawn = await imported(name);
    for (const className of CLASS_NAMES) {
      expect(terminal.coverage[className]! - SHARES[className]!, `terminal, ${className}`).toBeLessThan(0.004);
      expect(SHARES[className]! - terminal.coverage[className]!, `terminal, ${className}`).toBeLessThan(0.004);
      // Shapes have smooth edges: a little more may change sides.
      expect(Math.abs(drawn.coverage[className]! - SHARES[className]!), `panel, ${className}`).toBeLessThan(0.006);
    }
    expect(drawn.size).toEqual(name === 'exif-turned.png' ? [300, 400] : [400, 300]);
    expect(terminal.frame).toEqual(drawn.size);
    expect(drawn.words).not.toMatch(/stays empty/);
  });
});

describe('soft edges', () => {
  it.each(['jpeg75-ade20k.png', 'enlarged-64to1024.png'])('%s: regions meet, and nothing is blamed', async (name) => {
    const terminal = await painted(name);
    expect(terminal.unlabelled).toBeLessThan(0.01);
    const { words, empty } = await imported(name);
    expect(empty).toBeLessThan(0.01);
    expect(words).not.toMatch(/stays empty|bottle|bench/);
  });
});

it('rings-16px.png: shapes, while the panel goes on', async () => {
  const { page, frame } = panel;
  await page.evaluate(() => {
    globalThis.allaPrima.session.editor.select([]);
  });
  await frame.evaluate(() => {
    const turns = ((globalThis as unknown as { turns: number[] }).turns = [performance.now()]);
    const turn = (): void => {
      turns.push(performance.now());
      if (turns.length < 20_000) setTimeout(turn, 10);
    };
    turn();
  });
  const { words } = await imported('rings-16px.png');
  expect(words).toMatch(/became \d+ shapes/);
  const turns = await frame.evaluate(() => (globalThis as unknown as { turns: number[] }).turns);
  const gaps = turns.slice(1).map((at, index) => at - turns[index]!);
  // The figure that is asked for is 100 ms, on a machine of one's own; this one may be busy, and still no gap is the whole work.
  expect(Math.max(...gaps)).toBeLessThan((turns.at(-1)! - turns[0]!) / 2);
  console.log(`rings: ${Math.round(turns.at(-1)! - turns[0]!)} ms, longest gap ${Math.round(Math.max(...gaps))} ms`);
});

describe('no mask', () => {
  it.each([
    ['coco-ids-forest.png', /no mask.*map of class numbers/],
    ['header-134217729x1.png', /134217729 × 1 pixels/],
    ['zero-height.png', /0 pixels wide or high/],
  ])('%s', async (name, sentence) => {
    const before = (await topLayers(panel.page)).length;
    await choose(name);
    await panel.frame.getByText(sentence).first().waitFor();
    expect((await topLayers(panel.page)).length).toBe(before);
    // Small: a picture that was decoded all the same would not fit.
    const { code, stderr } = await paint(['--mask', pathOf(name), '--out', `${folder}/none.png`], {
      NODE_OPTIONS: '--max-old-space-size=100',
    });
    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
    expect(readdirSync(folder)).not.toContain('none.png');
  });
});

describe('recipes', () => {
  it('recipe-bom.json', async () => {
    await nothingSelected();
    await choose('recipe-bom.json');
    await panel.frame.getByText('“Lake” is drawn from its recipe').first().waitFor();
    await untilPhase(panel.frame, 'ready');
    const { code } = await paint(['--recipe', pathOf('recipe-bom.json'), '--out', `${folder}/recipe.png`, '--any-model']);
    expect(code).toBe(0);
  });

  it('recipe-in-code-fence.txt, pasted', async () => {
    await nothingSelected();
    const before = (await topLayers(panel.page)).length;
    await openFold();
    await panel.frame.getByLabel('Recipe as text').fill(readFileSync(pathOf('recipe-in-code-fence.txt'), 'utf8'));
    await panel.frame.getByLabel('Recipe as text').blur();
    await untilPhase(panel.frame, 'ready');
    expect((await topLayers(panel.page)).length).toBe(before + 1);
  });
});

function pathOf(name: string): string {
  return `${CASES}${name.endsWith('.png') ? 'pictures/' : ''}${name}`;
}

function rowOf(name: string): string {
  return TABLE.find((line) => line.startsWith(`${name}\t`))!;
}

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function paint(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/paint/paint.ts', ...args],
      { cwd: ROOT, env: { ...process.env, ...env } },
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}

/** What the terminal makes of a mask; small, since only its reading is looked at. */
async function painted(name: string): Promise<{ coverage: Record<string, number>; unlabelled: number; frame: readonly number[] }> {
  const recipe = `${folder}/${name}.json`;
  const size = name === 'exif-turned.png' ? '150x200' : '200x150';
  const run = await paint(['--mask', pathOf(name), '--out', `${folder}/${name}`, '--save-recipe', recipe, '--size', size]);
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  const { frame } = readRecipeFile(readFileSync(recipe, 'utf8'));
  return {
    ...(JSON.parse(run.stdout.trimEnd().split('\n').at(-1)!) as { coverage: Record<string, number>; unlabelled: number }),
    frame: [frame.width, frame.height],
  };
}

/** What the panel makes of a mask: the frame's size, the share of each class in it, and what it says. */
async function imported(name: string): Promise<{ coverage: Record<string, number>; size: readonly number[]; words: string; empty: number }> {
  const { page, frame } = panel;
  await nothingSelected();
  const before = (await topLayers(page)).length;
  await choose(name);
  const words = await frame
    .getByText(new RegExp(`“${name.replace('.png', '')}” became`))
    .first()
    .textContent();
  await untilPhase(frame, 'ready');
  const [added] = (await topLayers(page)).slice(before);
  const size = await page.evaluate((id) => {
    const { width, height } = globalThis.allaPrima.session.document.node(id);
    return [width, height];
  }, added!.id);
  await openFold();
  const [download] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Recipe', exact: true }).click()]);
  const { labels } = readRecipeFile(readFileSync(await download.path(), 'utf8'));
  const empty = Number(/(\d+) % of the mask/.exec(words ?? '')?.[1] ?? 0) / 100;
  return { coverage: coverageOf(labels), size, words: words ?? '', empty };
}

async function nothingSelected(): Promise<void> {
  await panel.page.evaluate(() => {
    globalThis.allaPrima.session.editor.select([]);
  });
  await untilPhase(panel.frame, 'nothing');
}

async function openFold(): Promise<void> {
  const { frame } = panel;
  if (!(await frame.getByRole('button', { name: 'Choose files…' }).isVisible())) await frame.getByText('In and out').click();
}

async function choose(name: string): Promise<void> {
  const { page, frame } = panel;
  await openFold();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), frame.getByRole('button', { name: 'Choose files…' }).click()]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: readFileSync(pathOf(name)) });
}
