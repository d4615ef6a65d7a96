// The panel's side of the engine: finds a place for it, loads it once, keeps to one painting at a time, starts it anew when
// it was lost. Cancelling rejects at once and lets the run finish unheard: a WASM run can't be interrupted, and ending the
// worker would cost a load (a second or more) to save the rest of a run (a third of that).
import { FailureError } from '../contract/failure';
import type { FailureCode } from '../contract/failure';
import type { BackendReport, Engine, EngineAssets, EnginePlacement, GpuHistory, JobOptions, Painting, PaintJob, Progress } from './engine-api';
import { connect } from './link';
import type { Link } from './link';
import type { ModelCard } from './model-card';
import type { Place } from './places';
import { CANCELLED_SENTENCE } from './protocol';
import type { JobName, Jobs } from './protocol';

/** How long to wait for a sign of life, ms. Generous: slow machines are slow, and a lost worker mostly says so itself. */
export interface Patience {
  readonly ping: number;
  readonly job: number;
}

const PATIENCE: Patience = { ping: 5_000, job: 120_000 };
/** After these the next call starts a new engine. */
const FRESH_START: readonly FailureCode[] = ['out-of-memory', 'gpu-lost'];
/** Share of a first painting that loading takes. */
const LOAD_SHARE = 0.75;

