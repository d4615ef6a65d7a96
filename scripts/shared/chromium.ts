// Finds Chrome or Chromium, and installs one where there is none: `npm test` calls this file before the browser suite.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an executable browser: CHROME_PATH where it is set, then Playwright's own download, then the usual places; or null. */
export function findChromium(): string | null {
  const asked = process.env['CHROME_PATH'];
  if (asked !== undefined && asked !== '') {
    if (!isExecutable(asked)) throw new Error(`CHROME_PATH names ${asked}, which can't be run.`);
    return asked;
  }
  return [chromium.executablePath(), ...KNOWN_PATHS].find(isExecutable) ?? null;
}

/**
 * Like findChromium, but installs a browser where none is found: Playwright's download first, Debian's package second.
 * Throws with what was tried when neither works.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  console.log('No Chrome or Chromium found: installing one.');
  const playwrightCli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const attempts: readonly (readonly string[])[] = [
    [process.execPath, playwrightCli, 'install', '--with-deps', 'chromium'],
    [...sudo, 'apt-get', 'update'],
    [...sudo, 'apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
  ];
  for (const [command = '', ...args] of attempts) {
    spawnSync(command, args, { stdio: 'inherit', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need Chrome or Chromium. Neither Playwright’s download nor apt-get could install it: install one, or set CHROME_PATH.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`Browser: ${ensureChromium()}`);
}
