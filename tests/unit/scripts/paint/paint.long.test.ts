// `npm run paint` as a person runs it: a process, its two streams, its exit code and the file it leaves.
import { encode } from 'fast-png';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { PAINTER_IDS, readModelFiles } from '../../../../scripts/shared/model-files';
import { CLASSES, CLASS_NAMES } from '../../../../src/contract/classes';
import { namedStyle, uniformPart } from '../../../../src/contract/style';
import { validateModelCard } from '../../../../src/inference/api/model-card';
import { readRecipeFile, writeRecipeFile } from '../../../../src/labels/recipe-file';
import { nodeCodec } from '../../../../scripts/shared/node-codec';
import { draw, SCENES } from '../../labels/scene';
import { CARD, ONE_STYLE, OTHER_STYLE } from '../../inference/card';
import { wetOnWet } from '../../contract/wet-on-wet';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paint-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs from another folder than the package, with INIT_CWD as npm sets it. */
function paint(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/paint/paint.ts', ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } },
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

const flat = (colour: readonly number[]): Uint8Array =>
  encode({ width: 20, height: 10, channels: 3, data: Uint8Array.from({ length: 600 }, (_, index) => colour[index % 3]!) });
const CARDS = PAINTER_IDS.map((id) => validateModelCard(readModelFiles(id).card));
/** The painter whose file stays what it is. */
const WET = ['--painter', CARD.painter.id];
const sea = flat(CLASSES[8]!.colour);

describe('painters', () => {
  test('the first one paints where none is asked for, each says what its paintings may be used for, and its recipe is painted by it', async () => {
    put('painters.png', sea);
    for (const [index, { painter, licence, sha256, defaultStyle }] of CARDS.entries()) {
      const asked = index === 0 ? [] : ['--painter', painter.id];
      const run = await paint('--mask', 'painters.png', '--out', 'by.png', '--size', '64x64', '--save-recipe', 'by.json', ...asked);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(run.stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ painter: painter.name, licence, model: sha256 });
      const text = readFileSync(join(folder, 'by.json'), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ painter: painter.name, licence });
      expect(readRecipeFile(text).way.style).toEqual(namedStyle(painter.id, defaultStyle));
      const once = readFileSync(join(folder, 'by.png'));
      expect((await paint('--recipe', 'by.json', '--out', 'by-again.png')).code).toBe(0);
      expect(readFileSync(join(folder, 'by-again.png'))).toEqual(once);
    }
  }, 120_000);
});

describe('styles of single classes', () => {
  test('are painted and saved with the recipe, which paints the same again', async () => {
    const { pixels } = draw(SCENES['lake']!, 'alla-prima', 320, 240);
    const mask = put('own.png', encode({ width: pixels.width, height: pixels.height, channels: 4, data: pixels.rgba }));
    const size = ['--size', '192x128'];
    const own = ['--class-style', `sky=${OTHER_STYLE.name}`, '--class-style', `Grass = ${OTHER_STYLE.id}`];
    for (const [out, more] of [
      ['plain.png', []],
      ['own-out.png', [...own, '--save-recipe', 'own.json']],
    ] as const)
      expect(await paint('--mask', mask, '--out', out, ...WET, '--style', ONE_STYLE.id, ...size, ...more)).toMatchObject({
        code: 0,
        stderr: '',
      });
    const recipe = readRecipeFile(readFileSync(join(folder, 'own.json'), 'utf8'));
    expect(recipe.way.style).toEqual({
      ...wetOnWet(ONE_STYLE.id),
      classes: { sky: uniformPart(wetOnWet(OTHER_STYLE.id)), grass: uniformPart(wetOnWet(OTHER_STYLE.id)) },
    });
    expect((await paint('--recipe', 'own.json', '--out', 'own-again.png')).code).toBe(0);
    const [plain, once, again] = ['plain.png', 'own-out.png', 'own-again.png'].map((name) => readFileSync(join(folder, name)));
    expect(again).toEqual(once);
    expect(once).not.toEqual(plain);
  }, 120_000);
});

