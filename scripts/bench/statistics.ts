// The few statistics of the bench. Medians throughout: on a machine that does other things too, means tell of those.

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Change of a value from one measurement to the next: the median of the slopes between all pairs (Theil and Sen). */
export function slope(values: readonly number[]): number {
  const slopes = values.flatMap((value, index) => values.slice(index + 1).map((later, further) => (later - value) / (further + 1)));
  return median(slopes);
}

/** Rounded to `digits` decimals: nobody reads more, and the report stays small. */
export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

export async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
