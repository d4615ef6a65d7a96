// A walk along steps as few smooth pieces: corners stay corners, straight stays straight, the rest becomes cubic curves. The
// polygon says where corners are and which way the walk goes in between; the curves are fitted to the steps themselves.
import { fitCubic } from './bezier';
import type { Cubic, End, Point, Samples } from './bezier';
import { SEEN_SLACK } from './outline';
import { polygonOf } from './polygon';
import type { Steps, Vertex, Walk } from './polygon';

/** A straight line to `to`, or a curve, from where the piece before ended. */
export type Piece = { readonly kind: 'line'; readonly to: Point } | { readonly kind: 'curve'; readonly curve: Cubic };

export interface Outline {
  readonly start: Point;
  readonly pieces: readonly Piece[];
}

/** How far a curve may pass from the middle of a step, on top of the vertices' slack, pixels. */
const EASE = 0.25;
/** Arms of a curve that nothing could be fitted to, in chord lengths: about those of a circle's arc. */
const ARM = 0.35;
/** A polygon's vertex this far (pixels, by the longer axis) from the line between its neighbours is a corner. */
const SHARP = 4.5;
/** And so is one with a turn beyond 75° between two segments of at least so many pixels. */
const SHORTEST_SIDE = 4;
const STEEP = Math.cos((75 * Math.PI) / 180);
/** On a segment longer than this, pieces may also end near its ends instead of in its middle; pixels. */
const LONG = 10;
/** Most polygon segments that a curve spans, and most samples that it is fitted to: limits the work. */
const MOST_SEGMENTS = 24;
const MOST_SAMPLES = 60;

/** A place where one piece may end and the next begin. */
interface Joint extends End {
  /** Position along the walk, in steps; whole at vertices. */
  readonly at: number;
  /** Polygon segment on which it lies: at a corner the one that leads to the neighbouring joint. */
  readonly segment: number;
}

/** Smooth a walk. Its own ends are corners unless it is closed. */
export function smoothWalk(walk: Walk): Outline {
  const polygon = polygonOf(walk);
  const ends = walk.closed ? [] : [0, polygon.length - 1];
  const isSharp = (k: number): boolean => ends.includes(k) || isCorner(walk, polygon, k);
  if (!walk.closed)
    return {
      start: polygon[0]!,
      pieces: stretches(
        walk,
        polygon,
        polygon.map((_, k) => isSharp(k)),
      ),
    };
  const sharp = polygon.slice(0, -1).map((_, k) => isSharp(k));
  const first = sharp.indexOf(true);
  if (first === -1) return roundabout(walk, polygon);
  // Begun at a corner, so that every stretch runs from corner to corner.
  const turned = begunAt(walk, polygon, first);
  return { start: turned.polygon[0]!, pieces: stretches(turned.steps, turned.polygon, [...sharp.slice(first), ...sharp.slice(0, first), true]) };
}

/** The same closed walk and its polygon, begun at another of its vertices. */
function begunAt(walk: Steps, polygon: readonly Vertex[], first: number): { readonly steps: Steps; readonly polygon: readonly Vertex[] } {
  const count = walk.x.length - 1;
  const begin = polygon[first]!.at;
  const take = (list: ArrayLike<number>): Float64Array => Float64Array.from({ length: count + 1 }, (_, i) => list[(begin + i) % count]!);
  const around = [...polygon.slice(first, -1), ...polygon.slice(0, first)].map((vertex): Vertex => ({
    ...vertex,
    at: (vertex.at - begin + count) % count,
  }));
  return { steps: { x: take(walk.x), y: take(walk.y), slack: take(walk.slack) }, polygon: [...around, { ...around[0]!, at: count }] };
}

/** From corner to corner. */
function stretches(walk: Steps, polygon: readonly Vertex[], corners: readonly boolean[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let to = 1; to < polygon.length; to++) {
    if (!corners[to]) continue;
    pieces.push(...stretch(walk, jointsOf(polygon, from, to)));
    from = to;
  }
  return pieces;
}

