// Opens the playground in a page of Chromium and hands the test what it needs of it.
import type { Browser, Frame, Page, Request } from 'playwright-core';
import type { AllaPrimaHandle } from '../../src/playground/main';
import type { DistSite } from '../../scripts/serve/serve-dist';

export interface Playground {
  readonly page: Page;
  /** The plugin's panel; looked up anew each time, because a restart replaces it. */
  readonly panel: () => Frame;
  /** Everything that the page said on its console at level error, and every uncaught exception. */
  readonly complaints: string[];
  /** Every request since the panel was ready that a policy did not stop before it left. */
  readonly requests: () => string[];
  /** Run a function in the page with its handle. */
  readonly ask: <T>(question: (handle: AllaPrimaHandle) => T | Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** `query` as in `?policy=B&theme=dark`. Resolves when the panel has spoken. */
export async function openPlayground(browser: Browser, site: DistSite, query = ''): Promise<Playground> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: Request[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  await page.goto(`${site.url}/${query}`);
  const ask = <T>(question: (handle: AllaPrimaHandle) => T | Promise<T>): Promise<T> =>
    page.evaluate(`(${question.toString()})(window.allaPrima)`);
  await ask((handle) => handle.ready);
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request);
  });
  return {
    page,
    complaints,
    ask,
    requests: () => requests.filter((request) => request.failure()?.errorText !== 'csp').map((request) => request.url()),
    panel: () => {
      // Figma's frames lie around it.
      const frame = page.frames().at(-1);
      if (frame === undefined || frame === page.mainFrame()) throw new Error('the plugin has no window');
      return frame;
    },
    close: () => context.close(),
  };
}
