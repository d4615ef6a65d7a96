// Paints the pieces of one painting on as many workers as there are.
import { FailureError } from '../../contract/failure';
import type { FailureCode } from '../../contract/failure';
import type { PaintedPiece } from '../api/pieces/painted-piece';
import type { Piece } from '../api/pieces/piece-plan';

/** Failures that are the worker's, and not the painting's. */
const WORKER_FAILED: readonly FailureCode[] = ['worker-lost', 'timeout', 'out-of-memory'];
/** How often a painting's pieces are tried again: two workers may die, a third is a sign. */
const MOST_LOSSES = 2;

export interface PieceWork {
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
export async function paintPieces({ pieces, own, paint, inFurther, onLoss, onPainted }: PieceWork): Promise<readonly PaintedPiece[]> {
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
