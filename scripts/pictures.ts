// `npm run pictures`: walks the newcomer's path in Chromium and puts its screenshots where the README shows them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { build, ROOT } from './build';

await build();
const { status } = spawnSync(process.execPath, [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--project', 'browser', 'tests/browser/newcomer.test.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
mkdirSync(`${ROOT}docs`, { recursive: true });
for (const name of readdirSync(`${ROOT}test-artefacts`).filter((file) => file.startsWith('newcomer-'))) {
  copyFileSync(`${ROOT}test-artefacts/${name}`, `${ROOT}docs/${name}`);
}
