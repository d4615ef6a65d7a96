// Characters that come and go, with the styles and fills of those around them.
import type { FillRun } from './fill-runs';
import type { NodeRecord } from './record';
import { asFields, styleRunsOf } from './text-fields';
import type { StyleRun } from './text-fields';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Styles and fills for a text with more characters at `at`, which look like those before them, or like those after. */
export function insertText(text: NodeRecord, at: number, characters: string, likeAfter: boolean): Partial<NodeRecord> {
  const widen = <Run extends Range>(runs: readonly Run[]): Run[] => {
    const model = likeAfter ? runs.findIndex((run) => run.end > at) : runs.findIndex((run) => run.end >= at);
    const grown = model === -1 ? runs.length - 1 : model;
    return runs.map((run, index) => ({ ...run, start: run.start + (index > grown ? characters.length : 0), end: run.end + (index >= grown ? characters.length : 0) }));
  };
  return settled(widen(styleRunsOf(text)), widen(text.fillRuns));
}

/** Styles and fills for a text without the characters from `start` to `end`. */
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
