// Painting workers beside the first one. They are started one by one while orders wait, get runtime and weights as the first one unpacked them, and
// end when there is nothing to do for a while: each holds a network and its memory.
import { FailureError } from '../../contract/failure';
import type { EngineAssets, UnpackedFiles } from '../api/engine-assets';
import type { Loaded, PaintJobs } from '../protocol/paint-jobs';
import { loadOnce } from './load-once';
import type { Place } from './places';
import { openWorker } from './worker-client';
import type { Timeouts, WorkerClient } from './worker-client';

export interface FurtherWorkers {
  /** Numbers of those that have loaded a painter: 1, 2 … */
  ready(): readonly number[];
  /** The worker, with the painter loaded: it may have painted for another one, or have been lost since its last job. Rejects as a load does. */
  use(number: number, painter: string): Promise<WorkerClient<PaintJobs>>;
  /** Start one more for this painter, unless one is just starting or there are enough. */
  startAnother(painter: string): void;
  /** It has nothing to do from now on. */
  idle(number: number): void;
  /** It is of no use any more. @param forGood no other is started in its place: memory is short. */
  dismiss(number: number, forGood: boolean): void;
  close(): void;
}

/** A painter's files, as the first worker got and unpacked them. */
export interface FilesAtHand {
  readonly assets: EngineAssets;
  readonly unpacked: UnpackedFiles;
}

interface Member {
  readonly worker: WorkerClient<PaintJobs>;
  readonly load: (painter: string) => Promise<Loaded>;
  loaded: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * @param most how many there may be. @param places without the page itself: nothing is done beside anything there.
 * @param filesOf of a painter that the first worker has loaded. @param onReady called when there is one more.
 */
export function openFurtherWorkers(
  most: number,
  places: readonly Place[],
  filesOf: (painter: string) => FilesAtHand,
  timeouts: Timeouts,
  onReady: () => void,
): FurtherWorkers {
  const members = new Map<number, Member>();
  let allowed = places.length === 0 ? 0 : most;

  function dismiss(number: number, forGood: boolean): void {
    const member = members.get(number);
    if (member === undefined) return;
    clearTimeout(member.timer);
    members.delete(number);
    member.worker.close();
    if (forGood) allowed = members.size;
  }

  async function start(number: number, painter: string): Promise<void> {
    const worker = openWorker<PaintJobs>(places, timeouts);
    const member: Member = { worker, load: loaderOf(worker, filesOf), loaded: false, timer: undefined };
    members.set(number, member);
    try {
      await member.load(painter);
      member.loaded = true;
      idle(number);
      if (members.get(number) === member) onReady();
    } catch {
      // Those that are there paint on without it.
      dismiss(number, true);
    }
  }

  function idle(number: number): void {
    const member = members.get(number);
    if (member === undefined) return;
    clearTimeout(member.timer);
    member.timer = setTimeout(() => {
      dismiss(number, false);
    }, timeouts.idle);
  }

  return {
    ready: () => [...members].filter(([, { loaded }]) => loaded).map(([number]) => number),
    async use(number, painter) {
      const member = members.get(number);
      if (member === undefined)
        throw new FailureError('worker-lost', 'The painter stopped unexpectedly. Try again.', `worker ${number} was dismissed`);
      clearTimeout(member.timer);
      await member.load(painter);
      return member.worker;
    },
    startAnother(painter) {
      const starting = [...members.values()].some(({ loaded }) => !loaded);
      if (starting || members.size >= allowed) return;
      let number = 1;
      while (members.has(number)) number++;
      void start(number, painter);
    },
    idle,
    dismiss,
    close() {
      for (const number of [...members.keys()]) dismiss(number, false);
    },
  };
}

function loaderOf(worker: WorkerClient<PaintJobs>, filesOf: (painter: string) => FilesAtHand): Member['load'] {
  // A graphics card is one worker's.
  const events = { history: () => ({ use: false, losses: [] }), loaded: () => undefined, failed: () => false };
  const loads = new Map<string, () => Promise<Loaded>>();
  return (painter) => {
    const load =
      loads.get(painter) ??
      loadOnce(
        worker,
        painter,
        () => withoutFiles(filesOf(painter).assets),
        () => ({ unpacked: filesOf(painter).unpacked }),
        events,
      );
    loads.set(painter, load);
    return load();
  };
}

/** What is unpacked already, and the small networks that only the first worker opens, need not be copied once more. */
function withoutFiles(assets: EngineAssets): EngineAssets {
  return 'halfModel' in assets ? assets : { ...assets, runtimeWasm: '', model: '', styleEncoder: null, sceneReader: null };
}
