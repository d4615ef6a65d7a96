// What Live costs in the built panel with the shipped generator: an edit at rest, from the change in the document to the new painting
// in the preview; and a drag, in which changes come faster than they can be painted. Prints one line of JSON. Milliseconds depend on
// the machine, ratios less. `npx tsx scripts/bench/live.ts [folder of another build]` after a build; results are in README.md beside bench.ts.
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { DIST } from '../build/build-target';
import { findChromium } from '../shared/chromium';
import { serveDist } from '../serve/serve-dist';
import { median } from './report/statistics';

export interface LiveTimes {
  readonly edits: number;
  /** Medians, ms: from the edit to its preview; the jobs of the workers on the way there. */
  readonly editToPreview: number;
  readonly label: number;
  readonly paint: number;
  /** editToPreview over paint, median of the edits' own. */
  readonly ratio: number;
  readonly drag: {
    readonly seconds: number;
    /** Masks and paintings that came. */
    readonly masks: number;
    readonly paintings: number;
    /** From the asking for a mask to its coming, ms, median and worst; and the median over that of the paintings in the drag. */
    readonly label: number;
    readonly longestLabel: number;
    readonly labelOverPaint: number;
  };
}

declare global {
  // What the panel's frame notes, by its own clock: when each job was asked and answered, and when the painting was drawn.
  var noted: { readonly what: string; readonly at: number }[];
  // The playground's handle (src/playground/main.tsx), as far as it is needed here.
  var allaPrima: {
    readonly ready: Promise<void>;
    readonly session: {
      readonly document: { children(id: string): readonly string[]; setTransform(id: string, to: readonly (readonly number[])[]): void };
      readonly editor: { readonly currentPage: string; act(action: () => void): void };
    };
  };
}

const EDITS = 12;
/** The drag: its length, and the time between two changes, ms. */
const [DRAG, STEP] = [8_000, 40];

/** Runs in every frame before anything else. */
function note(): void {
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
      const { type, name, id } = message as { readonly type: string; readonly name?: string; readonly id: number };
      if (type === 'job' && name !== undefined) {
        this.names.set(id, name);
        noted.push({ what: name, at: Date.now() });
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

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium here: Live can’t be measured.');
const site = await serveDist({ folder: resolve(process.argv[2] ?? DIST) });
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  await page.addInitScript(note);
  await page.goto(`${site.url}/`);
  await page.evaluate(() => globalThis.allaPrima.ready);
  // The innermost of Figma's frames; found when the panel has spoken.
  const frame = page.frames().at(-1)!;
  await frame.getByRole('button', { name: 'Alpine lake' }).click();
  await frame.getByRole('switch', { name: 'Live' }).check();
  await frame.waitForSelector('.subject .picture[data-view="both"]', { timeout: 120_000 });
  const times: { readonly total: number; readonly label: number; readonly paint: number }[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    await frame.waitForFunction(() => document.querySelector('.subject .preview')?.ariaBusy === 'false');
    await frame.evaluate(() => {
      globalThis.noted.length = 0;
    });
    const edited = await page.evaluate(
      (shift) => {
        const { document, editor } = globalThis.allaPrima.session;
        const mountains = document.children(document.children(editor.currentPage)[0]!)[1]!;
        editor.act(() => {
          document.setTransform(mountains, [
            [1, 0, shift],
            [0, 1, shift],
          ]);
        });
        return Date.now();
      },
      20 * (edit + 1),
    );
    await frame.waitForFunction(() => globalThis.noted.some(({ what }) => what === 'shown'));
    const noted = new Map((await frame.evaluate(() => globalThis.noted)).map(({ what, at }) => [what, at]));
    const between = (from: string, to: string): number => noted.get(to)! - noted.get(from)!;
    times.push({ total: noted.get('shown')! - edited, label: between('label', 'label done'), paint: between('paint', 'paint done') });
  }
  await frame.waitForFunction(() => document.querySelector('.subject .preview')?.ariaBusy === 'false');
  await frame.evaluate(() => {
    globalThis.noted.length = 0;
  });
  await page.evaluate(
    async ([ms, step]) => {
      const { document, editor } = globalThis.allaPrima.session;
      const mountains = document.children(document.children(editor.currentPage)[0]!)[1]!;
      const started = performance.now();
      for (let shift = 0; performance.now() - started < ms; shift += 3) {
        editor.act(() => {
          document.setTransform(mountains, [
            [1, 0, shift % 200],
            [0, 1, shift % 120],
          ]);
        });
        await new Promise((resume) => setTimeout(resume, step));
      }
    },
    [DRAG, STEP] as const,
  );
  const inDrag = await frame.evaluate(() => [...globalThis.noted]);
  const [labels, paints] = [spans(inDrag, 'label'), spans(inDrag, 'paint')];
  const result: LiveTimes = {
    edits: EDITS,
    editToPreview: median(times.map(({ total }) => total)),
    label: median(times.map(({ label }) => label)),
    paint: median(times.map(({ paint }) => paint)),
    ratio: median(times.map(({ total, paint }) => total / paint)),
    drag: {
      seconds: DRAG / 1000,
      masks: labels.length,
      paintings: paints.length,
      label: median(labels),
      longestLabel: Math.max(...labels),
      labelOverPaint: median(labels) / median(paints),
    },
  };
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
  await site.close();
}

/** How long each finished job of a kind took, ms. Jobs of one kind run one at a time, so starts and ends pair up in order. */
function spans(noted: typeof globalThis.noted, what: string): readonly number[] {
  const [asked, done] = [noted.filter((mark) => mark.what === what), noted.filter((mark) => mark.what === `${what} done`)];
  const first = done.findIndex(({ at }) => at >= (asked[0]?.at ?? Infinity));
  return asked.flatMap(({ at }, index) => (done[first + index] === undefined ? [] : [done[first + index]!.at - at]));
}
