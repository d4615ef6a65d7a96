// Paints the frames of a batch one after the other: export, label, paint, insert, each frame as it is when its turn comes and each
// one undo step. A frame that fails does not keep the next from being painted, unless none of them could be.
import { FailureError, toFailure } from '../../../contract/failure';
import type { Failure, FailureCode } from '../../../contract/failure';
import type { Inserted } from '../../../contract/messages';
import type { Recipe } from '../../../contract/recipe';
import type { ModelCard } from '../../../inference/api/model-card';
import { outputSize } from '../../../inference/api/output-size';
import type { Batch, BatchFrame, FrameProgress } from './batch';
import { carrying } from '../painting/carrying';
import type { Effect, Tools } from '../../state/effect';
import type { RecipeFacts } from '../painting/paint-order';

export interface PaintBatch extends Effect {
  /** Drop the frame under way and leave out the rest; a painting that is being placed lands all the same. */
  readonly cancel: () => void;
}

/** What is wrong with the painter or the file, and so with every other frame, too. */
const HOPELESS: readonly FailureCode[] = ['download-failed', 'model-altered', 'model-invalid', 'wasm-refused', 'unknown-style', 'read-only'];

/** Shares of a frame's time before the generator runs, and after it, while the PNG is written. */
const [READ_SHARE, WRITE_SHARE] = [0.2, 0.08];

export function paintBatch({ state, dispatch, client, engine, now }: Tools, facts: RecipeFacts): PaintBatch {
  let running: AbortController | null = null;

  async function run(batch: Batch): Promise<void> {
    const abort = new AbortController();
    running = abort;
    const started = now();
    let hopeless: Failure | null = null;
    for (const [index, frame] of batch.frames.entries()) {
      const tell = (progress: FrameProgress): void => { dispatch({ type: 'batch-frame', batch: batch.id, index, progress }); };
      if (abort.signal.aborted) tell({ kind: 'left-out' });
      else if (hopeless !== null) tell({ kind: 'failed', failure: hopeless });
      else hopeless = await attempt(batch, frame, tell, abort.signal);
    }
    if (running === abort) running = null;
    dispatch({ type: 'batch-over', batch: batch.id, seconds: (now() - started) / 1000 });
  }

  /** @returns the failure when it is one of all frames. */
  async function attempt(batch: Batch, frame: BatchFrame, tell: (progress: FrameProgress) => void, signal: AbortSignal): Promise<Failure | null> {
    tell({ kind: 'working', done: 0 });
    try {
      const { layerId, updated } = await paint(batch, frame, tell, signal);
      tell({ kind: 'painted', layerId, updated });
      return null;
    } catch (thrown) {
      const failure = toFailure(thrown, 'The painting did not work out. Try again.');
      tell(failure.code === 'cancelled' ? { kind: 'left-out' } : { kind: 'failed', failure });
      return HOPELESS.includes(failure.code) ? failure : null;
    }
  }

  async function paint(batch: Batch, { sourceIds, layerId, seed }: BatchFrame, tell: (progress: FrameProgress) => void, signal: AbortSignal): Promise<Inserted> {
    const card = await load(signal);
    const picture = await client.ask('export-picture', { sourceIds });
    if (signal.aborted) throw new FailureError('cancelled', 'Painting was cancelled.');
    const size = outputSize(batch.size, picture, card);
    const { labels } = await engine.label(picture, size, { signal });
    const { style, placement } = batch;
    const painting = await engine.paint({ ...size, labels, style, seed, repaints: [] }, {
      signal,
      onProgress: ({ done }) => { tell({ kind: 'working', done: READ_SHARE + (1 - READ_SHARE - WRITE_SHARE) * done }); },
    });
    const png = await engine.encode(painting, { signal });
    const recipe: Recipe = { version: 2, sourceIds: picture.sourceIds, style, seed, size, repaints: [], ...facts };
    return client.ask('insert-painting', { png, recipe, placement, ...carrying(labels), ...(layerId === null ? {} : { layerId }) });
  }

  async function load(signal: AbortSignal): Promise<ModelCard> {
    const card = await engine.load({ signal });
    if (state().engine.kind !== 'ready') dispatch({ type: 'engine-ready' });
    return card;
  }

  return {
    follow: (before) => {
      const { batch } = state();
      if (batch !== null && batch.id !== before.batch?.id) void run(batch);
    },
    cancel: () => { running?.abort(); },
    close: () => { running?.abort(); },
  };
}
