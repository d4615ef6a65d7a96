// dist/probe/ as Figma would take it.
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProbe, PROBE_ID, readAddress } from '../../../../scripts/probe/build-probe';
import { readManifest } from 'figma-stand-in/api/manifest';
import { PLUGIN_ID } from '../../../support/plugin-id';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alla-prima-probe-build-'));
  await buildProbe({ outDir: `${folder}/plain`, address: null });
  await buildProbe({ outDir: `${folder}/hosted`, address: new URL('https://example.org/probe/address.html') });
  await buildProbe({ outDir: `${folder}/local`, address: new URL('http://localhost:4000/address.html') });
});
afterAll(() => rm(folder, { recursive: true }));
const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

test("the manifest is one that Figma imports, reaches nothing, and is not the plugin's own", async () => {
  const manifest = readManifest(await read('plain/manifest.json'));
  expect(manifest).toMatchObject({ id: PROBE_ID, documentAccess: 'dynamic-page', networkAccess: { allowedDomains: ['none'] } });
  expect(manifest.id).not.toBe(PLUGIN_ID);
});

test('an address is the one place that may be reached; one on this machine for development alone', async () => {
  expect(readManifest(await read('hosted/manifest.json')).networkAccess).toMatchObject({ allowedDomains: ['https://example.org'] });
  expect(readManifest(await read('local/manifest.json')).networkAccess).toMatchObject({
    allowedDomains: ['none'],
    devAllowedDomains: ['http://localhost:4000'],
  });
  expect(await read('hosted/code.js')).toContain('https://example.org/probe/address.html');
  expect(await read('plain/code.js')).not.toContain('https://example.org');
  await expect(read('plain/address.html')).rejects.toThrow('ENOENT');
  expect(await read('hosted/address.html')).toContain('<script>');
});

test('code.js has none of the texts for which Figma rejects a plugin, and no syntax beyond es2017', async () => {
  const code = await read('plain/code.js');
  expect(code).not.toMatch(/import\s*(?:\(|\/\/|\/\*)|<!--|-->/);
  // What es2017 lacks would be lowered, and the text would change.
  const { code: lowered } = await transform(code, { target: 'es2017', loader: 'js' });
  const { code: same } = await transform(code, { target: 'esnext', loader: 'js' });
  expect(lowered).toBe(same);
});

test('panel and page load nothing: no address stands in them but the one that belongs to nobody', async () => {
  for (const file of ['plain/ui.html', 'hosted/address.html']) {
    const text = await read(file);
    expect(
      [...text.matchAll(/https?:\/\/[\w.-]+/g)]
        .map(([found]) => found)
        .filter((found) => !/^http:\/\/www\.w3\.org$|^https:\/\/nothing\.invalid$/.test(found)),
    ).toEqual([]);
    expect(text).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  }
});

test('PROBE_ADDRESS takes a page on https or on this machine', () => {
  expect(readAddress(undefined)).toBeNull();
  expect(readAddress('')).toBeNull();
  expect(readAddress('https://example.org/a.html')!.origin).toBe('https://example.org');
  expect(readAddress('http://localhost:4000/a.html')!.origin).toBe('http://localhost:4000');
  for (const bad of ['example.org', 'http://example.org/', 'javascript:alert(1)', 'data:text/html,x', 'file:///x'])
    expect(() => readAddress(bad), bad).toThrow(`not "${bad}"`);
});
