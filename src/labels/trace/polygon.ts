// The polygon with the fewest segments that follows a walk along cracks (the steps of a label map's edge). After Selinger, "Potrace: a
// polygon-based tracing algorithm" (2003), sections 2.2 and 2.3, with the straightness test as cones of directions (Williams 1978)
// and room that differs from vertex to vertex.
import type { Point } from './bezier';
import { SEEN_SLACK } from './outline';

/** Vertices along cracks, a unit apart. */
export interface Steps {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** How far a segment may pass from each vertex, pixels. */
  readonly slack: ArrayLike<number>;
}

/** A walk along a loop, or a part of it. */
export interface Walk extends Steps {
  /** The whole loop: the last vertex is the first once more. */
  readonly closed: boolean;
  /** The loop's vertices before the first and after the last. */
  readonly before: Point;
  readonly after: Point;
}

export interface Vertex {
  readonly x: number;
  readonly y: number;
  /** Index in the walk of the vertex that it stands for. */
  readonly at: number;
}

/** Most turns that one segment passes: limits the work. */
const LONGEST = 400;
/** How far a walk may go back and still count as straight, pixels: less than at a turn around the end of a thin line. */
const BACKLASH = 0.6;

/**
 * The polygon of a walk: first and last vertex are the walk's own unless it is closed. The others lie where the segments' best lines
 * meet, at most half a pixel (per axis) from the walk's vertex. In a closed polygon the last vertex repeats the first.
 */
export function polygonOf(walk: Walk): Vertex[] {
  const corners = cornersOf(walk);
  const lines = corners.slice(1).map((to, index) => bestLine(walk, corners[index]!, to));
  return corners.map((at, index): Vertex => {
    const before = lines[index - 1] ?? (walk.closed ? lines.at(-1) : undefined);
    const after = lines[index] ?? (walk.closed ? lines[0] : undefined);
    const [x, y] = [walk.x[at]!, walk.y[at]!];
    return before === undefined || after === undefined ? { x, y, at } : { ...meeting(before, after, x, y), at };
  });
}

/** Indices of the walk's vertices that a polygon with the fewest segments keeps; among those the one that lies closest. Only turns are asked. */
function cornersOf(walk: Walk): number[] {
  const turns = turnsOf(walk);
  const last = turns.length - 1;
  const furthest = reaches(walk, turns);
  const backwards = reaches(reversed(walk), turns.map((at) => walk.x.length - 1 - at).reverse());
  const sums = new Sums(walk);
  const segments = new Int32Array(last + 1).fill(0x7fffffff);
  const penalty = new Float64Array(last + 1);
  const from = new Int32Array(last + 1);
  segments[0] = 0;
  for (let i = 0; i < last; i++) {
    for (let k = i + 1; k <= furthest[i]!; k++) {
      // Straight one way but not the other.
      if (k > i + 1 && last - backwards[last - k]! > i) continue;
      const count = segments[i]! + 1;
      if (count > segments[k]!) continue;
      const cost = penalty[i]! + sums.distance(turns[i]!, turns[k]!);
      if (count === segments[k] && cost >= penalty[k]!) continue;
      segments[k] = count;
      penalty[k] = cost;
      from[k] = i;
    }
  }
  const corners: number[] = [];
  for (let k = last; k > 0; k = from[k]!) corners.push(turns[k]!);
  return [...corners, 0].reverse();
}

/** Vertices at which the walk changes its heading, and both ends. */
function turnsOf({ x, y }: Walk): number[] {
  const turns = [0];
  for (let i = 1; i + 1 < x.length; i++) {
    if (x[i + 1]! - x[i]! !== x[i]! - x[i - 1]! || y[i + 1]! - y[i]! !== y[i]! - y[i - 1]!) turns.push(i);
  }
  return [...turns, x.length - 1];
}

function reversed({ x, y, slack, closed, before, after }: Walk): Walk {
  return {
    x: Float64Array.from(x).reverse(),
    y: Float64Array.from(y).reverse(),
    slack: Float64Array.from(slack).reverse(),
    closed,
    before: after,
    after: before,
  };
}

/** For each turn the last one that a straight segment from it can end at. */
function reaches(walk: Walk, turns: readonly number[]): Int32Array {
  return Int32Array.from(turns, (_, i) => reachOf(walk, turns, i));
}

function reachOf({ x, y, slack, closed, after }: Walk, turns: readonly number[], i: number): number {
  const last = turns.length - 1;
  const [fromX, fromY] = [x[turns[i]!]!, y[turns[i]!]!];
  // The cone of directions that pass every turn so far closely enough, as two vectors; all directions at first.
  let [leftX, leftY, rightX, rightY] = [0, 0, 0, 0];
  let bounded = false;
  let far = 0;
  let reach = i + 1;
  for (let k = i + 1; k <= Math.min(last, i + LONGEST); k++) {
    const at = turns[k]!;
    const [dx, dy] = [x[at]! - fromX, y[at]! - fromY];
    if (turnsBack(dx, dy) || strays(dx, dy)) break;
    const squared = dx * dx + dy * dy;
    if (squared > far * far) far = Math.sqrt(squared);
    const room = SEEN_SLACK + slack[at]!;
    if (squared > room * room) {
      const ahead = Math.sqrt(squared - room * room);
      // Tangents from the start to the circle of `room` around the turn; left is where cross products are positive.
      const [lx, ly] = [dx * ahead - dy * room, dy * ahead + dx * room];
      const [rx, ry] = [dx * ahead + dy * room, dy * ahead - dx * room];
      if (!bounded || leftX * ly - leftY * lx < 0) [leftX, leftY] = [lx, ly];
      if (!bounded || rightX * ry - rightY * rx > 0) [rightX, rightY] = [rx, ry];
      bounded = true;
    }
    // The step after a segment's end must lie on its way too: else a thin line's end would be cut off slantwise.
    const isEnd = at + 1 === x.length;
    const [nextX, nextY] = isEnd ? [after.x - fromX, after.y - fromY] : [x[at + 1]! - fromX, y[at + 1]! - fromY];
    // Where an open walk ends the outline goes on along the map's border, in a new direction: it must only not come back.
    if (!turnsBack(nextX, nextY) && ((isEnd && !closed) || !strays(nextX, nextY))) reach = k;
  }
  return Math.min(last, reach);

  function turnsBack(dx: number, dy: number): boolean {
    return far > BACKLASH && dx * dx + dy * dy < (far - BACKLASH) * (far - BACKLASH);
  }

  function strays(dx: number, dy: number): boolean {
    return bounded && (leftX * dy - leftY * dx > 0 || rightX * dy - rightY * dx < 0);
  }
}

