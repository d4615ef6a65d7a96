// `npm test`: types, lint, unit, sandbox and browser tests from a fresh clone. Whatever follows `--` goes to vitest.
import { ensureInstalled, runBin } from './ensure-installed.mjs';

await ensureInstalled();
// Lint takes one core as long as all that comes before the tests takes the other.
const lint = runBin('eslint', ['.']);
await runBin('tsc', ['-b']);
await runBin('tsx', ['scripts/shared/chromium.ts']);
await runBin('tsx', ['scripts/build/build.ts']);
await lint;
await runBin('vitest', ['run', ...process.argv.slice(2)]);
