// Loads a painter once, for all callers together; again after a failure, and in every new worker.
import type { GpuHistory } from '../api/backend-report';
import type { Progress } from '../api/engine';
import type { EngineAssets, UnpackedFiles } from '../api/engine-assets';
import type { Loaded, PaintJobs } from '../protocol/paint-jobs';
import type { WorkerClient } from './worker-client';

export interface LoadEvents {
  /** What became of the graphics card, asked when a load begins. */
  readonly history: () => GpuHistory;
  /** It is loaded. */
  readonly loaded: (loaded: Loaded) => void;
  /** It failed. @returns whether to load again at once. */
  readonly failed: (thrown: unknown) => boolean;
}

/** Runtime and model: unpacked already, or to be handed on to further workers when they are. */
export type Handing = { readonly unpacked: UnpackedFiles } | { readonly handOn: boolean };

/**
 * @param assets the painter's files. @param handing looked up when a load begins.
 * @returns a function that resolves when the generator is loaded in the present worker. The load goes on when callers give up, because the
 * next painting needs it.
 */
export function loadOnce(
  worker: WorkerClient<PaintJobs>,
  painter: string,
  assets: () => EngineAssets,
  handing: () => Handing,
  events: LoadEvents,
): (onProgress?: (progress: Progress) => void) => Promise<Loaded> {
  const watchers = new Set<(progress: Progress) => void>();
  let last: Progress = { phase: 'decode', done: 0 };
  let loading: Promise<Loaded> | null = null;
  /** Number of the worker that the generator is loaded in; null while it is being loaded. */
  let home: number | null = null;

  async function load(): Promise<Loaded> {
    home = null;
    // Outside of `try`: a worker that can't be started is not the graphics card's fault.
    const number = await worker.connected();
    try {
      const answer = await worker.ask(
        'load',
        { painter, assets: assets(), gpu: events.history(), unpacked: null, handOn: false, ...handing() },
        {
          signal: new AbortController().signal,
          freshAfterFailure: true,
          onProgress: (progress) => {
            last = progress;
            for (const watcher of watchers) watcher(progress);
          },
        },
      );
      home = number;
      events.loaded(answer);
      return answer;
    } catch (thrown) {
      if (!events.failed(thrown)) throw thrown;
      return load();
    }
  }

  return async (onProgress) => {
    // The worker that it was loaded in was lost since; this is another one.
    const number = await worker.connected();
    if (home !== null && home !== number) loading = null;
    if (onProgress !== undefined) {
      watchers.add(onProgress);
      if (loading !== null) onProgress(last);
    }
    const attempt = (loading ??= load());
    try {
      return await attempt;
    } catch (thrown) {
      if (loading === attempt) loading = null;
      throw thrown;
    } finally {
      if (onProgress !== undefined) watchers.delete(onProgress);
    }
  };
}
