// A loop of steps as few smooth pieces: corners stay corners, straight stays straight, the rest becomes cubic curves.
import { fitCubic } from './bezier';
import type { Cubic, End, Point, Samples } from './bezier';
import { headingOf } from './outline';
import type { Loop } from './outline';
import { polygonOf } from './polygon';
import type { Vertex, Walk } from './polygon';

/** A straight line or a curve to `to`; `from` is where the piece before ended. */
export type Piece = { readonly kind: 'line'; readonly to: Point } | { readonly kind: 'curve'; readonly curve: Cubic };

export interface Outline {
  readonly start: Point;
  readonly pieces: readonly Piece[];
}

/** Loops of so few steps are drawn as they are: there is nothing to smooth in two pixels. */
const TINY = 12;
/** How far a curve may pass from the middle of a step, on top of the vertices' slack, pixels. */
const EASE = 0.25;
/** A polygon's vertex this far (pixels, by the longer axis) from the line between its neighbours is a corner. */
const SHARP = 4.5;
/** And so is one with a turn beyond 75° between two segments of at least so many pixels. */
const SHORTEST_SIDE = 4;
const STEEP = Math.cos((75 * Math.PI) / 180);
/** A segment longer than this may be left and joined near its ends instead of in its middle, pixels. */
const LONG = 10;
/** A curve spans at most so many polygon segments and is fitted to at most so many samples: bounds the work. */
const MOST_SEGMENTS = 24;
const MOST_SAMPLES = 60;

/** Smooth a loop. Where it lies on the map's border it stays exactly there, frame corners included. */
export function fitOutline(loop: Loop): Outline {
  const count = loop.x.length;
  const fixed = [...loop.x.keys()].filter((i) => isFixed(loop, i));
  if (count <= TINY) return drawnAsIs(loop);
  if (fixed.length === 0) return smoothed(walkOf(loop, startOf(loop), count, true));
  const pieces: Piece[] = [];
  for (const [index, from] of fixed.entries()) {
    const to = fixed[index + 1] ?? fixed[0]! + count;
    if (loop.onBorder[from] === 1) pieces.push({ kind: 'line', to: vertexOf(loop, to) });
    else pieces.push(...smoothed(walkOf(loop, from, to - from, false)).pieces);
  }
  return { start: vertexOf(loop, fixed[0]!), pieces };
}

/** Where the outline reaches or leaves the border, or turns on it. */
function isFixed({ x, y, onBorder }: Loop, i: number): boolean {
  const n = x.length;
  const [before, after] = [(i + n - 1) % n, (i + 1) % n];
  if (onBorder[before] !== onBorder[i]) return true;
  return onBorder[i] === 1 && headingOf(x[i]! - x[before]!, y[i]! - y[before]!) !== headingOf(x[after]! - x[i]!, y[after]! - y[i]!);
}

function drawnAsIs(loop: Loop): Outline {
  const { x, y } = loop;
  const n = x.length;
  const turns = [...x.keys()].filter((i) => {
    const [before, after] = [(i + n - 1) % n, (i + 1) % n];
    return headingOf(x[i]! - x[before]!, y[i]! - y[before]!) !== headingOf(x[after]! - x[i]!, y[after]! - y[i]!);
  });
  return { start: vertexOf(loop, turns[0]!), pieces: [...turns.slice(1), turns[0]!].map((i) => ({ kind: 'line', to: vertexOf(loop, i) })) };
}

/** A closed walk has to begin somewhere, and where it begins the polygon has a vertex: at the loop's furthest point it most likely has one anyway. */
function startOf({ x, y }: Loop): number {
  const n = x.length;
  const [mx, my] = [x.reduce((sum, value) => sum + value, 0) / n, y.reduce((sum, value) => sum + value, 0) / n];
  let best = 0;
  let most = -1;
  for (let i = 0; i < n; i++) {
    const far = (x[i]! - mx) ** 2 + (y[i]! - my) ** 2;
    if (far > most) [best, most] = [i, far];
  }
  return best;
}

