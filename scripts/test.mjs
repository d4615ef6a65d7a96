// `npm test`: types, lint, unit, sandbox and browser tests from a fresh clone. Whatever follows `--` goes to vitest.
import { ensureInstalled, runBin } from './ensure-installed.mjs';

ensureInstalled();
runBin('tsc', ['-b']);
runBin('eslint', ['.']);
runBin('tsx', ['scripts/chromium.ts']);
runBin('tsx', ['scripts/build.ts']);
runBin('vitest', ['run', ...process.argv.slice(2)]);
