// The few statistics of the bench. Medians throughout: a mean would mostly show what else the machine was doing.
import { philox } from '../../../src/inference/paint/noise';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Change of a value from one measurement to the next: the median of the slopes between all pairs (Theil and Sen). */
export function slope(values: readonly number[]): number {
  return slopeOf(
    values,
    values.map((_, index) => index),
  );
}

/** The middle 95 % of the slopes of many resamples of the measurements, drawn with replacement (percentile bootstrap). */
export function slopeInterval(values: readonly number[], draws = 400): readonly [low: number, high: number] {
  // The same draws each time: a report of the same times is the same report.
  const drawn = (draw: number, place: number): number => Math.floor((philox(draw, place, 1)[0] / 2 ** 32) * values.length);
  const slopes = Array.from({ length: draws }, (_, draw) =>
    slopeOf(
      values,
      values.map((__, place) => drawn(draw, place)),
    ),
  ).toSorted((one, other) => one - other);
  return [slopes[Math.floor(draws * 0.025)]!, slopes[Math.ceil(draws * 0.975) - 1]!];
}

/** The median slope between the measurements at these indices (repeats allowed; a measurement paired with itself is left out). */
function slopeOf(values: readonly number[], drawn: readonly number[]): number {
  const slopes = new Float64Array((drawn.length * (drawn.length - 1)) / 2);
  let count = 0;
  for (let first = 0; first < drawn.length; first++) {
    for (let second = first + 1; second < drawn.length; second++) {
      const [one, other] = [drawn[first]!, drawn[second]!];
      if (one !== other) slopes[count++] = (values[other]! - values[one]!) / (other - one);
    }
  }
  const sorted = slopes.subarray(0, count).sort();
  return (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
}

/** Rounded to `digits` decimals. Never −0, which JSON cannot write. */
export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits + 0;
}

export async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
