// NOTICES.txt holds the licence of everything that is shipped, and there is no build without one.
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../../scripts/build/build-target';
import { PAINTER_IDS } from '../../../../scripts/shared/model-files';
import { noticesText, readPackage, shippedPackages } from '../../../../scripts/build/notices';

describe('the notices', () => {
  it('hold the licences of code, weights, runtime, and every package in the bundles, word for word', async () => {
    const text = await noticesText();
    for (const path of [
      'LICENSE',
      ...PAINTER_IDS.map((id) => `assets/models/${id}/LICENSE`),
      'node_modules/preact/LICENSE',
      'node_modules/@noble/hashes/LICENSE',
      'node_modules/valibot/LICENSE.md',
    ])
      expect(text).toContain((await readFile(`${ROOT}${path}`, 'utf8')).trim());
    expect((await shippedPackages('plugin')).map(({ name }) => name.replace(/ [\d.]+$/, ''))).toEqual(
      expect.arrayContaining(['@noble/hashes', 'onnxruntime-web', 'preact', 'valibot']),
    );
    // The runtime is compiled C++, with third parties of its own.
    expect(text).toContain('Copyright (c) Microsoft Corporation');
    expect(text).toMatch(/Eigen[\s\S]+Mozilla Public License/);
    for (const { name } of await shippedPackages('playground')) expect(text).toContain(name);
  });

  it('keep no text for a package or a version that is not shipped', async () => {
    const shipped = [...(await shippedPackages('plugin')), ...(await shippedPackages('playground'))].map(({ name }) => name.replace(' ', '@'));
    const kept = (await readdir(`${ROOT}scripts/build/licences`, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    for (const { name } of kept) expect(shipped).toContain(name);
  });

  it('stop the build for a package without a licence', async () => {
    // Our own workspace package has no licence file in its folder.
    await expect(readPackage('packages/figma-stand-in')).rejects.toThrow(
      /comes without its licence\. Put the text into scripts\/build\/licences/,
    );
  });
});
