// `npm run pictures`: walks through the newcomer's path and a task of each feature in Chromium, and puts the screenshots where the
// README and docs/ show them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, ROOT } from '../build/build';

/** Tests under tests/browser. Each leaves pictures in test-artefacts/ whose names begin as its own. */
const TESTS = ['opening/newcomer', 'painting/several', 'drawing/in-out', 'painting/teammates'] as const;

const PICTURES = `${ROOT}docs/pictures/`;

await build();
run(`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--project', 'browser', ...TESTS.map((test) => `tests/browser/${test}.test.ts`));
mkdirSync(PICTURES, { recursive: true });
// The tests leave light and dark of each scene; tracked is what a paper shows.
const papers = ['README.md', 'docs/tour.md', 'docs/architecture.md', 'docs/hosting.md']
  .map((paper) => readFileSync(ROOT + paper, 'utf8'))
  .join('\n');
for (const name of readdirSync(`${ROOT}test-artefacts`).filter(
  (file) => file.endsWith('.png') && TESTS.some((test) => file.startsWith(`${basename(test)}-`)) && papers.includes(`pictures/${file}`),
)) {
  copyFileSync(`${ROOT}test-artefacts/${name}`, `${PICTURES}${name}`);
}
// Pictures of paintings need the shipped generator, which the tests of these features do without.
run('--import', 'tsx', `${ROOT}tests/browser/pictures/readme-pictures.ts`);
run('--import', 'tsx', `${ROOT}tests/browser/pictures/layers-pictures.ts`);
run('--import', 'tsx', `${ROOT}tests/browser/pictures/task-pictures.ts`);
run('--import', 'tsx', `${ROOT}scripts/pictures/scenes-sheet.ts`);
run('--import', 'tsx', `${ROOT}scripts/pictures/edges-sheet.ts`);
run('--import', 'tsx', `${ROOT}scripts/pictures/variations-sheet.ts`);
run('--import', 'tsx', `${ROOT}scripts/pictures/layers-sheet.ts`);

function run(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
