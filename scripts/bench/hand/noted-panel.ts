// The built panel in the playground, with a diary of what goes to its workers, comes back and is drawn.
import type { Browser, Frame, Page } from 'playwright-core';

declare global {
  // What the panel's frame notes, by its own clock: when each job was asked and answered, and when the painting was drawn.
  var noted: { readonly what: string; readonly at: number }[];
  // The playground's handle (src/playground/main.tsx), as far as it is needed here.
  var allaPrima: {
    readonly ready: Promise<void>;
    readonly session: {
      readonly document: {
        children(id: string): readonly string[];
        resize(id: string, width: number, height: number): void;
        setTransform(id: string, to: readonly (readonly number[])[]): void;
      };
      readonly editor: { readonly currentPage: string; act(action: () => void): void };
    };
  };
}

export interface NotedPanel {
  readonly page: Page;
  readonly frame: Frame;
}

/** Runs in every frame before anything else. A draft is noted as a job of its own. */
function note(cores: number | null): void {
  if (cores !== null) Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: cores });
  const noted: typeof globalThis.noted = [];
  globalThis.noted = noted;
  globalThis.Worker = class extends Worker {
    /** Of its jobs, by their ids: each worker counts on its own. */
    private readonly names = new Map<number, string>();

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string; readonly id: number }>) => {
        if (data.type === 'done') noted.push({ what: `${this.names.get(data.id) ?? ''} done`, at: Date.now() });
      });
    }

    override postMessage(message: unknown, transfer?: unknown): void {
      const { type, name, id, body } = message as {
        readonly type: string;
        readonly name?: string;
        readonly id: number;
        readonly body?: { readonly draft?: true };
      };
      if (type === 'job' && name !== undefined) {
        const what = body?.draft === true ? 'draft' : name;
        this.names.set(id, what);
        noted.push({ what, at: Date.now() });
      }
      super.postMessage(message, transfer as Transferable[]);
    }
  };
  const draw = Reflect.get(CanvasRenderingContext2D.prototype, 'putImageData');
  CanvasRenderingContext2D.prototype.putImageData = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
    Reflect.apply(draw, this, args);
    if (this.canvas.ariaLabel?.startsWith('The painting') === true) noted.push({ what: 'shown', at: Date.now() });
  };
}

/** @param url of the playground. @param cores that the browser is said to have; null for those that it has. */
export async function openNoted(browser: Browser, url: string, cores: number | null = null): Promise<NotedPanel> {
  const page = await browser.newPage();
  await page.addInitScript(note, cores);
  await page.goto(`${url}/index.html`);
  await page.evaluate(() => globalThis.allaPrima.ready);
  // The innermost of Figma's frames; found when the panel has spoken.
  const frame = page.frames().at(-1)!;
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  return { page, frame };
}

/** Switch Live on and wait for the first painting. */
export async function goLive({ frame }: NotedPanel): Promise<void> {
  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.waitForSelector('.subject .picture[data-view="both"]', { timeout: 120_000 });
}

/** Wait until nothing is under way, and forget what was noted. */
export async function rest({ frame }: NotedPanel): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('.subject .preview')?.ariaBusy === 'false', undefined, { timeout: 120_000 });
  await frame.evaluate(() => {
    globalThis.noted.length = 0;
  });
}

/** Move the scene's mountains. @returns when, by the clock of the diary. */
export function moveMountains({ page }: NotedPanel, shift: number): Promise<number> {
  return page.evaluate((by) => {
    const { document, editor } = globalThis.allaPrima.session;
    const mountains = document.children(document.children(editor.currentPage)[0]!)[1]!;
    editor.act(() => {
      document.setTransform(mountains, [
        [1, 0, by],
        [0, 1, by],
      ]);
    });
    return Date.now();
  }, shift);
}
