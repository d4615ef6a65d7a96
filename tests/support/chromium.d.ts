import type { Browser } from 'playwright-core';
/** Start Chromium, headless, with these switches besides. Rejects with what to do when there is none. */
export declare function launchChromium(switches?: readonly string[]): Promise<Browser>;
