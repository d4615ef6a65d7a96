// The fills of a text by ranges of characters (runs). Runs cover the text without gaps, and adjacent runs differ.

export interface FillRun {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly fills: readonly Paint[];
}

/** The runs of a text; a single one if all characters have the same fills. */
export function runsOf(runs: readonly FillRun[], length: number, fills: readonly Paint[]): readonly FillRun[] {
  return runs.length > 0 ? runs : [{ start: 0, end: length, fills }];
}

/** Runs with these fills from `start` to `end`. */
export function withFills(runs: readonly FillRun[], start: number, end: number, fills: readonly Paint[]): FillRun[] {
  const parts = runs.flatMap((run) => [cut(run, 0, start), cut(run, end, Infinity)]).filter((run) => run !== null);
  const sorted = [...parts, { start, end, fills }].sort((a, b) => a.start - b.start);
  const merged: FillRun[] = [];
  for (const run of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && samePaints(last.fills, run.fills)) merged[merged.length - 1] = { ...last, end: run.end };
    else merged.push(run);
  }
  return merged;
}

/** The part of a run between two places, or null for none. */
export function cut(run: FillRun, from: number, to: number): FillRun | null {
  const [start, end] = [Math.max(run.start, from), Math.min(run.end, to)];
  return start < end ? { start, end, fills: run.fills } : null;
}

export function samePaints(a: readonly Paint[], b: readonly Paint[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
