// Skylines of mountains: a highest peak where the eye should go, lower ones to both sides, flanks that are steeper near the top.
import type { Point } from '../pen';
import { mixed } from '../pen';
import type { Random } from '../random';
import { Skyline } from '../skyline';

export interface Ridge {
  readonly from: number;
  readonly to: number;
  /** y of the feet. */
  readonly base: number;
  /** Of the highest peak above the base. */
  readonly height: number;
  /** x of the highest peak. */
  readonly focus: number;
  /** 0 rolling … 1 torn. */
  readonly ruggedness: number;
  /** Height of the other peaks at the frame's sides, as a part of the highest: below 1 the range falls away from it. Default 0.7. */
  readonly sides?: number;
}

/** Below this mountains are drawn as smooth hills. */
const SMOOTH_BELOW = 0.3;

export function ridge(random: Random, { from, to, base, height, focus, ruggedness, sides = 0.7 }: Ridge): Skyline {
  const smooth = ruggedness < SMOOTH_BELOW;
  const pitch = height * (smooth ? 1.9 : 1.55 - 0.55 * ruggedness);
  const reach = Math.max(focus - from, to - focus);
  const peaks: Point[] = [{ x: focus, y: base - height }];
  const twin = random.side();
  for (const side of [-1, 1] as const) {
    // Beyond the end, so that the range does not stop at the frame.
    for (
      let x = focus + side * pitch * random.between(0.75, 1.15);
      side < 0 ? x > from - pitch : x < to + pitch;
      x += side * pitch * random.between(0.65, 1.35)
    ) {
      const away = Math.min(1, Math.abs(x - focus) / reach);
      const first = side === twin && peaks[side < 0 ? 0 : peaks.length - 1]!.x === focus;
      const peak = { x, y: base - height * (1 - (1 - sides) * away) * (first ? random.between(0.72, 0.94) : random.between(0.46, 0.86)) };
      if (side < 0) peaks.unshift(peak);
      else peaks.push(peak);
    }
  }
  const anchors: Point[] = [];
  for (const [index, peak] of peaks.entries()) {
    anchors.push(peak);
    const next = peaks[index + 1];
    if (next === undefined) continue;
    const lower = base - Math.max(peak.y, next.y);
    anchors.push({ x: mixed(peak, next, random.between(0.38, 0.62)).x, y: base - lower * random.between(0.45, 0.74) });
  }
  if (smooth) return clipped(anchors, from, to, 'smooth');
  const rugged: Point[] = [];
  for (const [index, anchor] of anchors.entries()) {
    rugged.push(anchor);
    const next = anchors[index + 1];
    if (next !== undefined) rugged.push(...crags(random, anchor, next, Math.max(17, height * 0.085), 0.13 + 0.22 * ruggedness));
  }
  return clipped(rugged, from, to, 'rugged');
}

/** Points between two, by displaced midpoints. */
function crags(random: Random, a: Point, b: Point, shortest: number, roughness: number): readonly Point[] {
  const run = Math.abs(b.x - a.x);
  if (run < shortest * 1.7) return [];
  const t = random.between(0.36, 0.64);
  const drop = Math.abs(b.y - a.y);
  const middle = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t + drop * 0.03 + random.between(-0.5, 0.5) * roughness * (run + drop) };
  return [...crags(random, a, middle, shortest, roughness), middle, ...crags(random, middle, b, shortest, roughness)];
}

/** From `from` to `to` exactly. */
function clipped(points: readonly Point[], from: number, to: number, look: 'smooth' | 'rugged'): Skyline {
  const all = new Skyline(points, look);
  const inside = points.filter(({ x }) => x > from + 3 && x < to - 3);
  return new Skyline([{ x: from, y: all.at(from) }, ...inside, { x: to, y: all.at(to) }], look);
}

export interface Flank {
  /** x where it rises from the ground, and where it leaves the frame. */
  readonly tip: number;
  readonly root: number;
  readonly foot: number;
  readonly height: number;
  readonly ruggedness: number;
}

/** The side of a valley: up from its foot over a shoulder to a crest, which goes on to the frame's side. */
export function flank(random: Random, { tip, root, foot, height, ruggedness }: Flank): Skyline {
  const side = root < tip ? -1 : 1;
  const long = Math.abs(root - tip);
  const at = (away: number, up: number): Point => ({ x: tip + side * away, y: foot - height * up });
  const steep = random.between(0.75, 1.05) - 0.25 * ruggedness;
  const anchors: Point[] = [
    at(0, 0),
    at(height * steep * 0.42, random.between(0.4, 0.52)),
    at(height * steep * random.between(0.58, 0.66), random.between(0.5, 0.62)),
    at(height * steep, random.between(0.94, 1.04)),
  ];
  let away = height * steep;
  for (let high = false; away < long; high = !high) {
    away += height * random.between(0.22, 0.5);
    anchors.push(at(away, high ? random.between(0.9, 1.12) : random.between(0.7, 0.86)));
  }
  const left = Math.min(tip, root);
  const ordered = side < 0 ? anchors.reverse() : anchors;
  if (ruggedness < SMOOTH_BELOW) return clipped(ordered, left, left + long, 'smooth');
  const rugged: Point[] = [];
  for (const [index, anchor] of ordered.entries()) {
    if (index > 0) rugged.push(...crags(random, ordered[index - 1]!, anchor, Math.max(17, height * 0.085), 0.1 + 0.2 * ruggedness));
    rugged.push(anchor);
  }
  return clipped(rugged, left, left + long, 'rugged');
}
