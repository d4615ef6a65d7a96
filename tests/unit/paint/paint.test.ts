// `npm run paint` as a person runs it: a process, its two streams, its exit code and the file it leaves.
import { encode } from 'fast-png';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { CLASSES, CLASS_NAMES } from '../../../src/contract/classes';
import { decodePng } from '../../../scripts/node-codec';
import { draw, SCENES } from '../inference/scene';
import { CARD } from '../inference/card';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paint-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Outcome { code: number; stdout: string; stderr: string }

/** Runs from another folder than the package, with INIT_CWD as npm sets it. */
function paint(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', 'scripts/paint.ts', ...args], { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

const flat = (colour: readonly number[]): Uint8Array => encode({ width: 20, height: 10, channels: 3, data: Uint8Array.from({ length: 600 }, (_, index) => colour[index % 3]!) });
const sea = flat(CLASSES[8]!.colour);

describe('a painting', () => {
  test.each(['alla-prima', 'paint-with-ml'] as const)('%s: the file, and one JSON object as the last line', async (palette) => {
    const { pixels } = draw(SCENES['lake']!, palette, 640, 480);
    const mask = put(`${palette}.png`, encode({ width: pixels.width, height: pixels.height, channels: 4, data: pixels.rgba }));
    const { code, stdout, stderr } = await paint('--mask', mask, '--out', `out-${palette}.png`, '--seed', '4', '--style', 'Rose DAWN');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(['ms', 'backend', 'model', 'width', 'height', 'coverage', 'unlabelled']);
    expect(report).toMatchObject({ backend: 'wasm', model: CARD.sha256, width: 512, height: 512 });
    const coverage = report['coverage'] as Record<string, number>;
    expect(Object.keys(coverage)).toEqual([...CLASS_NAMES]);
    expect(Object.values(coverage).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(coverage['sea']).toBe(0);
    expect(coverage['sky']).toBeGreaterThan(0.25);
    const image = decodePng(readFileSync(join(folder, `out-${palette}.png`)));
    expect([image.width, image.height]).toEqual([512, 512]);
  }, 60_000);

  test('the same order gives the same file; it replaces what was there', async () => {
    put('sea.png', sea);
    put('again.png', Uint8Array.of(1));
    const bytes: Buffer[] = [];
    for (const style of ['ember', 'Ember']) {
      expect((await paint('--mask', 'sea.png', '--out', 'again.png', '--style', style)).code).toBe(0);
      bytes.push(readFileSync(join(folder, 'again.png')));
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  }, 60_000);

  test('--help tells the styles', async () => {
    const { code, stdout } = await paint('--help');
    expect(code).toBe(0);
    for (const style of CARD.styles) expect(stdout).toContain(style.id);
  }, 60_000);
});

describe('bad input: exit code 2, one sentence on stderr, nothing written', () => {
  put('mask.png', sea);
  put('text.png', new TextEncoder().encode('not a picture'));
  put('empty.png', new Uint8Array(0));
  put('cut.png', sea.subarray(0, sea.length - 30));
  put('header.png', sea.subarray(0, 20));
  put('white.png', flat([255, 255, 255]));
  mkdirSync(join(folder, 'folder'));

  test.each<[string, string[], RegExp]>([
    ['no arguments', [], /which mask/],
    ['no --out', ['--mask', 'mask.png'], /where to put/],
    ['an unknown argument', ['--mask', 'mask.png', '--out', 'bad.png', '--size', '3'], /--size/],
    ['a stray word', ['mask.png', '--out', 'bad.png'], /arguments/],
    ['a missing mask', ['--mask', 'gone.png', '--out', 'bad.png'], /no such file/],
    ['a folder as mask', ['--mask', 'folder', '--out', 'bad.png'], /folder/],
    ['not a PNG', ['--mask', 'text.png', '--out', 'bad.png'], /not a PNG/],
    ['an empty file', ['--mask', 'empty.png', '--out', 'bad.png'], /not a PNG/],
    ['a PNG that was cut', ['--mask', 'cut.png', '--out', 'bad.png'], /damaged/],
    ['a PNG that ends in its header', ['--mask', 'header.png', '--out', 'bad.png'], /damaged/],
    ['no semantic pixel', ['--mask', 'white.png', '--out', 'bad.png'], /nine landscape colours/],
    ['an unknown style', ['--mask', 'mask.png', '--out', 'bad.png', '--style', 'cubism'], /“cubism”.*clear-morning/],
    ['a seed that is no number', ['--mask', 'mask.png', '--out', 'bad.png', '--seed', 'x'], /seed/],
    ['a negative seed', ['--mask', 'mask.png', '--out', 'bad.png', '--seed=-1'], /seed/],
    ['a seed too large', ['--mask', 'mask.png', '--out', 'bad.png', '--seed', '4294967296'], /seed/],
    ['a folder that does not exist', ['--mask', 'mask.png', '--out', 'gone/bad.png'], /does not exist/],
    ['a folder as output', ['--mask', 'mask.png', '--out', 'folder'], /is a folder/],
    ['a name that no disk takes', ['--mask', 'mask.png', '--out', `${'long'.repeat(70)}.png`], /can't be written.*too long/],
    ['a file as folder', ['--mask', 'mask.png', '--out', 'mask.png/bad.png'], /does not exist/],
  ])('%s', async (_name, args, sentence) => {
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await paint(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n').length).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'bad.png'))).toBe(false);
    expect(readFileSync(join(folder, 'mask.png')).equals(sea)).toBe(true);
  }, 60_000);
});
