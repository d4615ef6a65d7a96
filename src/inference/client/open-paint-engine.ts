// The painters from the panel's side: its jobs in their turns (queue.ts), large paintings in pieces on several workers, and what happens when a
// worker or the graphics card is lost.
import { AS_DRAWN } from '../../contract/recipe';
import { PICTURE_SIZE } from '../../contract/size';
import type { BackendReport, GpuHistory } from '../api/backend-report';
import type { PaintEngine, Progress, ProgressOptions } from '../api/engine';
import type { PainterAssets, UnpackedFiles } from '../api/engine-assets';
import type { MachinePace } from '../api/pieces/expected-seconds';
import type { Painting, PaintJob } from '../api/paint-job';
import { planPieces } from '../api/pieces/piece-plan';
import { workOf } from '../api/pieces/work';
import type { Loaded, PaintJobs } from '../protocol/paint-jobs';
import { openFurtherWorkers } from './further-workers';
import { lostGpu, withLoss } from './gpu-losses';
import { loadOnce } from './load-once';
import { leftOf, openPace } from './pace';
import { paintInPieces } from './paint-pieces';
import type { PieceCrew, Report } from './paint-pieces';
import type { Place } from './places';
import { openQueue, untilAborted } from './queue';
import { memoryOf } from './transfer';
import { openWorker } from './worker-client';
import type { Timeouts, WorkerClient } from './worker-client';

/** Share of the progress that loading takes in a first painting. */
const LOAD_SHARE = 0.75;
/** How long nothing is painted after the load until a warm-up, ms: what a person wants at once is the warm-up. */
const WARM_UP_AFTER = 400;
/** How much longer the first painting takes than the next: the browser optimises the runtime's code meanwhile. */
const FIRST_TAKES = 2;

/**
 * @param atOnce how many workers may paint at the same time, where it is WASM that paints.
 * @param ended aborts when the engine is closed.
 */