function vertexOf({ x, y }: Loop, i: number): Point {
  return { x: x[i % x.length]!, y: y[i % y.length]! };
}

function walkOf({ x, y, slack }: Loop, from: number, steps: number, closed: boolean): Walk {
  const take = (list: Int32Array | Float64Array): Float64Array => Float64Array.from({ length: steps + 1 }, (_, i) => list[(from + i) % list.length]!);
  return { x: take(x), y: take(y), slack: take(slack), closed };
}

/** A place where one piece may end and the next begin. */
interface Joint extends End {
  /** Position along the walk, in steps; whole at vertices. */
  readonly at: number;
  /** Polygon segment on which it lies; at a corner the one before. */
  readonly segment: number;
}

function smoothed(walk: Walk): Outline {
  const polygon = polygonOf(walk);
  const last = polygon.length - 1;
  const corners = polygon.map((_, k) => (walk.closed || (k > 0 && k < last) ? isCorner(walk, polygon, k) : true));
  if (!walk.closed) return { start: polygon[0]!, pieces: stretches(walk, polygon, corners) };
  const first = corners.indexOf(true);
  if (first > 0 && first < last) {
    // Begin the loop at a corner, so that every stretch runs from corner to corner.
    const turned = turnedBy(walk, polygon[first]!.at);
    const steps = walk.x.length - 1;
    const vertices = [...polygon.slice(first, last), ...polygon.slice(0, first + 1)];
    const moved = vertices.map((vertex, k): Vertex => ({ ...vertex, at: k === vertices.length - 1 ? steps : (vertex.at - polygon[first]!.at + steps) % steps }));
    return { start: moved[0]!, pieces: stretches(turned, moved, [...corners.slice(first, last), ...corners.slice(0, first + 1)]) };
  }
  if (first === 0) return { start: polygon[0]!, pieces: stretches(walk, polygon, corners) };
  return roundabout(walk, polygon);
}

/** The same closed walk, begun at another of its vertices. */
function turnedBy(walk: Walk, by: number): Walk {
  const steps = walk.x.length - 1;
  const take = (list: ArrayLike<number>): Float64Array => Float64Array.from({ length: steps + 1 }, (_, i) => list[(by + i) % steps]!);
  return { x: take(walk.x), y: take(walk.y), slack: take(walk.slack), closed: true };
}

