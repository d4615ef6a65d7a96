// Paints the frames of a batch: export, label, paint, insert; as many at a time as the engine can paint beside each other. Each frame is painted
// as it is when its turn comes, and is one undo step. After a frame that fails the next one is painted, unless the failure is one that all of them would share.
import { FailureError, toFailure } from '../../../contract/failure';
import type { Failure } from '../../../contract/failure';
import type { Inserted } from '../../../contract/wire/messages';
import type { ModelCard } from '../../../inference/api/model-card';
import { outputSize } from '../../../inference/api/sizes/output-size';
import type { Batch, BatchFrame, FrameProgress } from './batch';
import { tooThin } from '../mask/too-thin';
import { BATCH_HOPELESS } from '../painting/hopeless-failures';
import { paintLayer } from '../painting/layer-contents';
import type { FactsOf } from '../painters/facts';
import { CANCELLED, NOT_PAINTED } from '../painting/words';
import type { Effect, Tools } from '../../state/effect';

export interface PaintBatch extends Effect {
  /** Stop the frame under way and leave out the rest. A painting that is being placed already lands all the same. */
  readonly cancel: () => void;
}

/** Share of a frame's time that it is read, before the generator runs; and that its PNG is written, afterwards. */
const [READ_SHARE, WRITE_SHARE] = [0.2, 0.08];

export function paintBatch({ state, dispatch, client, engine, now }: Tools, facts: FactsOf): PaintBatch {
  let running: AbortController | null = null;

  async function run(batch: Batch): Promise<void> {
    const abort = new AbortController();
    running = abort;
    const started = now();
    let hopeless: Failure | null = null;
    const left = [...batch.frames.entries()];
    const paintLeft = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [index, frame] = next;
        const tell = (progress: FrameProgress): void => {
          dispatch({ type: 'batch-frame', batch: batch.id, index, progress });
        };
        if (abort.signal.aborted) tell({ kind: 'left-out' });
        else if (hopeless !== null) tell({ kind: 'failed', failure: hopeless });
        else hopeless = (await attempt(batch, frame, tell, abort.signal)) ?? hopeless;
      }
    };
    await Promise.all(Array.from({ length: engine.atOnce }, paintLeft));
    if (running === abort) running = null;
    dispatch({ type: 'batch-over', batch: batch.id, seconds: (now() - started) / 1000 });
  }

  /** @returns the failure, if all other frames would fail in the same way; else null. */
  async function attempt(
    batch: Batch,
    frame: BatchFrame,
    tell: (progress: FrameProgress) => void,
    signal: AbortSignal,
  ): Promise<Failure | null> {
    tell({ kind: 'working', done: 0 });
    try {
      const { layerId } = await paint(batch, frame, tell, signal);
      tell({ kind: 'painted', layerId });
      return null;
    } catch (thrown) {
      const failure = toFailure(thrown, NOT_PAINTED);
      tell(failure.code === 'cancelled' ? { kind: 'left-out' } : { kind: 'failed', failure });
      return BATCH_HOPELESS.includes(failure.code) ? failure : null;
    }
  }

  async function paint(
    batch: Batch,
    { sourceIds, layerId, asLayers, seed }: BatchFrame,
    tell: (progress: FrameProgress) => void,
    signal: AbortSignal,
  ): Promise<Inserted> {
    const card = await load(batch.style.painter, signal);
    const picture = await client.ask('export-picture', { sourceIds });
    if (signal.aborted) throw FailureError.of(CANCELLED);
    const obstacle = tooThin(picture);
    if (obstacle !== null) throw FailureError.of(obstacle);
    const { mask } = picture;
    const size = mask === undefined ? outputSize(batch.size, picture, card) : { width: mask.width, height: mask.height };
    const { labels } = await engine.label(picture, size, { signal });
    const { style, edges, placement } = batch;
    const contents = await paintLayer(
      engine,
      facts,
      { sourceIds: picture.sourceIds, ...size, labels, style, seed, repaints: [], edges },
      {
        signal,
        onProgress: ({ done }) => {
          tell({ kind: 'working', done: READ_SHARE + (1 - READ_SHARE - WRITE_SHARE) * done });
        },
      },
      asLayers,
    );
    return client.ask('insert-painting', { ...contents, placement, ...(layerId === null ? {} : { layerId }) });
  }

  async function load(painter: string, signal: AbortSignal): Promise<ModelCard> {
    const card = await engine.load(painter, { signal });
    if (!state().loaded.includes(painter)) dispatch({ type: 'engine-ready', painter });
    return card;
  }

  return {
    follow: (before) => {
      const { batch } = state();
      if (batch !== null && batch.id !== before.batch?.id) void run(batch);
    },
    cancel: () => {
      running?.abort();
    },
    close: () => {
      running?.abort();
    },
  };
}
