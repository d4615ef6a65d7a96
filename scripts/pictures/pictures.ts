// `npm run pictures`: walks through the newcomer's path and a task of each feature in Chromium, and puts the screenshots where the
// README shows them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { build, ROOT } from '../build/build';

/** Each leaves pictures of this name in test-artefacts/. */
const SCENES = ['newcomer', 'several', 'in-out', 'teammates'] as const;

await build();
const tests = SCENES.map((scene) => `tests/browser/${scene}.test.ts`);
run(`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--project', 'browser', ...tests);
mkdirSync(`${ROOT}docs`, { recursive: true });
for (const name of readdirSync(`${ROOT}test-artefacts`).filter((file) => file.endsWith('.png') && SCENES.some((scene) => file.startsWith(`${scene}-`)))) {
  copyFileSync(`${ROOT}test-artefacts/${name}`, `${ROOT}docs/${name}`);
}
// Pictures of paintings need the shipped generator, which the tests of these features do without.
run('--import', 'tsx', `${ROOT}tests/browser/readme-pictures.ts`);

function run(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
