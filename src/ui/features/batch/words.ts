// Many frames in words: what each is and how far, what a press would do, and what came of it.
import type { SourceSummary, Unpaintable } from '../../../contract/messages';
import type { Batch, BatchFrame, FrameProgress } from './batch';
import { formatSeconds, formatSize } from '../../kit/look/format';

/** A frame as a row of the list. */
export interface FrameRow {
  readonly name: string;
  /** Size, or what became of it. */
  readonly words: string;
  readonly mark: FrameProgress['kind'];
  /** What its link selects, and the link's word; null where there is nothing to select. */
  readonly link: { readonly word: string; readonly layerIds: readonly string[] } | null;
}

/** The selected frames before anything is painted; those that can't be come last. */
export function rowsOfSelection(sources: readonly SourceSummary[], unpaintable: readonly Unpaintable[]): readonly FrameRow[] {
  const frames = sources.map(({ name, width, height, painting }): FrameRow => (
    { name, words: `${formatSize(width, height)}${painting === null ? '' : ', has a painting'}`, mark: 'waiting', link: null }
  ));
  return [...frames, ...unpaintable.map(unpaintableRow)];
}

/** The same frames while they are painted and afterwards. */
export function rowsOfBatch({ frames, unpaintable }: Batch): readonly FrameRow[] {
  return [...frames.map(frameRow), ...unpaintable.map(unpaintableRow)];
}

/** What the person has to know of when it is over: everything that was not painted. */
export function rowsOfTrouble(batch: Batch): readonly FrameRow[] {
  return rowsOfBatch(batch).filter(({ mark }) => mark === 'failed');
}

/** `Painting 2 of 5: “Lake”…`; the summary when it is over. */
export function batchSentence(batch: Batch): string {
  if (batch.seconds !== null) return summary(batch, batch.seconds);
  const { frames } = batch;
  const index = frames.findIndex(({ progress }) => progress.kind === 'working' || progress.kind === 'waiting');
  return index < 0 ? 'Almost there…' : `Painting ${index + 1} of ${frames.length}: “${frames[index]!.name}”…`;
}

/** `2 of 5: Lake…`, on the button. */
export function batchWord({ frames }: Batch): string {
  const index = frames.findIndex(({ progress }) => progress.kind === 'working' || progress.kind === 'waiting');
  return index < 0 ? 'Placing…' : `${index + 1} of ${frames.length}: ${frames[index]!.name}…`;
}

/** What the Paint button says for several frames. */
export function severalLabel(sources: readonly SourceSummary[]): string {
  return `${sources.every(({ painting }) => painting !== null) ? 'Update' : 'Paint'} ${countFrames(sources.length)}`;
}

/** What a press on it would do. */
export function severalIntent(sources: readonly SourceSummary[], onTop: boolean): string {
  if (sources.every(({ painting }) => painting !== null)) return 'Updates the painting of each frame.';
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

function frameRow({ name, sourceIds, width, height, progress }: BatchFrame): FrameRow {
  const row = { name, mark: progress.kind, link: null };
  switch (progress.kind) {
    case 'waiting': return { ...row, words: formatSize(width, height) };
    case 'working': return { ...row, words: 'Painting…' };
    case 'painted': return { ...row, words: progress.updated ? 'Updated' : 'Painted', link: { word: 'Show', layerIds: [progress.layerId] } };
    case 'left-out': return { ...row, words: 'Left out' };
    case 'failed': return { ...row, words: progress.failure.sentence, link: progress.failure.code === 'source-gone' ? null : { word: 'Select', layerIds: sourceIds } };
  }
}

function unpaintableRow({ name, layerIds, failure }: Unpaintable): FrameRow {
  return { name, words: failure.sentence, mark: 'failed', link: { word: 'Select', layerIds } };
}
