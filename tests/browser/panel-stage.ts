// The stage of the panel's browser tests: opens the playground in Chromium, and hands out the panel's frame.
// The page is the product's own playground; what a test changes in the document it changes as a person would, in undo steps.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, Locator, Page } from 'playwright-core';
import { serveDist } from '../../scripts/serve/serve-dist';
import { CLASSES } from '../../src/contract/classes';
import type { ClassName } from '../../src/contract/classes';
import type { RequestName } from '../../src/contract/wire/asks';
import type { Unsettled } from 'figma-stand-in/api/unsettled';
import { solid } from 'figma-stand-in/document/record';
import type { FrameProfile } from 'figma-stand-in/frame/frame-profile';
import type { PolicyName } from 'figma-stand-in/frame/policies';
import type { AllaPrimaHandle } from '../../src/playground/main';
import { launchChromium } from '../support/chromium';
import { tinyPanel } from '../support/tiny-panel';

declare global {
  // The playground's handle, as page.evaluate sees it.
  var allaPrima: AllaPrimaHandle;
}

const AXE = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly policy: PolicyName;
  /** The system's own few colours in place of every page's, as Windows' contrast themes have it. */
  readonly forcedColours?: boolean;
  /** Other answers of Figma's than the reported ones. */
  readonly profile?: Partial<FrameProfile & Unsettled>;
  /** A generator of a few steps in the shipped one's place, where it makes no difference to the test: half the processor time. */
  readonly generator?: 'shipped' | 'tiny' | 'tiny with encoder';
  /** Size of the page, CSS pixels, and device pixels for each: 1440×900 and one by default. */
  readonly view?: { readonly width: number; readonly height: number; readonly scale: number };
}

export interface Panel {
  readonly page: Page;
  readonly frame: Frame;
  /** Requests of page and panel after both were loaded. */
  readonly requests: readonly string[];
  /** Uncaught errors of page and panel, and what the stand-in refused. */
  errors(): Promise<readonly string[]>;
  /** Give the panel this size, CSS pixels. */
  resize(width: number, height?: number): Promise<void>;
  /** The panel as it looks now, into the stage's folder. */
  picture(name: string): Promise<unknown>;
  /** The whole playground, beside that folder and named after it, where `npm run pictures` takes it from. */
  pagePicture(name: string): Promise<unknown>;
  /** Close the page. Rejects when there were errors. */
  close(): Promise<void>;
}

export interface Stage {
  /** Open the playground; `refuse` runs in every frame before anything else. Ends when the panel shows its first state. */
  open(look: Look, refuse?: () => void): Promise<Panel>;
  close(): Promise<void>;
}

/** @param pictures folder in test-artefacts/ for what the panels look like. */
export async function openStage(pictures = 'panel'): Promise<Stage> {
  const folder = fileURLToPath(new URL(`../../test-artefacts/${pictures}`, import.meta.url));
  const serveTiny = async (encoder: boolean): ReturnType<typeof serveDist> => serveDist({ files: { '/ui.html': await tinyPanel(encoder) } });
  const [browser, shipped, tiny, encoding] = await Promise.all([launchChromium(), serveDist(), serveTiny(false), serveTiny(true)]);
  const sites = { 'shipped': shipped, 'tiny': tiny, 'tiny with encoder': encoding };
  return {
    open: async (
      { theme, policy, forcedColours = false, profile = {}, generator = 'shipped', view = { width: 1440, height: 900, scale: 1 } },
      refuse,
    ) => {
      const site = sites[generator];
      const context = await browser.newContext({
        viewport: { width: view.width, height: view.height },
        deviceScaleFactor: view.scale,
        reducedMotion: 'reduce',
        ...(forcedColours ? { forcedColors: 'active', colorScheme: theme } : {}),
      });
      const page = await context.newPage();
      const thrown: string[] = [];
      const requests: string[] = [];
      page.on('pageerror', (error) => {
        thrown.push(error.message);
      });
      if (refuse !== undefined) await page.addInitScript(refuse);
      await page.goto(`${site.url}/?${String(new URLSearchParams({ theme, policy, ...profile }))}`);
      await page.evaluate(() => globalThis.allaPrima.ready);
      const frame = await panelFrame(page);
      page.on('request', (request) => {
        requests.push(request.url());
      });
      const refused = (): Promise<string[]> => page.evaluate(() => globalThis.allaPrima.session.errors.map((error) => error.message));
      const errors = async (): Promise<string[]> => [...thrown, ...(await refused())];
      return {
        page,
        frame,
        requests,
        errors,
        resize: async (width, height = 660) => {
          await page.evaluate(
            (size) => {
              globalThis.allaPrima.session.run?.window.resize(...size);
            },
            [width, height] as const,
          );
          // Another frame since the plugin was opened again.
          await (await panelFrame(page)).waitForFunction((wide) => innerWidth === wide, width);
        },
        picture: (name) => page.locator('.plugin-window iframe').screenshot({ path: `${folder}/${name}.png` }),
        pagePicture: (name) => page.screenshot({ path: `${folder}-${name}.png` }),
        close: async () => {
          const found = await errors();
          await context.close();
          if (found.length > 0) throw new Error(`The panel ran into errors: ${found.join('; ')}`);
        },
      };
    },
    close: async () => {
      await browser.close();
      await Promise.all(Object.values(sites).map((site) => site.close()));
    },
  };
}

