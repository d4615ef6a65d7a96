// Bytes of everything that is shipped: dist/ as the build leaves it, and what travels inside.
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DIST } from '../../build/build';

/** Every file below dist/ by its path there, playground (which is not shipped) left out. */
export async function shippedSizes(): Promise<Record<string, number>> {
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !relative(DIST, path).startsWith('playground'));
  return Object.fromEntries(await Promise.all(paths.toSorted().map(async (path) => [relative(DIST, path), (await stat(path)).size] as const)));
}
