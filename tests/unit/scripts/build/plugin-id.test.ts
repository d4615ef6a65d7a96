// The plugin's id is one setting: `id` in the root's manifest.json. Built files read it, and nothing else says it a second time.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { releaseTarget, ROOT } from '../../../../scripts/build/build-target';
import { bundlePanel } from '../../../../scripts/build/bundle';
import { checkedId, pluginManifest, readSourceManifest } from '../../../../scripts/build/plugin-manifest';
import { PLUGIN_ID } from '../../../support/plugin-id';

test('stands in manifest.json and nowhere else', () => {
  const { stdout, status } = spawnSync('git', ['grep', '--untracked', '-lF', PLUGIN_ID], { cwd: ROOT, encoding: 'utf8' });
  expect([status, stdout.trim().split('\n')]).toEqual([0, ['manifest.json']]);
});

test("reaches the built manifest and the hosted panel's check", async () => {
  const source = await readSourceManifest();
  expect(source.id).toBe(PLUGIN_ID);
  for (const origin of [undefined, 'https://example.org'])
    expect(pluginManifest(source, releaseTarget(origin))).toMatchObject({ id: PLUGIN_ID });
  expect((await bundlePanel('hosted', ['https://www.figma.com'])).js).toContain(JSON.stringify(PLUGIN_ID));
});

describe('an id that Figma could not have drawn stops the build', () => {
  test.each([undefined, '', 1234567890, null, 'two words', '<id>'])('%j', (id) => {
    expect(() => checkedId({ name: 'Alla Prima', id })).toThrow('manifest.json needs an "id" in quotes, as Figma drew it for this plugin.');
  });

  test.each(['1234567890123456789', 'a-name_of-1'])('%s is taken', (id) => {
    expect(checkedId({ name: 'Alla Prima', id }).id).toBe(id);
  });
});

test("the README says it as the owner's first step, with what is lost", async () => {
  const readme = await readFile(`${ROOT}README.md`, 'utf8');
  const [, first = ''] = readme.split(/^## /m);
  expect(first).toContain('`id` in `manifest.json`');
  expect(first).toMatch(/out of\s+reach/);
  expect(first).toContain('npm run probe');
});