/** From corner to corner. */
function stretches(walk: Walk, polygon: readonly Vertex[], corners: readonly boolean[]): Piece[] {
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
function roundabout(walk: Walk, polygon: readonly Vertex[]): Outline {
  const steps = walk.x.length - 1;
  let longest = 0;
  for (let k = 1; k + 1 < polygon.length; k++) if (lengthOf(polygon, k) > lengthOf(polygon, longest)) longest = k;
  const begin = polygon[longest]!.at;
  const turned = turnedBy(walk, begin);
  const last = polygon.length - 1;
  const around = [...polygon.slice(longest, last), ...polygon.slice(0, longest + 1)];
  const moved = around.map((vertex, k): Vertex => ({ ...vertex, at: k === last ? steps : (vertex.at - begin + steps) % steps }));
  // Segment 0 is the longest: from its middle round to its middle again.
  const joints = jointsOf(moved, 0, last).filter((joint) => joint.tangent !== null);
  const middle = jointOn(moved, 0, 0.5);
  const inner = joints.filter((joint) => joint.at > middle.at);
  const wrapped = joints.filter((joint) => joint.at < middle.at).map((joint): Joint => ({ ...joint, at: joint.at + steps, segment: joint.segment + last }));
  const end: Joint = { ...middle, at: middle.at + steps, segment: last };
  const twice: Walk = { ...turned, x: doubled(turned.x), y: doubled(turned.y), slack: doubled(turned.slack) };
  return { start: middle, pieces: stretch(twice, [middle, ...inner, ...wrapped, end]) };

  function doubled(list: ArrayLike<number>): Float64Array {
    return Float64Array.from({ length: 2 * steps + 1 }, (_, i) => list[i % steps]!);
  }
}

function lengthOf(polygon: readonly Point[], segment: number): number {
  const [a, b] = [polygon[segment]!, polygon[segment + 1]!];
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Two ends without tangents, and between them places on the segments, with the segments' directions. */
function jointsOf(polygon: readonly Vertex[], from: number, to: number): Joint[] {
  const joints: Joint[] = [{ ...polygon[from]!, tangent: null, segment: from - 1 }];
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

/** The fewest pieces through some of the joints, of those the closest. */
function stretch(walk: Walk, joints: readonly Joint[]): Piece[] {
  const cost = new Float64Array(joints.length).fill(Infinity);
  const from = new Int32Array(joints.length);
  const chosen: Piece[] = [];
  cost[0] = 0;
  for (let a = 0; a + 1 < joints.length; a++) {
    let misses = 0;
    for (let b = a + 1; b < joints.length && misses < 3; b++) {
      const [start, end] = [joints[a]!, joints[b]!];
      if (end.segment - start.segment > MOST_SEGMENTS) break;
      const fit = pieceBetween(walk, start, end, b === a + 1);
      if (fit === null) {
        misses++;
        continue;
      }
      misses = 0;
      const total = cost[a]! + 1 + 0.1 * fit.error;
      if (total >= cost[b]!) continue;
      cost[b] = total;
      from[b] = a;
      chosen[b] = fit.piece;
    }
  }
  const pieces: Piece[] = [];
  for (let b = joints.length - 1; b > 0; b = from[b]!) pieces.push(chosen[b]!);
  return pieces.reverse();
}

/** `must`: the two are neighbours, and something has to join them. */
function pieceBetween(walk: Walk, start: Joint, end: Joint, must: boolean): { readonly piece: Piece; readonly error: number } | null {
  const straight = start.segment === end.segment || (start.tangent === null && end.tangent === null && start.segment + 1 === end.segment) || (start.tangent === null && start.segment + 1 === end.segment);
  if (straight) return { piece: { kind: 'line', to: end }, error: 0 };
  const fit = fitCubic(start, end, samplesBetween(walk, start.at, end.at));
  if (fit !== null && fit.error <= 1) return { piece: { kind: 'curve', curve: fit.curve }, error: fit.error };
  return must ? { piece: { kind: 'curve', curve: arc(start, end) }, error: 1 } : null;
}

/** A plain curve between two places on neighbouring segments: arms of 55 % towards where the tangents meet, as for a quarter circle. */
function arc(start: Joint, end: Joint): Cubic {
  const reach = 0.35 * Math.hypot(end.x - start.x, end.y - start.y);
  const [along, against] = [start.tangent ?? { x: 0, y: 0 }, end.tangent ?? { x: 0, y: 0 }];
  return {
    from: start,
    control1: { x: start.x + reach * along.x, y: start.y + reach * along.y },
    control2: { x: end.x - reach * against.x, y: end.y - reach * against.y },
    to: end,
  };
}

/** The middles of the steps between two places of the walk, thinned out evenly. */
function samplesBetween({ x, y, slack }: Walk, from: number, to: number): Samples {
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

function isCorner(walk: Walk, polygon: readonly Vertex[], k: number): boolean {
  const last = polygon.length - 1;
  const [before, here, after] = [polygon[k > 0 ? k - 1 : last - 1]!, polygon[k]!, polygon[k < last ? k + 1 : 1]!];
  const [ax, ay, bx, by] = [here.x - before.x, here.y - before.y, after.x - here.x, after.y - here.y];
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  if (Math.min(a, b) >= SHORTEST_SIDE && ax * bx + ay * by < STEEP * a * b) return true;
  const off = Math.abs(ax * by - ay * bx) / (Math.abs(ax + bx) + Math.abs(ay + by));
  if (off >= SHARP * Math.max(1, walk.slack[here.at]! / 0.5)) return true;
  return false;
}
