// What is said about several frames: what a press on Paint would do, how far it is, and what came of it.
import type { SourceSummary } from '../../../contract/wire/messages';
import type { Batch, FrameProgress } from './batch';
import { formatSeconds, formatSize } from '../../kit/look/format';
import { quoted } from '../../kit/look/quoted';
import { PAINT } from '../painting/words';

/** `Painting 2 of 5: “Lake”…`; the summary when it is over. */
export function batchSentence(batch: Batch): string {
  if (batch.seconds !== null) return summary(batch, batch.seconds);
  const { frames } = batch;
  const index = frames.findIndex(({ progress }) => progress.kind === 'working' || progress.kind === 'waiting');
  return index < 0 ? 'Almost there…' : `Painting ${index + 1} of ${frames.length}: ${quoted(frames[index]!.name)}…`;
}

/** `2 of 5: Lake…`, on the button. */
export function batchWord({ frames }: Batch): string {
  const index = frames.findIndex(({ progress }) => progress.kind === 'working' || progress.kind === 'waiting');
  return index < 0 ? 'Painting…' : `${index + 1} of ${frames.length}: ${frames[index]!.name}…`;
}

/** What the Paint button says for several frames. */
export function severalLabel(sources: readonly SourceSummary[]): string {
  return `${PAINT} ${countFrames(sources.length)}`;
}

/** What a press on it would do. */
export function severalIntent(sources: readonly SourceSummary[], onTop: boolean): string {
  if (sources.every(({ painting }) => painting !== null)) return 'Replaces the painting of each frame.';
  return onTop ? 'Each painting lands on top of its frame.' : 'Each painting lands beside its frame.';
}

/** `1 frame`, `5 frames`. */
export function countFrames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}

function summary({ frames, unpaintable }: Batch, seconds: number): string {
  const count = (kind: FrameProgress['kind']): number => frames.filter(({ progress }) => progress.kind === kind).length;
  const painted = count('painted');
  const failed = count('failed') + unpaintable.length;
  const all = frames.length + unpaintable.length;
  const done = painted === all ? `${countFrames(all)} painted in ${formatSeconds(seconds)}.` : `${painted} of ${countFrames(all)} painted.`;
  const cancelled = count('left-out') > 0 ? ' You cancelled the rest.' : '';
  return `${done}${cancelled}${failed === 0 ? '' : ` ${failed === 1 ? 'One' : failed} could not be painted.`}`;
}

/** What became of a frame, in its row. */
export const FRAME_WORDS = { working: 'Painting…', painted: 'Painted', leftOut: 'Left out' } as const;

/** A selected frame before it is painted, in its row. */
export function selectedFrameWords(width: number, height: number, hasPainting: boolean): string {
  return `${formatSize(width, height)}${hasPainting ? ', has a painting' : ''}`;
}

/** On the status line while the frames are painted. */
export const BATCH_UNDER_WAY = 'Esc cancels. What is painted already stays.';
