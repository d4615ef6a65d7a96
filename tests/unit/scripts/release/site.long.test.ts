// `npm run site`: the sites of all releases in the folders of their versions, and what is refused. The workflow's dry run does the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../../../scripts/build/build-target';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alla-prima-site-'));
  mkdirSync(join(folder, 'from'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function release(version: string, ...paths: readonly string[]): void {
  writeFileSync(join(folder, `from/site-${version}.zip`), zipSync(Object.fromEntries(paths.map((path) => [path, strToU8('text')]))));
}

function site(...words: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', `${ROOT}scripts/release/site.ts`, ...words], { cwd: ROOT, encoding: 'utf8' });
}

const both = (): readonly string[] => [join(folder, 'from'), join(folder, 'to')];

test('what lay there before is gone, and what is no site is left out', () => {
  release('1.0.0', 'index.html', 'assets/a.js');
  writeFileSync(join(folder, 'from/alla-prima-1.0.0.zip'), 'no site');
  mkdirSync(join(folder, 'to/0.9.0'), { recursive: true });
  expect(site(...both())).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(join(folder, 'to')).sort()).toEqual(['1.0.0', 'index.html']);
  expect(readdirSync(join(folder, 'to/1.0.0')).sort()).toEqual(['assets', 'index.html']);
});

test.each(['../outside.html', 'a/../../outside.html', '/outside.html'])('a path out of its folder is refused: %s', (path) => {
  release('1.0.0', path);
  expect(site(...both())).toMatchObject({ status: 1, stderr: `site-1.0.0.zip holds ${path}.\n` });
  for (const place of ['outside.html', 'to/outside.html']) expect(existsSync(join(folder, place))).toBe(false);
});

test('a folder without sites, and too few or too many words, are said', () => {
  expect(site(...both())).toMatchObject({ status: 1, stderr: expect.stringContaining('holds no site-<version>.zip.') as string });
  for (const words of [[], ['one'], ['one', 'two', 'three']])
    expect(site(...words)).toMatchObject({ status: 1, stderr: 'npm run site -- FROM TO: two folders.\n' });
});
