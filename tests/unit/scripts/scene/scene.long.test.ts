// `npm run scene` as a person runs it: a mask that `npm run paint`'s reading gives back as it was composed, an SVG of named layers, and a plain
// sentence with exit code 2 and nothing written for whatever is asked wrong.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { runPlugin } from 'figma-stand-in';
import { describe, expect, it, vi } from 'vitest';
import { composeScene, sceneLabels } from '../../../../src/compose/compose-scene';
import { CLASSES } from '../../../../src/contract/classes';
import { OWN_SLIDERS } from '../../../../src/contract/roll';
import { labelPicture } from '../../../../src/labels/read/label-picture';
import { ROOT } from '../../../../scripts/build/build-target';

vi.setConfig({ testTimeout: 120_000 });

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Run the command in a folder of its own, where relative paths count from. */
function scene(folder: string, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `${ROOT}scripts/scene/scene.ts`, ...words],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      },
    );
  });
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'scene-'));

const ORDER = { kind: 'alpine-lake', seed: 4, sliders: OWN_SLIDERS, width: 1440, height: 400 } as const;
const WORDS = ['--kind', 'alpine-lake', '--seed', '4', '--size', '1440x400'];

describe('npm run scene', () => {
  it('writes a mask that is read back as it was composed, and says what it is', async () => {
    const at = folder();
    const { code, out, err } = await scene(at, ...WORDS, '--out', 'scene.png');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out.trim().split('\n').at(-1)!)).toEqual({
      name: 'Alpine lake',
      seed: 4,
      width: 1440,
      height: 400,
      shapes: composeScene(ORDER).shapes.length,
    });
    const { data, width, height, channels } = decode(readFileSync(join(at, 'scene.png')));
    expect([width, height, channels]).toEqual([1440, 400, 4]);
    const read = labelPicture(
      { width, height, rgba: new Uint8Array(data), box: { x: 0, y: 0, width, height } },
      [
        [width, 0, 0],
        [0, height, 0],
      ],
      { width: 480, height: 160 },
    );
    const own = sceneLabels(ORDER, { width: 480, height: 160 });
    const same = own.reduce((count, label, index) => count + (label === read.labels[index] ? 1 : 0), 0);
    expect(same / own.length).toBeGreaterThan(0.97);
    expect(readdirSync(at)).toEqual(['scene.png']);
  });

  it('writes an SVG whose layers are the shapes, by name and colour', async () => {
    const at = folder();
    const { code } = await scene(at, ...WORDS, '--out', 'scene.svg', '--trees', '80');
    expect(code).toBe(0);
    const { shapes } = composeScene({ ...ORDER, sliders: { ...OWN_SLIDERS, trees: 0.8 } });
    // As Figma takes it in.
    const svg = JSON.stringify(readFileSync(join(at, 'scene.svg'), 'utf8'));
    const { document, errors } = await runPlugin({ code: `figma.createNodeFromSvg(${svg});` });
    expect(errors).toEqual([]);
    const [frame] = document.children(document.pages[0]!) as [string];
    expect(document.node(frame)).toMatchObject({ type: 'FRAME', width: 1440, height: 400 });
    const layers = document.children(frame).map((id) => document.node(id));
    expect(layers.map(({ name }) => name.replace(/ \d+$/, ''))).toEqual(shapes.map(({ name }) => name));
    expect(new Set(layers.map(({ name }) => name)).size).toBe(layers.length);
    for (const [index, { fills }] of layers.entries()) {
      const { r, g, b } = (fills[0] as SolidPaint).color;
      expect([r, g, b].map((channel) => Math.round(channel * 255))).toEqual(
        CLASSES.find(({ name }) => name === shapes[index]!.className)!.colour,
      );
    }
  });

  it('takes a kind by its name, too, and gives the same file for the same words', async () => {
    const [one, other] = [folder(), folder()];
    await Promise.all([scene(one, ...WORDS, '--out', 'a.svg'), scene(other, '--kind', 'Alpine Lake', ...WORDS.slice(2), '--out', 'a.svg')]);
    expect(readFileSync(join(one, 'a.svg'), 'utf8')).toBe(readFileSync(join(other, 'a.svg'), 'utf8'));
  });

  it.each([
    [['--out', 'a.png'], /^Say which kind of scene and where to put it: /],
    [['--kind', 'moon', '--out', 'a.png'], /^There is no kind of scene called “moon”; choose one of: alpine-lake, /],
    [['--kind', 'fjord', '--out', 'a.jpg'], /must end in \.png or \.svg, not “a\.jpg”/],
    [['--kind', 'fjord', '--out', 'a.png', '--seed', '1.5'], /^The seed must be a whole number from 0 to 4294967295, not “1\.5”\./],
    [['--kind', 'fjord', '--out', 'a.png', '--seed', '4294967296'], /^The seed must be /],
    [['--kind', 'fjord', '--out', 'a.png', '--size', '5000x10'], /^The size must be like 1440x400, at most 4096 a side, not “5000x10”\./],
    [['--kind', 'fjord', '--out', 'a.png', '--water', '101'], /^--water must be a whole number from 0 to 100, not “101”\./],
    [['--kind', 'fjord', '--out', 'nowhere/a.png'], /^The folder .*nowhere does not exist/],
    [['--kind', 'fjord', '--out', 'a.png', '--what', '1'], /^These arguments can't be read/],
  ])('refuses %j with a sentence, and writes nothing', async (words, sentence) => {
    const at = folder();
    const { code, out, err } = await scene(at, ...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(at)).toEqual([]);
  });

  it('leaves the file that is there where the new one can not take its place', async () => {
    const at = folder();
    const taken = join(at, 'taken.png');
    writeFileSync(taken, 'theirs');
    const { code, err } = await scene(at, '--kind', 'fjord', '--out', 'taken.png/a.png');
    expect(code).toBe(2);
    expect(err).toMatch(/does not exist/);
    expect(readFileSync(taken, 'utf8')).toBe('theirs');
  });

  it('helps', async () => {
    const { code, out } = await scene(folder(), '--help');
    expect(code).toBe(0);
    expect(out).toContain('--kind        alpine-lake, coast');
  });
});
