// What ships: no address of this machine, no message to just anyone, nothing that is fetched from elsewhere. And the development
// build's twin, where the playground's address is there, so that the search is known to find it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../../scripts/build/build';
import { developmentTarget, releaseTarget } from '../../../../scripts/build/build-target';

const PLAYGROUND = 'http://localhost:4173';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alla-prima-release-'));
  await build(releaseTarget('https://someone.github.io/alla-prima', `${folder}/release`));
  await build(developmentTarget(`${PLAYGROUND}/site`, PLAYGROUND, `${folder}/development`));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const read = (path: string): Promise<string> => readFile(`${folder}/${path}`, 'utf8');

/** Path and text of everything that ships, but for packed bytes. */
async function texts(kind: 'release' | 'development'): Promise<Record<string, string>> {
  const plugin = ['code.js', 'launcher.html', 'manifest.json'].map((name) => (kind === 'development' ? `hosted/${name}` : name));
  const names = [
    ...plugin,
    'site/_headers',
    'site/index.html',
    ...(await readdir(`${folder}/${kind}/site/assets`)).map((name) => `site/assets/${name}`),
  ];
  return Object.fromEntries(
    await Promise.all(names.filter((name) => !name.endsWith('.bin')).map(async (name) => [name, await read(`${kind}/${name}`)] as const)),
  );
}

test('a release names no address of this machine; a development build does', async () => {
  const shipped = await texts('release');
  expect(Object.keys(shipped).length).toBeGreaterThanOrEqual(8);
  for (const [name, text] of Object.entries(shipped))
    expect({ name, found: /localhost|127\.0\.0\.1|0\.0\.0\.0/.exec(text)?.[0] }).toEqual({ name, found: undefined });
  const development = await texts('development');
  const naming = Object.keys(development)
    .filter((name) => development[name]!.includes(PLAYGROUND))
    .map((name) => name.replace(/-\w+\.js$/, '.js'));
  expect(naming.sort()).toEqual(['hosted/code.js', 'hosted/launcher.html', 'hosted/manifest.json', 'site/assets/panel.js']);
});

test('the hosted panel speaks to Figma’s origin and to no one else; the carried one can’t name its own', async () => {
  const panel = Object.entries(await texts('release')).find(([name]) => name.startsWith('site/assets/panel') && name.endsWith('.js'))![1];
  expect(panel).toContain('https://www.figma.com');
  expect(panel).not.toMatch(/["'`]\*["'`]/);
  expect(await read('release/ui.html')).toMatch(/postMessage\([^)]*["'`]\*["'`]\)/);
});

test('a development build leaves the plugin that asks nobody where everyone imports it from', async () => {
  expect(JSON.parse(await read('development/manifest.json'))).toMatchObject({
    name: 'Alla Prima',
    ui: 'ui.html',
    networkAccess: { allowedDomains: ['none'] },
  });
  expect(await read('development/code.js')).not.toContain('localhost');
  expect(await read('development/ui.html')).toBe(await read('release/ui.html'));
  expect(JSON.parse(await read('development/hosted/manifest.json'))).toMatchObject({
    name: 'Alla Prima (hosted)',
    ui: { launcher: 'launcher.html', inline: 'ui.html' },
  });
});

test('the launcher goes to the panel’s own page', async () => {
  expect(await read('release/launcher.html')).toContain('"https://someone.github.io/alla-prima/index.html"');
});

test('the page names its files by content, relative to itself, under a policy of its own host alone', async () => {
  const page = await read('release/site/index.html');
  const files = [...page.matchAll(/(?:src|href|"script"|"url")(?:=|:)"(?!data:)([^"]+)"/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    expect(file).toMatch(/^assets\/[a-z-]+-[0-9a-f]{16}\.(js|css|bin)$/);
    expect((await readFile(`${folder}/release/site/${file}`)).length).toBeGreaterThan(0);
  }
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).not.toMatch(/https?:|unsafe-inline|'unsafe-eval'|\*/);
  expect(await read('release/site/_headers')).toContain(policy);
});

test('no file of the site is too large for the hosts that refuse one above 25 MB', async () => {
  for (const name of await readdir(`${folder}/release/site/assets`))
    expect((await readFile(`${folder}/release/site/assets/${name}`)).length).toBeLessThan(25_000_000);
});
