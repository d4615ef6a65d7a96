// The fuzz campaigns (`npm run fuzz`), apart from the suites of `npm test`: how long they take is up to who runs them.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/fuzz/**/*.fuzz.ts'],
    maxWorkers: 2,
    // Some minutes a campaign, times --times.
    testTimeout: 600_000 * Math.max(1, Number(process.env['FUZZ_TIMES'] ?? '1')),
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
