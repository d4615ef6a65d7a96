// Inserting and removing characters while the styles and fills of the others stay.
import type { FillRun } from './fill-runs';
import type { NodeRecord } from '../record';
import { asFields, styleRunsOf } from './text-fields';
import type { StyleRun } from './text-fields';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Styles and fills after an insertion at index `at`. The new characters look like the one before them, or like the one after. */
export function insertText(text: NodeRecord, at: number, characters: string, likeAfter: boolean): Partial<NodeRecord> {
  const widen = <Run extends Range>(runs: readonly Run[]): Run[] => {
    const model = likeAfter ? runs.findIndex((run) => run.end > at) : runs.findIndex((run) => run.end >= at);
    const grown = model === -1 ? runs.length - 1 : model;
    return runs.map((run, index) => ({
      ...run,
      start: run.start + (index > grown ? characters.length : 0),
      end: run.end + (index >= grown ? characters.length : 0),
    }));
  };
  return settled(widen(styleRunsOf(text)), widen(text.fillRuns));
}

/** Styles and fills after the characters from `start` to `end` (exclusive) are removed. */
export function removeText(text: NodeRecord, start: number, end: number): Partial<NodeRecord> {
  const shrink = <Run extends Range>(runs: readonly Run[]): Run[] => {
    const moved = (place: number): number => (place <= start ? place : Math.max(start, place - (end - start)));
    return runs.map((run) => ({ ...run, start: moved(run.start), end: moved(run.end) })).filter((run) => run.start < run.end);
  };
  return settled(shrink(styleRunsOf(text)), shrink(text.fillRuns));
}

function settled(styles: readonly StyleRun[], fills: readonly FillRun[]): Partial<NodeRecord> {
  return { ...asFields(styles), ...(fills.length === 1 ? { fills: fills[0]!.fills } : {}), fillRuns: fills.length > 1 ? fills : [] };
}