describe('a painting', () => {
  test.each(['alla-prima', 'paint-with-ml'] as const)(
    '%s: the file, and one JSON object as the last line',
    async (palette) => {
      const { pixels } = draw(SCENES['lake']!, palette, 640, 480);
      const mask = put(`${palette}.png`, encode({ width: pixels.width, height: pixels.height, channels: 4, data: pixels.rgba }));
      const { code, stdout, stderr } = await paint(
        '--mask',
        mask,
        '--out',
        `out-${palette}.png`,
        '--seed',
        '4',
        ...WET,
        '--style',
        ONE_STYLE.name.toUpperCase(),
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const report = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
      expect(Object.keys(report)).toEqual(['ms', 'backend', 'model', 'painter', 'licence', 'width', 'height', 'coverage', 'unlabelled']);
      expect(report).toMatchObject({ backend: 'wasm', model: CARD.sha256, width: 512, height: 512 });
      const coverage = report['coverage'] as Record<string, number>;
      expect(Object.keys(coverage)).toEqual([...CLASS_NAMES]);
      expect(Object.values(coverage).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(coverage['sea']).toBe(0);
      expect(coverage['sky']).toBeGreaterThan(0.25);
      const image = await nodeCodec.decode(readFileSync(join(folder, `out-${palette}.png`)));
      expect([image.width, image.height]).toEqual([512, 512]);
    },
    60_000,
  );

  test('the same order gives the same file; it replaces what was there', async () => {
    put('sea.png', sea);
    put('again.png', Uint8Array.of(1));
    const bytes: Buffer[] = [];
    for (const style of [OTHER_STYLE.id, OTHER_STYLE.name]) {
      expect((await paint('--mask', 'sea.png', '--out', 'again.png', ...WET, '--style', style)).code).toBe(0);
      bytes.push(readFileSync(join(folder, 'again.png')));
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  }, 60_000);

  test('a recipe gives the same pixels as the mask that it was saved of, at its size', async () => {
    const { pixels } = draw(SCENES['lake']!, 'alla-prima', 700, 500);
    const mask = put('own.png', encode({ width: pixels.width, height: pixels.height, channels: 4, data: pixels.rgba }));
    const saved = await paint(
      '--mask',
      mask,
      '--out',
      'first.png',
      '--seed',
      '9',
      '--edges',
      '35',
      '--size',
      '300x200',
      '--save-recipe',
      'first.json',
    );
    expect({ code: saved.code, stderr: saved.stderr }).toEqual({ code: 0, stderr: '' });
    const again = await paint('--recipe', 'first.json', '--out', 'second.png');
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second] = ['first.png', 'second.png'].map((name) => readFileSync(join(folder, name)));
    expect(first!.equals(second!)).toBe(true);
    expect(await nodeCodec.decode(first!)).toMatchObject({ width: 300, height: 200 });
    const report = JSON.parse(again.stdout.trimEnd().split('\n').at(-1)!) as object;
    expect(report).toMatchObject({
      width: 300,
      height: 200,
      unlabelled: 0,
      coverage: (JSON.parse(saved.stdout.trimEnd().split('\n').at(-1)!) as { coverage: object }).coverage,
    });
    expect(readRecipeFile(readFileSync(join(folder, 'first.json'), 'utf8'))).toMatchObject({
      name: 'own',
      frame: { width: 700, height: 500 },
      way: { seed: 9, edges: 0.35, modelHash: CARDS[0]!.sha256, size: { width: 300, height: 200 } },
    });
  }, 120_000);

  test('another model’s recipe is painted when asked for', async () => {
    const { code, stdout } = await paint('--recipe', 'other-model.json', '--out', 'other-model.png', '--any-model');
    expect(code).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ width: 64, height: 64, model: CARD.sha256 });
  }, 60_000);

  test('goes where a link leads, also to nothing yet', async () => {
    put('linked-sea.png', sea);
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync('elsewhere/painted.png', join(folder, 'to-painted.png'));
    for (let round = 0; round < 2; round++)
      expect((await paint('--mask', 'linked-sea.png', '--out', 'to-painted.png', '--size', '64x64')).code).toBe(0);
    expect(lstatSync(join(folder, 'to-painted.png')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['painted.png']);
  }, 120_000);

  test('--help tells the painters, their licences and styles', async () => {
    const { code, stdout } = await paint('--help');
    expect(code).toBe(0);
    for (const { painter, licence, styles } of CARDS) {
      expect(stdout).toContain(`${painter.name} (--painter ${painter.id}): ${licence}`);
      // Retired ones are painted, but not offered.
      for (const { id, retired } of styles) expect(stdout.split(/[\s,]+/).includes(id)).toBe(retired !== true);
    }
  }, 60_000);
});

describe('bad input: exit code 2, one sentence on stderr, nothing written', () => {
  put('mask.png', sea);
  put('text.png', new TextEncoder().encode('not a picture'));
  put('empty.png', new Uint8Array(0));
  put('cut.png', sea.subarray(0, sea.length - 30));
  put('header.png', sea.subarray(0, 20));
  put('white.png', flat([255, 255, 255]));
  put(
    'other-model.json',
    new TextEncoder().encode(
      writeRecipeFile({
        name: 'Sea',
        frame: { width: 20, height: 10 },
        labels: new Uint8Array(64 * 64).fill(8),
        way: {
          style: wetOnWet(ONE_STYLE.id),
          seed: 1,
          size: { width: 64, height: 64 },
          repaints: [],
          edges: 0.6,
          modelHash: 'ab'.repeat(32),
          appVersion: '0.1.0',
        },
      }),
    ),
  );
  const otherModel = readFileSync(join(folder, 'other-model.json'), 'utf8');
  put('other-painter.json', new TextEncoder().encode(otherModel.replace(`"painter":"${CARD.painter.id}"`, '"painter":"later"')));
  mkdirSync(join(folder, 'folder'));
  symlinkSync('mask.png', join(folder, 'link.png'));
  linkSync(join(folder, 'mask.png'), join(folder, 'hard.png'));
  symlinkSync('circle.png', join(folder, 'circle.png'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('pipe', join(folder, 'pipe-link.png'));

  test.each<[string, string[], RegExp]>([
    ['no arguments', [], /which mask/],
    ['no --out', ['--mask', 'mask.png'], /where to put/],
    ['an unknown argument', ['--mask', 'mask.png', '--out', 'bad.png', '--colour', '3'], /--colour/],
    ['no size', ['--mask', 'mask.png', '--out', 'bad.png', '--size', '3'], /native.*“3”/],
    ['a recipe and edges', ['--recipe', 'recipe.json', '--out', 'bad.png', '--edges', '0'], /--edges/],
    ['a recipe and a painter', ['--recipe', 'recipe.json', '--out', 'bad.png', '--painter', 'masters'], /--painter/],
    [
      'a recipe of a painter that is not here',
      ['--recipe', 'other-painter.json', '--out', 'bad.png', '--any-model'],
      /“later”.*not part of this version/,
    ],
    ['no painter', ['--mask', 'mask.png', '--out', 'bad.png', '--painter', 'raphael'], /“raphael”.*wet-on-wet/],
    ['a recipe and a seed', ['--recipe', 'recipe.json', '--out', 'bad.png', '--seed', '3'], /--seed/],
    ['a missing recipe', ['--recipe', 'gone.json', '--out', 'bad.png'], /no such file/],
    ['a recipe that is none', ['--recipe', 'mask.png', '--out', 'bad.png'], /no recipe/],
    [
      'another model’s recipe',
      ['--recipe', 'other-model.json', '--out', 'bad.png'],
      new RegExp(`${'ab'.repeat(32)}.*${CARD.sha256}.*--any-model`),
    ],
    ['a stray word', ['mask.png', '--out', 'bad.png'], /“mask.png” stands alone/],
    ['a missing mask', ['--mask', 'gone.png', '--out', 'bad.png'], /no such file/],
    ['a folder as mask', ['--mask', 'folder', '--out', 'bad.png'], /folder/],
    ['not a PNG', ['--mask', 'text.png', '--out', 'bad.png'], /not a PNG/],
    ['an empty file', ['--mask', 'empty.png', '--out', 'bad.png'], /not a PNG/],
    ['a PNG that was cut', ['--mask', 'cut.png', '--out', 'bad.png'], /damaged/],
    ['a PNG that ends in its header', ['--mask', 'header.png', '--out', 'bad.png'], /damaged/],
    ['no semantic pixel', ['--mask', 'white.png', '--out', 'bad.png'], /no mask.*nine landscape colours.*one plain/],
    ['an unknown style', ['--mask', 'mask.png', '--out', 'bad.png', '--style', 'cubism'], new RegExp(`“cubism”.*${ONE_STYLE.id}`)],
    ['edges above 100', ['--mask', 'mask.png', '--out', 'bad.png', '--edges', '101'], /from 0 \(as drawn\) to 100 \(loose\), not “101”/],
    ['a seed that is no number', ['--mask', 'mask.png', '--out', 'bad.png', '--seed', 'x'], /seed/],
    ['a negative seed', ['--mask', 'mask.png', '--out', 'bad.png', '--seed=-1'], /whole number from 0.*“-1”/],
    ['a negative seed as a word of its own', ['--mask', 'mask.png', '--out', 'bad.png', '--seed', '-3'], /whole number from 0.*“-3”/],
    ['an option without its value', ['--mask', '--out', 'bad.png'], /After --mask a value is missing/],
    ['an option twice', ['--mask', 'mask.png', '--mask', 'sea.png', '--out', 'bad.png'], /--mask is there twice/],
    ['letters that move the cursor', ['--mask', 'mask.png', '--out', 'bad.png', '--style', 'a\u001b[2J\u202eb'], /“a�\[2J�b”/],
    ['a style as long as a book', ['--mask', 'mask.png', '--out', 'bad.png', '--style', 'x'.repeat(5000)], /“x{40}…x{39}”/],
    ['a painting called JPEG', ['--mask', 'mask.png', '--out', 'bad.jpg'], /A painting is a PNG/],
    ['a recipe called PNG', ['--mask', 'mask.png', '--out', 'bad.png', '--save-recipe', 'recipe.png'], /A recipe is JSON/],
    ['the mask as output', ['--mask', 'mask.png', '--out', './mask.png'], /--out and --mask are the same file/],
    ['the mask as output, by a link', ['--mask', 'mask.png', '--out', 'link.png'], /--out and --mask are the same file/],
    ['the mask’s other name', ['--mask', 'mask.png', '--out', 'hard.png'], /--out and --mask are the same file/],
    [
      'the mask as recipe',
      ['--mask', 'mask.png', '--out', 'bad.png', '--save-recipe', 'mask.png'],
      /--save-recipe and --mask are the same file/,
    ],
    [
      'one place for both',
      ['--mask', 'mask.png', '--out', 'bad', '--save-recipe', 'folder/../bad'],
      /--out and --save-recipe are the same file/,
    ],
    ['the recipe as output', ['--recipe', 'other-model.json', '--out', 'other-model.json'], /--out and --recipe are the same file/],
    ['a recipe in a folder that does not exist', ['--mask', 'mask.png', '--out', 'bad.png', '--save-recipe', 'gone/r.json'], /does not exist/],
    ['a folder as recipe', ['--mask', 'mask.png', '--out', 'bad.png', '--save-recipe', 'folder'], /is a folder/],
    ['a device as mask', ['--mask', '/dev/zero', '--out', 'bad.png'], /a device/],
    ['a device as output', ['--mask', 'mask.png', '--out', '/dev/null'], /a device/],
    ['a pipe as mask', ['--mask', 'pipe', '--out', 'bad.png'], /a pipe/],
    ['a pipe as output', ['--mask', 'mask.png', '--out', 'pipe'], /a pipe/],
    ['a link to a pipe', ['--mask', 'mask.png', '--out', 'pipe-link.png'], /a pipe/],
    ['a link in a circle', ['--mask', 'mask.png', '--out', 'circle.png'], /circle/],
    [
      'a photo',
      ['--mask', join(ROOT, 'training/runs/photos-128/defects/checkerboard-954-before.png'), '--out', 'bad.png'],
      /looks like a photo/,
    ],
    ['a screenshot', ['--mask', join(ROOT, 'docs/pictures/newcomer-1-open-light.png'), '--out', 'bad.png'], /looks like a screenshot/],
    ['a seed too large', ['--mask', 'mask.png', '--out', 'bad.png', '--seed', '4294967296'], /seed/],
    ['a folder that does not exist', ['--mask', 'mask.png', '--out', 'gone/bad.png'], /does not exist/],
    ['a folder as output', ['--mask', 'mask.png', '--out', 'folder'], /is a folder/],
    ['a name that no disk takes', ['--mask', 'mask.png', '--out', `${'long'.repeat(70)}.png`], /can't be written.*too long/],
    ['a file as folder', ['--mask', 'mask.png', '--out', 'mask.png/bad.png'], /does not exist/],
  ])(
    '%s',
    async (_name, args, sentence) => {
      const before = readdirSync(folder);
      const { code, stdout, stderr } = await paint(...args);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trimEnd().split('\n').length).toBe(1);
      expect(stderr).toMatch(sentence);
      expect(readdirSync(folder)).toEqual(before);
      expect(existsSync(join(folder, 'bad.png'))).toBe(false);
      expect(readFileSync(join(folder, 'mask.png')).equals(sea)).toBe(true);
    },
    60_000,
  );
});

test('npm keeps what has no dashes before it: the sentence says so', async () => {
  for (const args of [[], ['mask.png', 'out.png']]) {
    const stderr = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', 'scripts/paint/paint.ts', ...args],
        { cwd: ROOT, env: { ...process.env, INIT_CWD: folder, npm_config_mask: 'true' } },
        (_error, _stdout, text) => {
          resolve(text);
        },
      );
    });
    expect(stderr).toMatch(/npm keeps options for itself unless -- stands before them/);
  }
}, 60_000);
