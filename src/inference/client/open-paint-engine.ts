// The generator from the panel's side: loaded once, one job at a time (queue.ts), started again when its worker or the graphics card is lost.
import type { BackendReport, GpuHistory } from '../api/backend-report';
import type { PaintEngine, Progress, ProgressOptions } from '../api/engine';
import type { EngineAssets } from '../api/engine-assets';
import type { Painting, PaintJob } from '../api/paint-job';
import type { PaintJobs } from '../protocol/paint-jobs';
import { lostGpu, withLoss } from './gpu-losses';
import { loadOnce } from './load-once';
import type { Place } from './places';
import { cancelled, openQueue } from './queue';
import { memoryOf } from './transfer';
import { openWorker } from './worker-client';
import type { Timeouts } from './worker-client';

/** Share of the progress that loading takes in a first painting. */
const LOAD_SHARE = 0.75;

/** @param ended aborts when the engine is closed. */
export function openPaintEngine(places: readonly Place[], assets: EngineAssets, timeouts: Timeouts, ended: AbortSignal): PaintEngine {
  const worker = openWorker<PaintJobs>(places, timeouts);
  const queue = openQueue();
  // Only the hosted panel's runtime can use a graphics card.
  const mayUseGpu = 'halfModel' in assets;
  let gpu: GpuHistory = { use: true, losses: [] };
  let backend: BackendReport | null = null;
  const backendWatchers = new Set<(report: BackendReport) => void>();
  ended.addEventListener('abort', () => {
    worker.close();
  });

  function tellBackend(report: BackendReport): void {
    backend = report;
    for (const watcher of backendWatchers) watcher(report);
  }

  /** Note a failure if it is put down to the graphics card and that is still in use. @returns whether to try again. */
  function giveBlame(thrown: unknown, useAgain: boolean): boolean {
    if (!gpu.use || !lostGpu(thrown, mayUseGpu, backend)) return false;
    gpu = withLoss(gpu, thrown, useAgain);
    return true;
  }

  const loaded = loadOnce(worker, assets, {
    history: () => gpu,
    loaded: tellBackend,
    // It failed in its very test: not tried again.
    failed: (thrown) => giveBlame(thrown, false),
  });

  async function paint(job: PaintJob, signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<Painting> {
    let share = 0;
    await loaded((progress) => {
      // A load that was done before only reports its end.
      if (signal.aborted || (share === 0 && progress.done === 1)) return;
      share = LOAD_SHARE;
      onProgress?.({ phase: progress.phase, done: progress.done * share });
    });
    // If the painting may have to be tried again, its labels are needed then, so they are copied.
    const mayTryAgain = mayUseGpu && gpu.use;
    try {
      const painted = await worker.ask('paint', job, {
        signal,
        transfer: mayTryAgain ? [] : memoryOf(job.labels),
        onProgress: (progress) => {
          if (!signal.aborted) onProgress?.({ phase: progress.phase, done: share + progress.done * (1 - share) });
        },
      });
      // The graphics card may have failed its test at this size.
      if (JSON.stringify(painted.backend) !== JSON.stringify(backend)) tellBackend(painted.backend);
      return painted.painting;
    } catch (thrown) {
      // Any graphics card can be lost once (a driver update, a laptop that slept); after the second time WASM is used. Either way the job is tried again.
      if (!mayTryAgain || !giveBlame(thrown, gpu.losses.length === 0)) throw thrown;
      return paint(job, signal, onProgress);
    }
  }

  const withEnd = (signal: AbortSignal | undefined): AbortSignal => (signal === undefined ? ended : AbortSignal.any([ended, signal]));

  /** An order in its turn, once the generator is loaded. */
  function ordered<Answer>({ signal, onProgress }: ProgressOptions = {}, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const until = withEnd(signal);
    return queue.take(
      'order',
      async () => {
        await loaded(onProgress);
        return ask(until);
      },
      until,
    );
  }

  return {
    load: ({ signal, onProgress } = {}) => untilAborted(() => loaded(onProgress), withEnd(signal)),
    paint(job, { signal, onProgress } = {}) {
      const until = withEnd(signal);
      // The caller may change its labels while this waits.
      const copy = { ...job, labels: job.labels.slice() };
      return queue.take('order', () => paint(copy, until, onProgress), until);
    },
    inTurn(rank, work, signal) {
      const until = withEnd(signal);
      return queue.take(rank, () => work((job, onProgress) => paint({ ...job, labels: job.labels.slice() }, until, onProgress)), until);
    },
    styleOf: (png, options) => ordered(options, (signal) => worker.ask('style', { png }, { signal, transfer: memoryOf(png) })),
    readScene: (picture, options) => ordered(options, (signal) => worker.ask('scene', { picture }, { signal, transfer: memoryOf(picture) })),
    get placement() {
      return worker.placement;
    },
    watchBackend(listener) {
      backendWatchers.add(listener);
      if (backend !== null) listener(backend);
    },
  };
}

/** Reject as soon as the signal aborts, whatever the work is doing. */
function untilAborted<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(cancelled());
    };
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', leave);
      });
  });
}
