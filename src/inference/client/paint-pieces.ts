// Paints one painting piece by piece, on as many workers as there are.
import { FailureError } from '../../contract/failure';
import type { FailureCode } from '../../contract/failure';
import type { Progress } from '../api/engine';
import type { Painting, PaintJob } from '../api/paint-job';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { Piece } from '../api/pieces/piece-plan';
import { workOf } from '../api/pieces/work';
import type { PaintJobs } from '../protocol/paint-jobs';
import { leftOf, secondsLeft } from './pace';
import type { Pace } from './pace';
import type { Queue } from './queue';
import type { WorkerClient } from './worker-client';

/** Failures that are the worker's, and not the painting's. */
const WORKER_FAILED: readonly FailureCode[] = ['worker-lost', 'timeout', 'out-of-memory'];
/** How often a painting's pieces are tried again: two workers may die, a third is a sign. */
const MOST_LOSSES = 2;

/** Tells how far a painting is. */
export type Report = (progress: Pick<Progress, 'done' | 'pieces' | 'left'>) => void;

/** Those who paint, from the side of one painting. */
export interface PieceCrew {
  readonly atOnce: number;
  readonly pace: Pace;
  readonly queue: Queue;
  /** A worker by its number, with the painter loaded. */
  readonly worker: (number: number, painter: string) => Promise<WorkerClient<PaintJobs>>;
  /** As of FurtherWorkers. */
  readonly dismiss: (number: number, forGood: boolean) => void;
}

/**
 * @param pieces of the job's plan. @param own the worker whose turn it is: it paints, and puts the pieces together. Others help in turns of their own.
 * @throws FailureError `cancelled`, or that of the first piece that can't be painted.
 */
export async function paintInPieces(
  job: PaintJob,
  pieces: readonly Piece[],
  own: number,
  { atOnce, pace, queue, worker, dismiss }: PieceCrew,
  signal: AbortSignal,
  report: Report,
): Promise<Painting> {
  const of = pieces.length;
  const { painter } = job.style;
  // All windows of a plan have the same size.
  const pixels = workOf(pieces[0]!);
  /** When each piece in hand was begun, and which share of it is painted. */
  const inHand = new Map<Piece, { readonly begun: number; share: number }>();
  let done = 0;
  let furthest = 0;
  const tell = (): void => {
    const each = pace.seconds(pixels);
    const spent = [...inHand.values()].map(({ begun }) => (performance.now() - begun) / 1000);
    const left = each === null ? null : secondsLeft(each, spent, of - done - spent.length, Math.min(atOnce, of));
    // A worker that is lost takes its share with it.
    furthest = Math.max(furthest, ([...inHand.values()].reduce((sum, { share }) => sum + share, 0) + done) / of);
    report({ done: furthest, ...(of > 1 ? { pieces: { done, of } } : {}), ...leftOf(left) });
  };
  tell();
  const painted = await paintPieces({
    pieces,
    own,
    paint: async (number, piece) => {
      try {
        const state = { begun: performance.now(), share: 0 };
        inHand.set(piece, state);
        const onProgress = ({ done: share }: Progress): void => {
          state.share = share;
          tell();
        };
        const answer = await (await worker(number, painter)).ask('piece', { job, piece }, { signal, onProgress });
        pace.note(pixels, answer.ms);
        return answer;
      } finally {
        inHand.delete(piece);
      }
    },
    inFurther: (work, over) =>
      Array.from({ length: Math.min(atOnce, of) - 1 }, () => queue.take('order', work, AbortSignal.any([signal, over]))),
    onLoss: (number, { failure }) => {
      if (number !== own) dismiss(number, failure.code === 'out-of-memory');
    },
    onPainted(count) {
      done = count;
      tell();
    },
  });
  return (await worker(own, painter)).ask('join', { job, pieces: [...painted] }, { signal, transfer: painted.map(({ rgba }) => rgba.buffer) });
}

interface PieceWork {
  readonly pieces: readonly Piece[];
  /** The worker whose turn it is. */
  readonly own: number;
  readonly paint: (worker: number, piece: Piece) => Promise<PaintedPiece>;
  /** Work in further workers, when they are free; rejects with `cancelled` when the signal aborts before. */
  readonly inFurther: (work: (worker: number) => Promise<void>, signal: AbortSignal) => readonly Promise<void>[];
  /** A worker failed with its piece, which another will paint. */
  readonly onLoss: (worker: number, failure: FailureError) => void;
  readonly onPainted: (painted: number) => void;
}

/** @returns all pieces, in any order. Settles when no worker has one in hand any more. Rejects with the first failure that is not a worker's. */
async function paintPieces({ pieces, own, paint, inFurther, onLoss, onPainted }: PieceWork): Promise<readonly PaintedPiece[]> {
  const todo = [...pieces];
  const painted: PaintedPiece[] = [];
  const over = new AbortController();
  const failures: unknown[] = [];
  let losses = 0;

  /** Paint what is left. A further worker that fails leaves its piece to the others. */
  async function paintOn(worker: number): Promise<void> {
    while (failures.length === 0) {
      const piece = todo.shift();
      if (piece === undefined) return;
      try {
        painted.push(await paint(worker, piece));
        onPainted(painted.length);
      } catch (thrown) {
        const lost = thrown instanceof FailureError && WORKER_FAILED.includes(thrown.failure.code) && losses < MOST_LOSSES;
        if (!lost) {
          failures.push(thrown);
          return;
        }
        losses++;
        todo.unshift(piece);
        onLoss(worker, thrown);
        if (worker !== own) return;
      }
    }
  }

  const underWay = new Set<Promise<void>>();
  const further = inFurther((worker) => {
    const work = paintOn(worker).finally(() => underWay.delete(work));
    underWay.add(work);
    return work;
  }, over.signal);
  for (const turn of further) turn.catch(() => undefined);
  do {
    await paintOn(own);
    // One of them may leave a piece behind.
    await Promise.all(underWay);
  } while ((todo.length > 0 || underWay.size > 0) && failures.length === 0);
  await Promise.all(underWay);
  over.abort();
  if (failures.length > 0) throw failures[0];
  return painted;
}
