import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { DIST, developmentTarget, releaseTarget } from '../../../../scripts/build/build-target';
import { pluginManifest } from '../../../../scripts/build/plugin-manifest';
import { reachableDomains, readManifest } from 'figma-stand-in/api/manifest';

const SOURCE = JSON.parse(await readFile(new URL('../../../../manifest.json', import.meta.url), 'utf8')) as Record<string, unknown>;

describe('the manifest', () => {
  test('of a plugin that carries its panel is the source, and reaches nothing', () => {
    const manifest = pluginManifest(SOURCE, releaseTarget(undefined));
    expect(manifest).toEqual(SOURCE);
    expect(manifest).toMatchObject({ ui: 'ui.html', networkAccess: { allowedDomains: ['none'] } });
    expect(reachableDomains(readManifest(JSON.stringify(manifest)))).toEqual([]);
  });

  test.each([
    ['https://example.org', 'https://example.org'],
    ['https://example.org/', 'https://example.org'],
    ['https://someone.github.io/alla-prima/', 'https://someone.github.io'],
    ['https://example.org:8443/a/b', 'https://example.org:8443'],
  ])('of a plugin with a panel at %s allows that origin alone', (address, origin) => {
    const manifest = pluginManifest(SOURCE, releaseTarget(address));
    expect(manifest).toEqual({
      ...SOURCE,
      ui: { launcher: 'launcher.html', inline: 'ui.html' },
      networkAccess: { allowedDomains: [origin], reasoning: expect.stringMatching(/.{30,}/) as string },
    });
    expect(reachableDomains(readManifest(JSON.stringify(manifest)))).toEqual([origin]);
  });

  test('of development allows this machine, and only to plugins under development', () => {
    const manifest = pluginManifest(SOURCE, developmentTarget('http://localhost:4173/site', 'http://localhost:4173'));
    expect(manifest).toMatchObject({ networkAccess: { allowedDomains: ['none'], devAllowedDomains: ['http://localhost:4173'] } });
    expect(reachableDomains(readManifest(JSON.stringify(manifest)))).toEqual(['http://localhost:4173']);
  });
});

describe('UI_ORIGIN', () => {
  test('names the folder of the panel, whatever slash is at its end', () => {
    expect(releaseTarget('https://someone.github.io/alla-prima//').hosted).toEqual({
      url: 'https://someone.github.io/alla-prima',
      origin: 'https://someone.github.io',
      figmaOrigins: ['https://www.figma.com', 'https://www.figma-gov.com'],
      timeout: 3_500,
      development: false,
    });
    expect(releaseTarget('')).toEqual({ outDir: DIST, hosted: null });
  });

  test.each([
    'example.org',
    'http://example.org',
    'http://localhost:4173',
    'https://',
    'https://me:pass@example.org',
    'https://example.org/?a=1',
    'https://example.org/#a',
    'https://192.168.0.1',
    'https://[::1]/',
    '*',
  ])('%s is refused with what it must be', (address) => {
    expect(() => releaseTarget(address)).toThrow('UI_ORIGIN takes an address like https://example.org');
  });
});

describe('a manifest that Figma would not import', () => {
  const read = (networkAccess: unknown) => (): unknown => readManifest(JSON.stringify({ ...SOURCE, networkAccess }));

  test.each([
    [{ allowedDomains: [] }, 'allowedDomains'],
    [{}, 'allowedDomains'],
    [{ allowedDomains: ['none', 'https://example.org'] }, 'stands alone'],
    [{ allowedDomains: ['*'] }, 'reasoning'],
    [{ allowedDomains: ['http://localhost:4173'] }, 'reasoning'],
    [{ allowedDomains: ['none'], devAllowedDomains: ['http://localhost:4173'] }, 'reasoning'],
    [{ allowedDomains: ['example.org'] }, 'scheme'],
    [{ allowedDomains: ['none'], devAllowedDomains: ['localhost:4173'], reasoning: 'For development.' }, 'scheme'],
    [{ allowedDomains: ['ftp://example.org'] }, 'scheme'],
    [{ allowedDomains: ['https://192.168.0.1'] }, 'IP address'],
    [{ allowedDomains: ['none'], devAllowedDomains: ['http://127.0.0.1:4173'], reasoning: 'For development.' }, 'IP address'],
    [{ allowedDomains: ['https://[::1]:4173'] }, 'IP address'],
    [{ allowedDomains: ['https://example.org', 'https://example.org'] }, 'twice'],
    [{ allowedDomains: ['none'], devAllowedDomains: ['https://a.org', 'https://a.org'] }, 'twice'],
    [{ allowedDomains: ['none'], devAllowedDomains: ['none'] }, 'devAllowedDomains'],
    [{ allowedDomains: ['*'], reasoning: 'x'.repeat(1001) }, '1000 characters'],
  ])('%j', (networkAccess, word) => {
    expect(read(networkAccess)).toThrow(word);
  });

  test.each([{ allowedDomains: ['*'], reasoning: 'x'.repeat(1000) }, { allowedDomains: ['https://*.example.org', 'wss://example.org/path'] }])(
    'unlike %j',
    (networkAccess) => {
      expect(read(networkAccess)).not.toThrow();
    },
  );
});
