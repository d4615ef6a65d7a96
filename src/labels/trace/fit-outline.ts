// A loop of steps as few smooth pieces: corners stay corners, straight stays straight, the rest becomes cubic curves.
import type { Point } from './bezier';
import { headingOf } from './outline';
import type { Loop } from './outline';
import type { Walk } from './polygon';
import { smoothWalk } from './smooth-walk';
import type { Outline, Piece } from './smooth-walk';

/** Loops of so few steps are drawn as they are: there is nothing to smooth in two pixels. */
const TINY = 12;

/** Smooth a loop. Where it lies on the map's border it stays exactly there, frame corners included. */
export function fitOutline(loop: Loop): Outline {
  const count = loop.x.length;
  const fixed = [...loop.x.keys()].filter((i) => isFixed(loop, i));
  if (count <= TINY) return drawnAsIs(loop);
  if (fixed.length === 0) return smoothWalk(walkOf(loop, startOf(loop), count, true));
  const pieces: Piece[] = [];
  for (const [index, from] of fixed.entries()) {
    const to = fixed[index + 1] ?? fixed[0]! + count;
    if (loop.onBorder[from] === 1) pieces.push({ kind: 'line', to: vertexOf(loop, to) });
    else pieces.push(...smoothWalk(walkOf(loop, from, to - from, false)).pieces);
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

/** Where to begin a closed walk. The polygon gets a vertex there, so it is the loop's furthest point, which most likely is a corner anyway. */
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

function walkOf(loop: Loop, from: number, steps: number, closed: boolean): Walk {
  const { x, y, slack } = loop;
  const take = (list: Int32Array | Float64Array): Float64Array =>
    Float64Array.from({ length: steps + 1 }, (_, i) => list[(from + i) % list.length]!);
  return {
    x: take(x),
    y: take(y),
    slack: take(slack),
    closed,
    before: vertexOf(loop, from - 1 + x.length),
    after: vertexOf(loop, from + steps + 1),
  };
}
