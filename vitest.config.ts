// Three suites: unit (pure code in Node), sandbox (built code.js in QuickJS) and browser (built ui.html in real Chromium).
// sandbox and browser test dist/, which `npm test` builds first.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left to itself, vitest takes one process fewer than there are cores: on two cores, one. More than two Chromiums at a time would
    // keep each other waiting.
    maxWorkers: 2,
    // A poll ends when it holds; a second, vitest's own limit, is too little for a browser on a shared machine.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'packages/*/tests/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 90_000 } },
    ],
  },
});
