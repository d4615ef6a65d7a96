// How the stand-in frames a panel, seen from a small panel of the test's own, with each answer that a frame profile may give.
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveDist } from '../../../scripts/serve/serve-dist';
import { launchChromium } from '../../support/chromium';
import { openPlayground } from '../../support/open-playground';
import type { Playground } from '../../support/open-playground';
import { PLUGIN_ID } from '../../support/plugin-id';

const PANEL = `<!doctype html><html><head><title>t</title></head><body><script>
  received = [];
  atFirst = { className: document.documentElement.className, background: getComputedStyle(document.documentElement).getPropertyValue('--figma-color-bg') };
  addEventListener('message', ({ source, origin, data }) => {
    const place = source === null ? 'none' : source === parent ? 'parent' : source === top ? 'top' : 'elsewhere';
    received.push({ place, origin, data });
  });
  violations = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
  parent.postMessage({ pluginMessage: 'ready' }, '*');
</script></body></html>`;
/** Speaks before the panel does, and answers. */
const code = (themeColors: boolean): string => `figma.showUI(__html__, { themeColors: ${themeColors} });
  figma.ui.postMessage('early');
  figma.ui.onmessage = (message) => figma.ui.postMessage('heard ' + message);`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function inFigma(
  query: string,
  use: (frame: Frame, playground: Playground, url: string) => Promise<void>,
  themeColors = true,
): Promise<void> {
  const site = await serveDist({ files: { '/code.js': code(themeColors), '/ui.html': PANEL } });
  const playground = await openPlayground(browser, site, query);
  try {
    const frame = playground.panel();
    await frame.waitForFunction('document.readyState === "complete"');
    await use(frame, playground, site.url);
  } finally {
    await playground.close();
    await site.close();
  }
}

interface Received {
  readonly place: string;
  readonly origin: string;
  readonly data: {
    readonly pluginMessage?: string;
    readonly pluginId?: string;
    readonly figmaMessage?: { readonly type: string; readonly payload: { readonly name: string; readonly variables: object } };
  };
}
const received = (frame: Frame): Promise<Received[]> => frame.evaluate('received');
const words = async (frame: Frame): Promise<unknown[]> => (await received(frame)).map(({ data }) => data.pluginMessage);

test('a data: document, in about:blank, in a frame of the page’s own, in the page; all but the panel of one origin', async () => {
  await inFigma('', async (frame, { page }, url) => {
    expect(page.frames().map((each) => each.url().replace(/^data:.*/s, 'data:'))).toEqual([`${url}/`, 'about:blank', 'about:blank', 'data:']);
    expect(await frame.evaluate(() => [...location.ancestorOrigins])).toEqual([url, url, url]);
    expect(await page.frames()[2]!.evaluate(() => document.querySelector('meta')!.httpEquiv)).toBe('Content-Security-Policy');
    expect(await frame.evaluate(() => document.querySelectorAll('meta').length)).toBe(0);
  });
});

test.each([
  ['top', 'top'],
  ['parent', 'parent'],
  ['null', 'none'],
])('source=%s: messages of the plugin and of Figma come from there, with Figma’s origin', async (source, place) => {
  await inFigma(`?source=${source}`, async (frame, { ask }, url) => {
    await ask((handle) => {
      handle.session.setTheme('dark');
    });
    await expect.poll(async () => (await received(frame)).length).toBe(3);
    const all = await received(frame);
    expect(all.map((message) => [message.place, message.origin])).toEqual(Array(3).fill([place, url]));
    expect(all[0]!.data).toEqual({ pluginMessage: 'early', pluginId: PLUGIN_ID });
    expect(all[2]!.data.figmaMessage).toMatchObject({ type: 'THEME', payload: { name: 'dark', variables: { '--figma-color-bg': '#2c2c2c' } } });
  });
});

describe('messages before load', () => {
  test('wait for it', async () => {
    await inFigma('?earlyMessages=queued', async (frame) => {
      await expect.poll(() => words(frame)).toEqual(['early', 'heard ready']);
    });
  });

  test('are lost', async () => {
    await inFigma('?earlyMessages=lost', async (frame, { ask }) => {
      await frame.evaluate('parent.postMessage({ pluginMessage: "again" }, "*")');
      await expect.poll(() => words(frame)).toContain('heard again');
      expect(await words(frame)).not.toContain('early');
      expect(await ask((handle) => handle.session.run!.window.lost)).toBeGreaterThan(0);
    });
  });
});