export function openPaintEngine(
  places: readonly Place[],
  assets: PainterAssets,
  timeouts: Timeouts,
  atOnce: number,
  ended: AbortSignal,
): PaintEngine {
  const worker = openWorker<PaintJobs>(places, timeouts);
  /** Only the hosted panel's runtime can use a graphics card. */
  let mayUseGpu = false;
  let gpu: GpuHistory = { use: true, losses: [] };
  let backend: BackendReport | null = null;
  /** Runtime and model for further workers, by painter. */
  const unpacked = new Map<string, UnpackedFiles>();
  /** The painter that was asked for last. */
  let latest = assets.first;
  /** Most pixels that are painted at once. */
  let mostPixels = 0;
  const pace = openPace(tellPace);
  let warming: ReturnType<typeof setTimeout> | undefined;
  const backendWatchers = new Set<(report: BackendReport) => void>();
  const paceWatchers = new Set<(pace: MachinePace) => void>();
  const further = openFurtherWorkers(
    atOnce - 1,
    places.filter(({ onPage }) => onPage !== true),
    (painter) => ({ assets: assets.of(painter), unpacked: unpacked.get(painter)! }),
    timeouts,
    () => {
      queue.look();
    },
  );
  const queue = openQueue({
    ready: () => [0, ...further.ready()],
    crowded: () => {
      if (unpacked.has(latest)) further.startAnother(latest);
    },
    idle: (number) => {
      further.idle(number);
    },
  });
  ended.addEventListener('abort', () => {
    clearTimeout(warming);
    further.close();
    worker.close();
  });

  function tellBackend(report: BackendReport): void {
    backend = report;
    for (const watcher of backendWatchers) watcher(report);
  }

  /** Null while nothing was painted. */
  function machinePace(): MachinePace | null {
    const perPixel = pace.seconds(1);
    return perPixel === null ? null : { msPerPixel: perPixel * 1000, atOnce: backend?.kind === 'wasm' ? atOnce : 1, most: mostPixels };
  }

  function tellPace(): void {
    const now = machinePace();
    if (now !== null) for (const watcher of paceWatchers) watcher(now);
  }

  /** Note a failure if it is put down to the graphics card and that is still in use. @returns whether to try again. */
  function giveBlame(thrown: unknown, useAgain: boolean): boolean {
    if (!gpu.use || !lostGpu(thrown, mayUseGpu, backend)) return false;
    gpu = withLoss(gpu, thrown, useAgain);
    return true;
  }

  const loads = new Map<string, ReturnType<typeof loadOnce>>();

  /** A painter in the first worker, once it is loaded there. */
  function loaded(painter: string, onProgress?: (progress: Progress) => void): Promise<Loaded> {
    latest = painter;
    const load = loads.get(painter) ?? loaderOf(painter);
    loads.set(painter, load);
    return load(onProgress);
  }

  function loaderOf(painter: string): ReturnType<typeof loadOnce> {
    return loadOnce(
      worker,
      painter,
      () => {
        const files = assets.of(painter);
        mayUseGpu = 'halfModel' in files;
        return files;
      },
      () => ({ handOn: atOnce > 1 }),
      {
        history: () => gpu,
        loaded: (now) => {
          if (now.unpacked !== null) unpacked.set(painter, now.unpacked);
          mostPixels = now.most;
          tellBackend(now.backend);
          // Orders may be waiting already.
          queue.look();
          warmUpSoon(painter);
        },
        // It failed in its very test: not tried again.
        failed: (thrown) => giveBlame(thrown, false),
      },
    );
  }

  /** So that the first one that is wanted is no slower than the others, and it is known how long they take, one is made for nothing where none is wanted. */
  function warmUpSoon(painter: string): void {
    clearTimeout(warming);
    if (backend?.kind !== 'wasm') return;
    warming = setTimeout(() => {
      queue.take('preview', () => warmUp(painter), ended).catch(() => undefined);
    }, WARM_UP_AFTER);
  }

  async function warmUp(painter: string): Promise<void> {
    const began = performance.now();
    await worker.ask('warm-up', { painter }, { signal: ended });
    pace.note(PICTURE_SIZE ** 2, (performance.now() - began) / FIRST_TAKES);
  }

  /** A worker that has loaded the painter. */
  async function loadedWorker(number: number, painter: string): Promise<WorkerClient<PaintJobs>> {
    if (number > 0) return further.use(number, painter);
    await loaded(painter);
    return worker;
  }

  const crew: PieceCrew = {
    atOnce,
    pace,
    queue,
    worker: loadedWorker,
    dismiss: (number, forGood) => {
      further.dismiss(number, forGood);
    },
  };

  /** @param own the worker whose turn it is. */
  async function paint(job: PaintJob, own: number, signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<Painting> {
    let share = 0;
    const { painter } = job.style;
    const { card, most } = await loaded(painter, (progress) => {
      // A load that was done before only reports its end.
      if (signal.aborted || (share === 0 && progress.done === 1)) return;
      share = LOAD_SHARE;
      onProgress?.({ phase: progress.phase, done: progress.done * share });
    });
    clearTimeout(warming);
    const report: Report = ({ done, ...more }) => {
      if (!signal.aborted) onProgress?.({ ...more, phase: 'paint', done: share + done * (1 - share) });
    };
    const pieces = backend?.kind === 'wasm' && job.draft !== true ? planPieces(job, card, most, atOnce) : [];
    if (pieces.length > 1 || (pieces.length > 0 && own > 0)) {
      if (job.edges === AS_DRAWN) return paintInPieces(job, pieces, own, crew, signal, report);
      const loose = await (await loadedWorker(own, painter)).ask('loosen', job, { signal });
      return paintInPieces(loose, planPieces(loose, card, most, atOnce), own, crew, signal, report);
    }
    // If the painting may have to be tried again, its labels are needed then, so they are copied.
    const mayTryAgain = mayUseGpu && gpu.use;
    try {
      const pixels = planPieces(job, card, most, 1).reduce((sum, piece) => sum + workOf(piece), 0);
      const onPainting: Report = ({ done }) => {
        report({ done, ...leftOf(pace.seconds(pixels * (1 - done))) });
      };
      const painted = await worker.ask('paint', job, { signal, transfer: mayTryAgain ? [] : memoryOf(job.labels), onProgress: onPainting });
      if (job.draft !== true) pace.note(pixels, painted.painting.ms);
      // The graphics card may have failed its test at this size.
      if (JSON.stringify(painted.backend) !== JSON.stringify(backend)) tellBackend(painted.backend);
      return painted.painting;
    } catch (thrown) {
      // Any graphics card can be lost once (a driver update, a laptop that slept); after the second time WASM is used. Either way the job is tried again.
      if (!mayTryAgain || !giveBlame(thrown, gpu.losses.length === 0)) throw thrown;
      return paint(job, own, signal, onProgress);
    }
  }

  const withEnd = (signal: AbortSignal | undefined): AbortSignal => (signal === undefined ? ended : AbortSignal.any([ended, signal]));

  /** An order in its turn, once the painter is loaded. Always of the first worker, which opens the small networks and keeps them. */
  function ordered<Name extends 'style' | 'scene'>(
    painter: string,
    name: Name,
    body: PaintJobs[Name]['ask'],
    taken: Uint8Array,
    { signal, onProgress }: ProgressOptions = {},
  ): Promise<PaintJobs[Name]['answer']> {
    const until = withEnd(signal);
    const ask = async (): Promise<PaintJobs[Name]['answer']> => {
      await loaded(painter, onProgress);
      return worker.ask(name, body, { signal: until, transfer: memoryOf(taken) });
    };
    return queue.take('order', ask, until);
  }

  return {
    get atOnce() {
      return backend?.kind === 'webgpu' ? 1 : atOnce;
    },
    get drafts() {
      return backend?.kind === 'wasm';
    },
    load: async (painter, { signal, onProgress } = {}) => (await untilAborted(() => loaded(painter, onProgress), withEnd(signal))).card,
    paint(job, { signal, onProgress } = {}) {
      const until = withEnd(signal);
      // The caller may change its labels while this waits.
      const copy = { ...job, labels: job.labels.slice() };
      return queue.take('order', (number) => paint(copy, number, until, onProgress), until);
    },
    inTurn(rank, work, signal) {
      const until = withEnd(signal);
      const turn = (number: number): ReturnType<typeof work> =>
        work((job, onProgress) => paint({ ...job, labels: job.labels.slice() }, number, until, onProgress));
      return queue.take(rank, turn, until);
    },
    styleOf: (png, painter, options) => ordered(painter, 'style', { painter, png }, png, options),
    // The scene reader is no painter's: it comes with whichever is loaded.
    readScene: (picture, options) => ordered(latest, 'scene', { picture }, picture, options),
    get placement() {
      return worker.placement;
    },
    watchBackend(listener) {
      backendWatchers.add(listener);
      if (backend !== null) listener(backend);
    },
    watchPace(listener) {
      paceWatchers.add(listener);
      const now = machinePace();
      if (now !== null) listener(now);
    },
  };
}