/** Sums over the walk's vertices from which the moments of any stretch follow in constant time. */
class Sums {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly xx: Float64Array;
  private readonly xy: Float64Array;
  private readonly yy: Float64Array;
  private readonly walk: Walk;

  constructor(walk: Walk) {
    this.walk = walk;
    const n = walk.x.length;
    [this.x, this.y, this.xx, this.xy, this.yy] = [
      new Float64Array(n + 1),
      new Float64Array(n + 1),
      new Float64Array(n + 1),
      new Float64Array(n + 1),
      new Float64Array(n + 1),
    ];
    for (let i = 0; i < n; i++) {
      const [x, y] = [walk.x[i]!, walk.y[i]!];
      this.x[i + 1] = this.x[i]! + x;
      this.y[i + 1] = this.y[i]! + y;
      this.xx[i + 1] = this.xx[i]! + x * x;
      this.xy[i + 1] = this.xy[i]! + x * y;
      this.yy[i + 1] = this.yy[i]! + y * y;
    }
  }

  /** Length of the chord from vertex i to vertex k times the root mean square distance of the vertices between from it. */
  distance(i: number, k: number): number {
    const n = k + 1 - i;
    const [px, py] = [this.walk.x[i]!, this.walk.y[i]!];
    const [nx, ny] = [py - this.walk.y[k]!, this.walk.x[k]! - px];
    const [sx, sy] = [this.x[k + 1]! - this.x[i]!, this.y[k + 1]! - this.y[i]!];
    const xx = this.xx[k + 1]! - this.xx[i]! - 2 * px * sx + n * px * px;
    const xy = this.xy[k + 1]! - this.xy[i]! - px * sy - py * sx + n * px * py;
    const yy = this.yy[k + 1]! - this.yy[i]! - 2 * py * sy + n * py * py;
    return Math.sqrt(Math.max(0, (nx * nx * xx + 2 * nx * ny * xy + ny * ny * yy) / n));
  }
}

/** Through (x, y), normal (a, b) of length 1. */
interface Line {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** Least squares line through the walk's vertices from `from` to `to`. */
function bestLine({ x, y }: Walk, from: number, to: number): Line {
  const n = to - from + 1;
  let [mx, my] = [0, 0];
  for (let i = from; i <= to; i++) [mx, my] = [mx + x[i]! / n, my + y[i]! / n];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = from; i <= to; i++) {
    const [dx, dy] = [x[i]! - mx, y[i]! - my];
    [xx, xy, yy] = [xx + dx * dx, xy + dx * dy, yy + dy * dy];
  }
  // The normal is the eigenvector of the smaller eigenvalue.
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  return { a: -Math.sin(angle), b: Math.cos(angle), x: mx, y: my };
}

/** The point with the least squared distance to two lines, in the unit square around (x, y). */
function meeting(one: Line, other: Line, x: number, y: number): { readonly x: number; readonly y: number } {
  // Squared distances sum to q = Σ (a·(u − x) + b·(v − y))², u and v relative to (x, y).
  const lines = [one, other].map((line) => ({ ...line, c: line.a * (x - line.x) + line.b * (y - line.y) }));
  let [aa, ab, bb, ac, bc] = [0, 0, 0, 0, 0];
  for (const { a, b, c } of lines) [aa, ab, bb, ac, bc] = [aa + a * a, ab + a * b, bb + b * b, ac + a * c, bc + b * c];
  const value = (u: number, v: number): number => lines.reduce((sum, { a, b, c }) => sum + (a * u + b * v + c) ** 2, 0);
  const clamp = (t: number): number => (Number.isFinite(t) ? Math.min(0.5, Math.max(-0.5, t)) : 0);
  const determinant = aa * bb - ab * ab;
  const [u, v] = [(ab * bc - bb * ac) / determinant, (ab * ac - aa * bc) / determinant];
  if (determinant > 1e-9 && Math.abs(u) <= 0.5 && Math.abs(v) <= 0.5) return { x: x + u, y: y + v };
  let best = { u: 0, v: 0, value: value(0, 0) };
  for (const side of [-0.5, 0.5]) {
    const onV = clamp(-(ab * side + bc) / bb);
    const onU = clamp(-(ab * side + ac) / aa);
    for (const [pu, pv] of [
      [side, onV],
      [onU, side],
    ] as const) {
      const here = value(pu, pv);
      if (here < best.value) best = { u: pu, v: pv, value: here };
    }
  }
  return { x: x + best.u, y: y + best.v };
}
