// What the tests of Live count and do: the jobs between the panel and its engine, and edits of the scene as people make them.
import type { Frame } from 'playwright-core';
import { CLASSES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import type { Panel } from '../panel-stage';

export interface Jobs {
  /** Asked of the engine since the panel opened. */
  readonly label: number;
  readonly paint: number;
  /** Paintings that were drafts; not counted in `paint`. */
  readonly draft: number;
  /** PNGs written. */
  readonly encode: number;
  /** Paintings under way, and at their most. */
  readonly painting: number;
  readonly most: number;
}

declare global {
  var jobs: { label: number; paint: number; draft: number; encode: number; painting: number; most: number };
}

/** Runs in every frame before anything else: counts the jobs that go to workers and come back. */
export function countJobs(): void {
  const jobs = { label: 0, paint: 0, draft: 0, encode: 0, painting: 0, most: 0 };
  globalThis.jobs = jobs;
  globalThis.Worker = class extends Worker {
    /** Ids of its jobs: two workers count on their own. */
    private readonly paintings = new Set<number>();

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string; readonly id: number }>) => {
        if ((data.type === 'done' || data.type === 'failed') && this.paintings.delete(data.id)) jobs.painting -= 1;
      });
    }

    override postMessage(message: unknown, transfer?: unknown): void {
      const { type, name, id, body } = message as {
        readonly type: string;
        readonly name?: string;
        readonly id: number;
        readonly body?: { readonly draft?: true };
      };
      if (type === 'job' && name === 'label') jobs.label += 1;
      if (type === 'job' && name === 'encode') jobs.encode += 1;
      if (type === 'job' && name === 'paint') {
        if (body?.draft === true) jobs.draft += 1;
        else jobs.paint += 1;
        this.paintings.add(id);
        jobs.painting += 1;
        jobs.most = Math.max(jobs.most, jobs.painting);
      }
      super.postMessage(message, transfer as Transferable[]);
    }
  };
}

export function jobsOf(frame: Frame): Promise<Jobs> {
  return frame.evaluate(() => ({ ...globalThis.jobs }));
}

/** Longer than the plugin waits before it tells of a change (LONGEST in src/plugin/watching/burst.ts), ms. */
const REST = 800;

/** Wait until the panel rests: no job runs, and none began for longer than the plugin may take to tell of a change. */
export async function untilCalm(frame: Frame): Promise<void> {
  await frame.evaluate(async (rest) => {
    let [since, seen] = [performance.now(), ''];
    while (performance.now() - since < rest) {
      await new Promise((resume) => setTimeout(resume, 20));
      const { label, paint, draft, painting } = globalThis.jobs;
      const now = `${label} ${paint} ${draft}`;
      if (now !== seen || painting > 0 || document.querySelector('.subject .preview')?.ariaBusy !== 'false')
        [since, seen] = [performance.now(), now];
    }
  }, REST);
}

/** A sum over the pixels of the painting in the preview, to tell one from another. */
export function paintingSum(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.subject .picture canvas + canvas');
    const { data } = canvas!.getContext('2d')!.getImageData(0, 0, canvas!.width, canvas!.height);
    return data.reduce((sum, value, index) => (sum * 31 + value + (index & 7)) % 4_294_967_291, 1);
  });
}

/** Give a layer of the first scene the colour of a class; as a teammate where `author` is not `you`. */
export function recolour({ page }: Panel, name: string, className: ClassName, author = 'you'): Promise<void> {
  const [r, g, b] = CLASSES.find((semantic) => semantic.name === className)!.colour;
  return page.evaluate(
    ({ wanted, color, who }) => {
      const { document, editor } = globalThis.allaPrima.session;
      const scene = document.children(editor.currentPage)[0]!;
      const shape = document.children(scene).find((id) => document.node(id).name === wanted)!;
      // A teammate is another person at the same document.
      const Person = editor.constructor as new (...at: [typeof document, string]) => typeof editor;
      (who === 'you' ? editor : new Person(document, who)).act(() => {
        document.update(shape, { fills: [{ type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color, boundVariables: {} }] });
      });
    },
    { wanted: name, color: { r: r / 255, g: g / 255, b: b / 255 }, who: author },
  );
}
