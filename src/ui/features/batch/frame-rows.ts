// The frames of a batch as rows of a list.
import type { SourceSummary, Unpaintable } from '../../../contract/wire/messages';
import { formatSize } from '../../kit/look/format';
import type { Batch, BatchFrame, FrameProgress } from './batch';
import { FRAME_WORDS, selectedFrameWords } from './words';

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
  const frames = sources.map(({ name, width, height, painting }): FrameRow => ({
    name,
    words: selectedFrameWords(width, height, painting !== null),
    mark: 'waiting',
    link: null,
  }));
  return [...frames, ...unpaintable.map(unpaintableRow)];
}

/** The same frames while they are painted and afterwards. */
export function rowsOfBatch({ frames, unpaintable }: Batch): readonly FrameRow[] {
  return [...frames.map(frameRow), ...unpaintable.map(unpaintableRow)];
}

/** For the summary when the batch is over: everything that was not painted. */
export function rowsOfTrouble(batch: Batch): readonly FrameRow[] {
  return rowsOfBatch(batch).filter(({ mark }) => mark === 'failed');
}

function frameRow({ name, sourceIds, width, height, progress }: BatchFrame): FrameRow {
  const row = { name, mark: progress.kind, link: null };
  switch (progress.kind) {
    case 'waiting':
      return { ...row, words: formatSize(width, height) };
    case 'working':
      return { ...row, words: FRAME_WORDS.working };
    case 'painted':
      return {
        ...row,
        words: FRAME_WORDS.painted,
        link: { word: 'Show', layerIds: [progress.layerId] },
      };
    case 'left-out':
      return { ...row, words: FRAME_WORDS.leftOut };
    case 'failed':
      return {
        ...row,
        words: progress.failure.sentence,
        link: progress.failure.code === 'source-gone' ? null : { word: 'Select', layerIds: sourceIds },
      };
  }
}

function unpaintableRow({ name, layerIds, failure }: Unpaintable): FrameRow {
  return { name, words: failure.sentence, mark: 'failed', link: { word: 'Select', layerIds } };
}
