// Soft ground: slopes, meadows, shores.
import type { Point } from '../pen';
import type { Random } from '../random';
import { Skyline } from '../skyline';

export interface Hill {
  readonly from: number;
  readonly to: number;
  /** y at both ends. */
  readonly start: number;
  readonly end: number;
  /** How far it swells above (positive) or sinks below the straight line between its ends. */
  readonly swell?: number;
  /** Unevenness, up and down. */
  readonly waves?: number;
}

export function hill(random: Random, { from, to, start, end, swell = 0, waves = 0 }: Hill): Skyline {
  const pieces = Math.max(3, Math.round((to - from) / 210));
  const points: Point[] = [];
  for (let i = 0; i <= pieces; i++) {
    const t = i === 0 || i === pieces ? i / pieces : (i + random.between(-0.25, 0.25)) / pieces;
    const y = start + (end - start) * t * t * (3 - 2 * t) - swell * 4 * t * (1 - t) + waves * random.between(-1, 1);
    points.push({ x: from + (to - from) * t, y });
  }
  return new Skyline(points, 'smooth');
}