/** A closed loop without corners: begun and ended in the middle of its longest segment. */
function roundabout(walk: Steps, polygon: readonly Vertex[]): Outline {
  const last = polygon.length - 1;
  const longest = [...polygon.keys()].slice(0, last).reduce((best, k) => (lengthOf(polygon, k) > lengthOf(polygon, best) ? k : best));
  const turned = begunAt(walk, polygon, longest);
  const steps = walk.x.length - 1;
  const middle = jointOn(turned.polygon, 0, 0.5);
  const joints = jointsOf(turned.polygon, 0, last).slice(1, -1);
  const before = joints
    .filter((joint) => joint.at < middle.at)
    .map((joint): Joint => ({ ...joint, at: joint.at + steps, segment: joint.segment + last }));
  const round = [middle, ...joints.filter((joint) => joint.at > middle.at), ...before, { ...middle, at: middle.at + steps, segment: last }];
  const twice = (list: ArrayLike<number>): Float64Array => Float64Array.from({ length: 2 * steps + 1 }, (_, i) => list[i % steps]!);
  const { x, y, slack } = turned.steps;
  return { start: middle, pieces: stretch({ x: twice(x), y: twice(y), slack: twice(slack) }, round) };
}

function lengthOf(polygon: readonly Point[], segment: number): number {
  const [a, b] = [polygon[segment]!, polygon[segment + 1]!];
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Two ends without tangents, and between them places on the segments, with the segments' directions. */
function jointsOf(polygon: readonly Vertex[], from: number, to: number): Joint[] {
  const joints: Joint[] = [{ ...polygon[from]!, tangent: null, segment: from }];
  for (let k = from; k < to; k++) {
    const length = lengthOf(polygon, k);
    const shares = to - from === 1 ? [] : length > LONG ? [3 / length, 0.5, 1 - 3 / length] : [0.5];
    for (const share of shares) joints.push(jointOn(polygon, k, share));
  }
  joints.push({ ...polygon[to]!, tangent: null, segment: to - 1 });
  return joints;
}

function jointOn(polygon: readonly Vertex[], segment: number, share: number): Joint {
  const [a, b] = [polygon[segment]!, polygon[segment + 1]!];
  const length = lengthOf(polygon, segment);
  return {
    x: a.x + share * (b.x - a.x),
    y: a.y + share * (b.y - a.y),
    tangent: length > 0 ? { x: (b.x - a.x) / length, y: (b.y - a.y) / length } : { x: 1, y: 0 },
    at: a.at + share * (b.at - a.at),
    segment,
  };
}

/** A piece from one joint to another, and how well it fits (Samples). */
interface Fit {
  readonly piece: Piece;
  readonly error: number;
}

/** How many of the furthest ends of a piece are compared: the next piece may fit better from a nearer one. */
const COMPARED = 6;
/** So many joints are tried one by one; further on a piece that fits is taken for a sign that shorter ones would. */
const [NEARBY, MOST_MISSES] = [12, 3] as const;

/** The fewest pieces through some of the joints, of those the closest. */
function stretch(walk: Steps, joints: readonly Joint[]): Piece[] {
  const last = joints.length - 1;
  const cost = new Float64Array(joints.length).fill(Infinity);
  const from = new Int32Array(joints.length);
  const chosen: Piece[] = [];
  cost[0] = 0;
  for (let a = 0; a < last; a++) {
    if (isOvertaken(cost, a)) continue;
    for (const [b, fit] of fitsFrom(walk, joints, a)) {
      const total = cost[a]! + 1 + 0.1 * fit.error;
      if (total >= cost[b]!) continue;
      cost[b] = total;
      from[b] = a;
      chosen[b] = fit.piece;
    }
  }
  const pieces: Piece[] = [];
  for (let b = last; b > 0; b = from[b]!) pieces.push(chosen[b]!);
  return pieces.reverse();
}

/** Whether joints well ahead are reached with hardly more: no good way leads by this one then. */
function isOvertaken(cost: Float64Array, a: number): boolean {
  for (let b = a + 1; b < Math.min(cost.length, a + 3 * MOST_SEGMENTS); b++) {
    if (cost[b]! < cost[a]! + (b - a > COMPARED ? 0.15 : -0.5)) return true;
  }
  return false;
}

/** Pieces from a joint to its neighbours and to the furthest joints that it reaches. How far that is, is found by doubling and halving. */
function fitsFrom(walk: Steps, joints: readonly Joint[], a: number): Map<number, Fit> {
  const start = joints[a]!;
  const fits = new Map<number, Fit>();
  let end = joints.length - 1;
  while (end > a + 1 && joints[end]!.segment - start.segment > MOST_SEGMENTS) end--;
  const isReached = (b: number): boolean => {
    const fit = fits.get(b) ?? pieceBetween(walk, start, joints[b]!, b === a + 1);
    if (fit !== null) fits.set(b, fit);
    return fit !== null;
  };
  let reached = a;
  let missed = end + 1;
  // Near the start one may be missed and the next be reached.
  for (let b = a + 1, misses = 0; b <= Math.min(end, a + NEARBY); b++) {
    if (isReached(b)) [reached, misses] = [b, 0];
    else if (++misses === MOST_MISSES) missed = b;
    if (misses === MOST_MISSES) break;
  }
  if (missed <= end) return fits;
  for (let step = 2 * NEARBY; a + step < missed; step *= 2) {
    if (isReached(a + step)) reached = a + step;
    else missed = a + step;
  }
  while (missed - reached > 1) {
    const middle = (reached + missed) >> 1;
    if (isReached(middle)) reached = middle;
    else missed = middle;
  }
  for (let b = reached - 1; b > a && b > reached - COMPARED; b--) isReached(b);
  return fits;
}

/** @param must the two places are neighbours, so that some piece has to join them. */
function pieceBetween(walk: Steps, start: Joint, end: Joint, must: boolean): Fit | null {
  if (start.segment === end.segment) return { piece: { kind: 'line', to: end }, error: 0 };
  const fit = fitCubic(start, end, samplesBetween(walk, start.at, end.at));
  if (fit !== null && fit.error <= 1) return { piece: { kind: 'curve', curve: fit.curve }, error: fit.error };
  return must ? { piece: { kind: 'curve', curve: arc(start, end) }, error: 1 } : null;
}

/** A plain curve between two places on neighbouring segments. */
function arc(start: Joint, end: Joint): Cubic {
  const reach = ARM * Math.hypot(end.x - start.x, end.y - start.y);
  const [along, against] = [start.tangent ?? { x: 0, y: 0 }, end.tangent ?? { x: 0, y: 0 }];
  return {
    from: start,
    control1: { x: start.x + reach * along.x, y: start.y + reach * along.y },
    control2: { x: end.x - reach * against.x, y: end.y - reach * against.y },
    to: end,
  };
}

/** The middles of the steps between two places of the walk, thinned out evenly. */
function samplesBetween({ x, y, slack }: Steps, from: number, to: number): Samples {
  const first = Math.min(Math.ceil(from), Math.floor(to) - 1);
  const steps = Math.floor(to) - first;
  const count = Math.min(steps, MOST_SAMPLES);
  const samples = { x: new Float64Array(count), y: new Float64Array(count), slack: new Float64Array(count) };
  for (let k = 0; k < count; k++) {
    const i = first + Math.floor(((k + 0.5) * steps) / count);
    samples.x[k] = (x[i]! + x[i + 1]!) / 2;
    samples.y[k] = (y[i]! + y[i + 1]!) / 2;
    samples.slack[k] = Math.min(slack[i]!, slack[i + 1]!) + EASE;
  }
  return samples;
}

function isCorner(walk: Steps, polygon: readonly Vertex[], k: number): boolean {
  const last = polygon.length - 1;
  const [before, here, after] = [polygon[k > 0 ? k - 1 : last - 1]!, polygon[k]!, polygon[k < last ? k + 1 : 1]!];
  const [ax, ay, bx, by] = [here.x - before.x, here.y - before.y, after.x - here.x, after.y - here.y];
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  if (Math.min(a, b) >= SHORTEST_SIDE && ax * bx + ay * by < STEEP * a * b) return true;
  const off = Math.abs(ax * by - ay * bx) / (Math.abs(ax + bx) + Math.abs(ay + by));
  // With more slack segments are longer and turn by more without being corners.
  return off >= (SHARP * walk.slack[here.at]!) / SEEN_SLACK;
}