describe('what Figma writes before the panel', () => {
  test.each([
    ['early', { className: 'figma-light', background: '#ffffff' }, 'figma-light'],
    ['load', { className: '', background: '#ffffff' }, 'figma-light'],
    ['never', { className: '', background: '#ffffff' }, ''],
  ])('the variables from the start, the class %s', async (themeClass, atFirst, later) => {
    await inFigma(`?theme=light&themeClass=${themeClass}`, async (frame, { ask }) => {
      expect(await frame.evaluate('atFirst')).toEqual(atFirst);
      await expect.poll(() => frame.evaluate(() => document.documentElement.className)).toBe(later);
      await ask((handle) => {
        handle.session.setTheme('dark');
      });
      await expect
        .poll(() => frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--figma-color-bg')))
        .toBe('#2c2c2c');
      expect(await frame.evaluate(() => document.documentElement.className)).toBe(later.replace('light', 'dark'));
    });
  });

  test('for a panel that asked for no colours: neither variables nor class, and no word of a switch', async () => {
    await inFigma(
      '?themeClass=early',
      async (frame, { ask }) => {
        expect(await frame.evaluate('atFirst')).toEqual({ className: '', background: '' });
        await ask((handle) => {
          handle.session.setTheme('dark');
        });
        await frame.evaluate('parent.postMessage({ pluginMessage: "again" }, "*")');
        await expect.poll(() => words(frame)).toContain('heard again');
        expect((await received(frame)).filter(({ data }) => data.figmaMessage !== undefined)).toEqual([]);
      },
      false,
    );
  });

  test.each([
    ['quirks', 'BackCompat'],
    ['standards', 'CSS1Compat'],
  ])('makes it %s mode, and has a typeface', async (mode, compatMode) => {
    await inFigma(`?mode=${mode}`, async (frame) => {
      expect(await frame.evaluate(() => [document.compatMode, [...document.fonts].map(({ family }) => family).includes('Inter')])).toEqual([
        compatMode,
        true,
      ]);
    });
  });
});

test.each([
  // What each stops: a picture, a request, a style sheet by its address, eval.
  ['A', ['img-src', 'connect-src', 'style-src-elem', null]],
  ['B', ['img-src', 'connect-src', 'style-src-elem', 'script-src']],
  ['C', ['img-src', 'connect-src', 'style-src-elem', null]],
  ['none', [null, null, null, null]],
] as const)('policy %s is the panel’s', async (policy, stopped) => {
  await inFigma(`?policy=${policy}`, async (frame, { page }) => {
    await page.route('https://example.com/**', (route) => route.abort());
    const found = await frame.evaluate(async () => {
      const tries = [
        () =>
          new Promise((resolve) => {
            const image = new Image();
            image.onload = image.onerror = resolve;
            image.src = 'https://example.com/x.png';
          }),
        () => fetch('https://example.com/').catch(() => undefined),
        () =>
          new Promise((resolve) => {
            const link = document.createElement('link');
            link.rel = 'stylesheet';
            link.onload = link.onerror = resolve;
            link.href = 'https://example.com/x.css';
            document.head.append(link);
          }),
        () =>
          Promise.resolve('1')
            .then(eval)
            .catch(() => undefined),
      ];
      const list = (globalThis as unknown as { violations: string[] }).violations;
      const each: (string | null)[] = [];
      for (const attempt of tries) {
        list.length = 0;
        await attempt();
        await new Promise((resolve) => setTimeout(resolve, 50));
        each.push(list[0] ?? null);
      }
      return each;
    });
    expect(found).toEqual(stopped);
  });
});

test.each(['allowed', 'refused'])('copying is %s', async (clipboard) => {
  await inFigma(`?clipboard=${clipboard}`, async (frame) => {
    await frame.evaluate(() => {
      const area = document.createElement('textarea');
      area.value = 'text';
      document.body.append(area);
      area.addEventListener('click', () => {
        area.select();
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to copy in a data: document
        document.body.dataset['copied'] = String(document.execCommand('copy'));
      });
    });
    await frame.locator('textarea').click();
    await expect.poll(() => frame.locator('body').getAttribute('data-copied')).toBe(String(clipboard === 'allowed'));
  });
});
