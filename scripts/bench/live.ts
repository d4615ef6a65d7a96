// What Live costs in the built panel with the shipped generator: an edit at rest, from the change in the document to the new painting
// in the preview; and a drag, in which changes come faster than they can be painted. Prints one line of JSON. Milliseconds depend on
// the machine, ratios less. `npx tsx scripts/bench/live.ts [folder of another build]` after a build; results are in README.md beside bench.ts.
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { DIST } from '../build/build-target';
import { findChromium } from '../shared/chromium';
import { serveDist } from '../serve/serve-dist';
import { timeEdits } from './hand/edits';
import { openNoted, rest } from './hand/noted-panel';
import { median } from './report/statistics';

export interface LiveTimes {
  readonly edits: number;
  /** Medians, ms: from the edit to its draft and to its painting; the jobs of the workers on the way there. */
  readonly editToDraft: number;
  readonly editToPreview: number;
  readonly label: number;
  readonly draft: number;
  readonly paint: number;
  /** editToPreview over paint, and editToDraft over editToPreview: medians of the edits' own. */
  readonly ratio: number;
  readonly draftRatio: number;
  readonly drag: {
    readonly seconds: number;
    /** Masks, drafts and paintings that came. */
    readonly masks: number;
    readonly drafts: number;
    readonly paintings: number;
    /** From the asking for a mask to its coming, ms, median and worst. */
    readonly label: number;
    readonly longestLabel: number;
  };
}

const EDITS = 12;
/** The drag: its length, and the time between two changes, ms. */
const [DRAG, STEP] = [8_000, 40];

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium here: Live can’t be measured.');
const site = await serveDist({ folder: resolve(process.argv[2] ?? DIST) });
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const panel = await openNoted(browser, site.url);
  const { page, frame } = panel;
  const times = await timeEdits(panel, EDITS);
  await rest(panel);
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
  const labels = spans(inDrag, 'label');
  const ratios = (over: readonly number[], under: readonly number[]): number => median(over.map((ms, index) => ms / under[index]!));
  const result: LiveTimes = {
    edits: EDITS,
    editToDraft: median(times.draft),
    editToPreview: median(times.painting),
    label: median(times.label),
    draft: median(times.draftJob),
    paint: median(times.paintJob),
    ratio: ratios(times.painting, times.paintJob),
    draftRatio: ratios(times.draft, times.painting),
    drag: {
      seconds: DRAG / 1000,
      masks: labels.length,
      drafts: spans(inDrag, 'draft').length,
      paintings: spans(inDrag, 'paint').length,
      label: median(labels),
      longestLabel: Math.max(...labels),
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