/** The innermost frame of the page: the panel's, where there is one. */
export function innermostFrame(page: Page): Frame {
  return page.frames().at(-1)!;
}

/** Wait until the panel shows something, and return its frame: the last one, should the plugin open another meanwhile. */
export async function panelFrame(page: Page, timeout = 60_000): Promise<Frame> {
  for (const deadline = Date.now() + timeout; Date.now() < deadline;) {
    const frame = innermostFrame(page);
    try {
      await frame.waitForSelector('main[data-phase]:not([data-phase="starting"])', { timeout: 1_000 });
      return frame;
    } catch {
      // Not there yet, or gone meanwhile.
    }
  }
  throw new Error('the panel has no frame that shows something');
}

/** Wait until the panel is in one of these phases. */
export async function untilPhase(frame: Frame, ...phases: readonly string[]): Promise<void> {
  await frame.waitForSelector(phases.map((phase) => `main[data-phase="${phase}"]`).join(), { timeout: 60_000 });
}

/** A style of the gallery, by its place. */
export function styleTile(frame: Frame, index: number): Locator {
  return frame.getByRole('radiogroup', { name: 'Style' }).getByRole('radio').nth(index);
}

/** The sentence above the Paint button, in the room on show. */
export function statusText(frame: Frame): Promise<string> {
  return frame.locator('.status p:visible').innerText();
}

/** Violations of axe in the panel, each with the elements that it is about. */
export async function axeViolations(frame: Frame): Promise<readonly string[]> {
  // Evaluated from outside, so that the panel's policy has no say in it; once, because a script that runs again starts slow.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    // Style sheets of other addresses, which axe would fetch first, there are none; nor is anything but violations read.
    const { violations } = await axe.run({ preload: false, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

/** Elements of the panel that scroll sideways, and html and body where they scroll at all, if only by script; there should be none. */
export function sidewaysScrollers(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const scrolls = (box: Element): boolean => {
      const { scrollLeft, scrollTop } = box;
      box.scrollTo(1_000, 1_000);
      const moved = box.scrollLeft !== scrollLeft || box.scrollTop !== scrollTop;
      box.scrollTo(scrollLeft, scrollTop);
      return moved;
    };
    return [
      ...[...document.querySelectorAll('html, .scroll, .sketch-bar')].filter((box) => box.scrollWidth > box.clientWidth),
      ...[document.documentElement, document.body].filter(scrolls),
    ].map((box) => box.className || box.tagName);
  });
}

export interface LayerFacts {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly image: string | null;
}

/** The layers directly on the page, bottom to top. */
export function topLayers(page: Page): Promise<readonly LayerFacts[]> {
  return page.evaluate(() => {
    const { document, editor } = globalThis.allaPrima.session;
    return document.children(editor.currentPage).map((child) => {
      const { id, name, parent, fills } = document.node(child);
      const [fill] = fills;
      return { id, name, parent, image: fill?.type === 'IMAGE' ? fill.imageHash : null };
    });
  });
}

/** How many steps the person could undo. */
export function undoSteps(page: Page): Promise<number> {
  return page.evaluate(() => globalThis.allaPrima.session.editor.undoSteps.done);
}

/** Start the lake from its tile and wait for its mask. */
export async function startLake({ frame }: Panel): Promise<void> {
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await untilPhase(frame, 'ready');
}

export interface Block {
  readonly className: ClassName;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draw a frame of rectangles at the page's origin, bottom to top, and select it. @returns its id. */
export function drawFrame(
  page: Page,
  name: string,
  size: { readonly width: number; readonly height: number },
  blocks: readonly Block[],
): Promise<string> {
  const painted = blocks.map(({ className, ...place }) => {
    const [r, g, b] = CLASSES.find((semantic) => semantic.name === className)!.colour;
    return { ...place, fill: solid(r / 255, g / 255, b / 255) };
  });
  return page.evaluate(
    ([title, extent, rectangles]) => {
      const { document, editor } = globalThis.allaPrima.session;
      const frame = editor.act(() => {
        const id = document.create('FRAME', editor.currentPage, { name: title, ...extent });
        for (const { x, y, width, height, fill } of rectangles)
          document.create('RECTANGLE', id, {
            width,
            height,
            relativeTransform: [
              [1, 0, x],
              [0, 1, y],
            ],
            fills: [fill],
          });
        return id;
      });
      editor.select([frame]);
      return frame;
    },
    [name, size, painted] as const,
  );
}

/** From now on the plugin never receives requests of this name, so that the panel stays in its waiting state and can be looked at. */
export function keepFromPlugin(page: Page, name: RequestName): Promise<void> {
  return page.evaluate((unheard) => {
    const { run } = globalThis.allaPrima.session;
    if (run === null) throw new Error('no plugin runs');
    const deliver = run.window.toPlugin.bind(run.window);
    run.window.toPlugin = (message) => {
      if ((message as { name?: unknown }).name !== unheard) deliver(message);
    };
  }, name);
}
