// Four suites, side by side in `npm test`:
// - unit: pure code in Node, all of it within seconds. Files share their modules (`isolate: false`), which halves the time; a test that
//   wants a fresh module (a runtime that starts once a process) is a long one.
// - long: the same for what takes seconds each, `*.long.test.ts`: the shipped generator, whole label maps, programs in a process of their
//   own, the compiler.
// - sandbox: the built code.js in QuickJS.
// - browser: the built ui.html in real Chromium.
// The last two test dist/, which `npm test` builds first.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left to itself, vitest takes one process fewer than there are cores: on two cores, one. More than two Chromiums at a time would
    // keep each other waiting.
    maxWorkers: 2,
    // A poll ends when it holds; a second, vitest's own limit, is too little for a browser on a shared machine.
    expect: { poll: { timeout: 20_000 } },
    setupFiles: ['tests/support/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 30_000,
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'long', include: ['tests/unit/**/*.long.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'stand-in', include: ['packages/*/tests/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 90_000 } },
    ],
  },
});
