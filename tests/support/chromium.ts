// A real Chromium for the browser tests.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from '../../scripts/shared/chromium';

// Where --disable-features is given twice Chromium takes the last, which is this one: so it repeats what Playwright's own list
// (chromiumSwitches.ts) needs to keep pages, storage and network as they are. The first two make Chromium prepare a page of its own for
// each window's address bar, which no test ever sees and which costs more processor time than the playground does.
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${SWITCHED_OFF.join()}`,
];

/** Start Chromium, headless, with these switches besides. Rejects with what to do when there is none. */
export async function launchChromium(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chrome or Chromium found. Run npm test, which installs one, or set CHROME_PATH.');
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...QUIET, ...switches] });
}
