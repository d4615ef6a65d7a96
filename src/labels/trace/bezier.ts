// One cubic Bézier through many points: least squares with reparametrisation, after Schneider, "An algorithm for automatically
// fitting digitized curves" (Graphics Gems, 1990); an end without a given tangent has a free control point. The inner loop of
// tracing: plain numbers, no objects per point.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Cubic {
  readonly from: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
}

/** An end of a curve; `tangent` has length 1 and points along the way of the curve. */
export interface End extends Point {
  readonly tangent: Point | null;
}

/** Points to fit in their order along the curve, each with its slack: how far from it the curve may pass. At least one. */
export interface Samples {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly slack: Float64Array;
}

const ROUNDS = 4;
/** Good enough to stop. */
const CLOSE = 0.6;
/** A fit that is worse than this is given up: reparametrisation won't help. */
const HOPELESS = 6;
/** A control point lies at most so many chord lengths from its end: no loops. */
const LONGEST_ARM = 1.2;

/**
 * The cubic between two ends that comes closest to the samples, and how close that is: 1 where the worst sample is just within
 * its slack. Null where no sound curve fits.
 */
export function fitCubic(start: End, end: End, samples: Samples): { readonly curve: Cubic; readonly error: number } | null {
  const times = chordTimes(start, end, samples);
  let best: { readonly curve: Cubic; readonly error: number } | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const curve = solve(start, end, samples, times);
    if (curve === null) break;
    const error = improve(curve, samples, times);
    if (best === null || error < best.error) best = { curve, error };
    if (error < CLOSE || error > HOPELESS) break;
  }
  return best;
}

function chordTimes(start: Point, end: Point, { x, y }: Samples): Float64Array {
  const times = new Float64Array(x.length);
  let length = 0;
  for (let i = 0; i < times.length; i++) {
    length += Math.hypot(x[i]! - (i > 0 ? x[i - 1]! : start.x), y[i]! - (i > 0 ? y[i - 1]! : start.y));
    times[i] = length;
  }
  length += Math.hypot(end.x - x[x.length - 1]!, end.y - y[y.length - 1]!);
  for (let i = 0; i < times.length; i++) times[i]! /= length;
  return times;
}

/** Least squares for the free parameters of the two control points: a length along the tangent, or both coordinates. */
function solve(start: End, end: End, { x, y, slack }: Samples, times: Float64Array): Cubic | null {
  const [along, against] = [start.tangent, end.tangent];
  // Directions in which the control points move from their ends: one along a tangent, or both axes. A zero direction is none.
  const [u0x, u0y, u1y] = along === null ? [1, 0, 1] : [along.x, along.y, 0];
  const [u2x, u2y, u3y] = against === null ? [1, 0, 1] : [-against.x, -against.y, 0];
  // Normal equations, row by row, the right-hand side in the fifth column.
  const m = new Float64Array(20);
  for (let i = 0; i < times.length; i++) {
    const t = times[i]!;
    const s = 1 - t;
    const [b1, b2] = [3 * s * s * t, 3 * s * t * t];
    const [near, far] = [s * s * s + b1, b2 + t * t * t];
    const weight = 1 / (slack[i]! * slack[i]!);
    const [rx, ry] = [x[i]! - near * start.x - far * end.x, y[i]! - near * start.y - far * end.y];
    const [f, g, h] = [weight * b1 * b1, weight * b1 * b2, weight * b2 * b2];
    m[0]! += f * (u0x * u0x + u0y * u0y);
    m[1]! += f * u0y * u1y;
    m[2]! += g * (u0x * u2x + u0y * u2y);
    m[3]! += g * u0y * u3y;
    m[4]! += weight * b1 * (u0x * rx + u0y * ry);
    m[6]! += f * u1y * u1y;
    m[7]! += g * u1y * u2y;
    m[8]! += g * u1y * u3y;
    m[9]! += weight * b1 * u1y * ry;
    m[12]! += h * (u2x * u2x + u2y * u2y);
    m[13]! += h * u2y * u3y;
    m[14]! += weight * b2 * (u2x * rx + u2y * ry);
    m[18]! += h * u3y * u3y;
    m[19]! += weight * b2 * u3y * ry;
  }
  [m[5], m[10], m[11], m[15], m[16], m[17]] = [m[1]!, m[2]!, m[7]!, m[3]!, m[8]!, m[13]!];
  // A very small preference for short arms keeps the system solvable with few samples; an unused direction gets 0.
  for (const diagonal of [0, 6, 12, 18]) m[diagonal]! += m[diagonal] === 0 ? 1 : 1e-6;
  const [a0, a1, a2, a3] = gauss(m) as unknown as [number, number, number, number];
  if ((along !== null && a0 <= 0) || (against !== null && a2 <= 0)) return null;
  const [x1, y1, x2, y2] = [a0 * u0x, a0 * u0y + a1 * u1y, a2 * u2x, a2 * u2y + a3 * u3y];
  const longest = LONGEST_ARM * Math.max(1, Math.hypot(end.x - start.x, end.y - start.y));
  if (!(Math.hypot(x1, y1) <= longest && Math.hypot(x2, y2) <= longest)) return null;
  return { from: start, control1: { x: start.x + x1, y: start.y + y1 }, control2: { x: end.x + x2, y: end.y + y2 }, to: end };
}

/** Solve a symmetric positive definite system of four, given as rows of five. */
function gauss(m: Float64Array): Float64Array {
  for (let pivot = 0; pivot < 4; pivot++) {
    for (let row = pivot + 1; row < 4; row++) {
      const factor = m[row * 5 + pivot]! / m[pivot * 6]!;
      for (let column = pivot; column < 5; column++) m[row * 5 + column]! -= factor * m[pivot * 5 + column]!;
    }
  }
  const unknown = new Float64Array(4);
  for (let row = 3; row >= 0; row--) {
    let sum = m[row * 5 + 4]!;
    for (let column = row + 1; column < 4; column++) sum -= m[row * 5 + column]! * unknown[column]!;
    unknown[row] = sum / m[row * 6]!;
  }
  return unknown;
}

/**
 * The worst distance of a sample from the curve's point at its time, in slacks; and each time goes one step of Newton's method
 * towards the curve's nearest point.
 */
function improve({ from, control1, control2, to }: Cubic, { x, y, slack }: Samples, times: Float64Array): number {
  const [ax, bx, cx] = [control1.x - from.x, control2.x - control1.x, to.x - control2.x];
  const [ay, by, cy] = [control1.y - from.y, control2.y - control1.y, to.y - control2.y];
  let worst = 0;
  for (let i = 0; i < times.length; i++) {
    const t = times[i]!;
    const s = 1 - t;
    const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    const offX = b0 * from.x + b1 * control1.x + b2 * control2.x + b3 * to.x - x[i]!;
    const offY = b0 * from.y + b1 * control1.y + b2 * control2.y + b3 * to.y - y[i]!;
    worst = Math.max(worst, (offX * offX + offY * offY) / (slack[i]! * slack[i]!));
    const dx = 3 * (s * s * ax + 2 * s * t * bx + t * t * cx);
    const dy = 3 * (s * s * ay + 2 * s * t * by + t * t * cy);
    const slope = dx * dx + dy * dy + 6 * (offX * (s * (bx - ax) + t * (cx - bx)) + offY * (s * (by - ay) + t * (cy - by)));
    if (slope > 1e-9) times[i] = Math.min(1, Math.max(0, t - (offX * dx + offY * dy) / slope));
  }
  return Math.sqrt(worst);
}
