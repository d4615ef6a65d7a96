// `npm run site -- FROM TO`: what a static host holds, out of the site-<version>.zip files of all releases in FROM. Each version gets a folder
// of its own in TO: every plugin finds the panel that it was built with.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { ROOT } from '../build/build-target';
import { fill } from '../build/bundle';

/** @returns the versions, newest first. @throws Error when `from` has no panel, or a zip holds a path that leads out of its folder. */
async function assembleSite(from: string, to: string): Promise<readonly string[]> {
  const versions = (await readdir(from))
    .map((name) => /^site-(\d+\.\d+\.\d+)\.zip$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (versions.length === 0) throw new Error(`${from} holds no site-<version>.zip.`);
  await rm(to, { recursive: true, force: true });
  for (const version of versions) {
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(`${from}/site-${version}.zip`)))) {
      if (name.endsWith('/')) continue;
      if (name.startsWith('/') || name.split('/').includes('..')) throw new Error(`site-${version}.zip holds ${name}.`);
      const path = `${to}/${version}/${name}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }
  const page = await readFile(`${ROOT}scripts/release/site.html`, 'utf8');
  await writeFile(`${to}/index.html`, fill(page, { versions: versions.join(', ') }));
  return versions;
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [from, to, ...others] = positionals;
  if (from === undefined || to === undefined || others.length > 0) throw new Error('npm run site -- FROM TO: two folders.');
  console.log(`${to} holds the panels of ${(await assembleSite(from, to)).join(', ')}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