/** @param places tried in this order, at once and again whenever the engine was lost. */
export function openEngine(places: readonly Place[], assets: EngineAssets, patience: Patience = PATIENCE): Engine {
  let closed = false;
  let placement: Promise<EnginePlacement>;
  let linking: Promise<Link> | null = null;
  let loading: Promise<ModelCard> | null = null;
  let newest: AbortController | null = null;
  let lastLoad: Progress = { phase: 'decode', done: 0 };
  const loadWatchers = new Set<(progress: Progress) => void>();
  let gpu: GpuHistory = { use: true, losses: [] };
  let backend: BackendReport | null = null;
  // Only the site's runtime has a provider for it.
  const mayUseCard = 'halfModel' in assets;
  const backendWatchers = new Set<(report: BackendReport) => void>();

  function findPlace(): Promise<Link> {
    const refused: string[] = [];
    const search = (async () => {
      for (const place of places) {
        try {
          const link = await connect(place, patience.ping);
          if (closed) link.end(cancelledFailure());
          return link;
        } catch (thrown) {
          refused.push(`${place.kind}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        }
      }
      throw new FailureError('worker-lost', 'The painter could not start here. Update Figma, or try the desktop app.', refused.join('; '));
    })();
    placement = search.then(({ kind }) => ({ kind, refused }), () => ({ kind: 'nowhere', refused }));
    return search;
  }

  async function link(): Promise<Link> {
    const attempt = (linking ??= findPlace());
    try {
      const found = await attempt;
      if (found.open || closed) return found;
    } catch (thrown) {
      if (linking === attempt) linking = null;
      throw thrown;
    }
    // Lost since it was found: whoever comes first starts the next one.
    if (linking === attempt) {
      linking = null;
      loading = null;
    }
    return link();
  }

  async function ask<Name extends JobName>(name: Name, body: Jobs[Name]['ask'], signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<Jobs[Name]['answer']> {
    const to = await link();
    if (signal.aborted) throw cancelledFailure();
    const { id, answer } = to.start(name, body, patience.job, onProgress);
    const cancel = (): void => { to.cancel(id); };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await answer;
    } catch (thrown) {
      // What failed to load or ran out of memory may be in a bad state: the next call starts from nothing.
      if (name === 'load' || (thrown instanceof FailureError && FRESH_START.includes(thrown.failure.code))) to.retire();
      throw thrown;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async function load(): Promise<ModelCard> {
    // No place for the engine is not the card's fault.
    await link();
    try {
      const loaded = await ask('load', { assets, gpu }, new AbortController().signal, (progress) => {
        lastLoad = progress;
        for (const watcher of loadWatchers) watcher(progress);
      });
      tellBackend(loaded.backend);
      return loaded.card;
    } catch (thrown) {
      if (!gpu.use || !lostCard(thrown)) throw thrown;
      // It did not even stand its test: no second try.
      gpu = { use: false, losses: [...gpu.losses, lossOf(thrown)] };
      return load();
    }
  }

  function tellBackend(report: BackendReport): void {
    backend = report;
    for (const watcher of backendWatchers) watcher(report);
  }

  /** Whether it was the graphics card's fault: it says so, or the engine went silent or died while it may have been at it. */
  function lostCard(thrown: unknown): thrown is FailureError {
    if (!(thrown instanceof FailureError)) return false;
    const { code } = thrown.failure;
    return code === 'gpu-lost' || (mayUseCard && backend?.kind !== 'wasm' && (code === 'timeout' || code === 'worker-lost'));
  }

  /** One load for all who wait. It goes on when they cancel: the next painting will want it. */
  async function loaded(onProgress?: (progress: Progress) => void): Promise<ModelCard> {
    // Notices a lost engine, and with it the lost load.
    await link();
    if (onProgress !== undefined) {
      loadWatchers.add(onProgress);
      if (loading !== null) onProgress(lastLoad);
    }
    const attempt = (loading ??= load());
    try {
      return await attempt;
    } catch (thrown) {
      if (loading === attempt) loading = null;
      throw thrown;
    } finally {
      if (onProgress !== undefined) loadWatchers.delete(onProgress);
    }
  }

  async function paint(job: PaintJob, signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<Painting> {
    let share = 0;
    await loaded((progress) => {
      // A load that was done before reports nothing but its end.
      if (signal.aborted || (share === 0 && progress.done === 1)) return;
      share = LOAD_SHARE;
      onProgress?.({ phase: progress.phase, done: progress.done * share });
    });
    try {
      const painted = await ask('paint', job, signal, (progress) => {
        if (!signal.aborted) onProgress?.({ phase: progress.phase, done: share + progress.done * (1 - share) });
      });
      // The graphics card may have turned out to be no use at this size.
      if (JSON.stringify(painted.backend) !== JSON.stringify(backend)) tellBackend(painted.backend);
      return painted.painting;
    } catch (thrown) {
      if (!gpu.use || !lostCard(thrown)) throw thrown;
      // Once can happen to any card (a driver update, a laptop that slept); twice is one too many. Either way the painting goes on.
      gpu = { use: gpu.losses.length === 0, losses: [...gpu.losses, lossOf(thrown)] };
      return paint(job, signal, onProgress);
    }
  }

  /** Reject as soon as the signal says so, whatever the work is doing. */
  function run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (closed || signal.aborted) {
        reject(cancelledFailure());
        return;
      }
      const cancel = (): void => { reject(cancelledFailure()); };
      signal.addEventListener('abort', cancel, { once: true });
      work().then(resolve, reject).finally(() => { signal.removeEventListener('abort', cancel); });
    });
  }

  const shutdown = new AbortController();
  const combine = (...signals: (AbortSignal | undefined)[]): AbortSignal => AbortSignal.any([shutdown.signal, ...signals.filter((signal) => signal !== undefined)]);

  linking = findPlace();
  // Whoever calls next hears of a failed search; until then nobody listens.
  linking.catch(() => undefined);

  return {
    load: ({ signal, onProgress }: JobOptions = {}) => run(combine(signal), () => loaded(onProgress)),
    label(picture, size, { signal }: JobOptions = {}) {
      const ended = combine(signal);
      return run(ended, () => ask('label', { picture, size }, ended));
    },
    labelImage(file, { signal }: JobOptions = {}) {
      const ended = combine(signal);
      return run(ended, () => ask('import', { file }, ended));
    },
    paint(job, { signal, onProgress }: JobOptions = {}) {
      newest?.abort();
      newest = new AbortController();
      const ended = combine(signal, newest.signal);
      // The caller may go on drawing in its labels while this waits.
      const copy = { ...job, labels: job.labels.slice() };
      return run(ended, () => paint(copy, ended, onProgress));
    },
    styleOf(png, { signal, onProgress }: JobOptions = {}) {
      const ended = combine(signal);
      return run(ended, async () => {
        await loaded(onProgress);
        return ask('style', { png }, ended);
      });
    },
    get placement() { return placement; },
    watchBackend(listener) {
      backendWatchers.add(listener);
      if (backend !== null) listener(backend);
    },
    close() {
      closed = true;
      shutdown.abort();
      void linking?.then((open) => { open.end(cancelledFailure()); }, () => undefined);
    },
  };
}

/** For people, as the end of a sentence. */
function lossOf({ failure, detail = '' }: FailureError): string {
  switch (failure.code) {
    case 'timeout': return 'the painter went silent while it used it';
    case 'worker-lost': return `the painter stopped while it used it (${detail})`;
    default: return detail;
  }
}

function cancelledFailure(): FailureError {
  return new FailureError('cancelled', CANCELLED_SENTENCE);
}
