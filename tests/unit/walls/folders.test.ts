// What keeps the tree easy to look over, and a clone light.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { trackedFiles } from '../../../scripts/arrows/tracked-files';
import { ROOT } from '../../../scripts/build/build-target';

const MOST_FILES = 15;
const HEAVIEST_TREE = 48e6;

it(`no folder of code holds more than ${MOST_FILES} files beside each other`, () => {
  const files = trackedFiles().filter((file) => /^(src|packages|scripts|tests)\//.test(file));
  expect(files.length).toBeGreaterThan(200);
  expect(crowded(files)).toEqual([]);
});

it('a crowded folder would be found, whatever lies in the folders below it', () => {
  const many = (folder: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);
  expect(crowded([...many('a', 15), ...many('a/b', 16), ...many('a/b/c', 3)])).toEqual(['a/b: 16']);
});

it('the tree takes at most 48 MB: CONTRIBUTING.md says what may be committed', () => {
  expect(trackedFiles().reduce((sum, file) => sum + statSync(ROOT + file).size, 0)).toBeLessThan(HEAVIEST_TREE);
});

function crowded(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const folder of files.map(dirname)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder}: ${count}`);
}
