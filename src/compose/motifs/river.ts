// A river that winds over flat ground towards the viewer. It is laid out on the ground, where it keeps its width, and seen in
// perspective: that makes it narrow and flat far away without a rule for either.
import { Pen, flattened } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random, Side } from '../random';

export interface River {
  /** y of the eye's height: where ground at infinity is. */
  readonly horizon: number;
  /** y at which the river comes into sight; below the horizon. */
  readonly source: number;
  readonly sourceX: number;
  /** y at which it leaves the frame. */
  readonly bottom: number;
  readonly mouthX: number;
  /** Width at the bottom. */
  readonly width: number;
  /** How far it swings to either side there. */
  readonly swing: number;
  /** Side of its nearest bend. */
  readonly side: Side;
}

/** Composition units between the eye and the bottom edge: how far the view narrows. */
const NEAR = 900;

export function river(random: Random, { horizon, source, sourceX, bottom, mouthX, width, swing, side }: River): Outline {
  const depth = bottom - horizon;
  // In a banner the ground is seen so flat that a wider swing would be a thread across it.
  const swung = Math.min(swing, depth * 0.8);
  const farthest = depth / (source - horizon);
  // On the ground: x across, y away from the eye, both in units as large as they look at the bottom edge.
  const onGround = (x: number, away: number): Point => ({ x: (x - sourceX) * away, y: NEAR * away });
  const inView = ({ x, y }: Point): Point => {
    // Cut off a little below the frame.
    const away = Math.min(farthest, Math.max(depth / (depth + 16), y / NEAR));
    return { x: sourceX + x / away, y: horizon + depth / away };
  };
  const bends: Point[] = [onGround(mouthX, 0.8)];
  let turn: Side = side;
  for (let away = random.between(1.2, 1.4); away < farthest * 0.75; away *= random.between(1.5, 1.85)) {
    const straight = sourceX + (mouthX - sourceX) / away;
    bends.push(onGround(straight + (turn * swung * random.between(0.75, 1.15)) / (0.5 + 0.5 * away), away));
    turn = turn === 1 ? -1 : 1;
  }
  bends.push(onGround(sourceX, farthest * 1.02));

  const [start, ...rest] = bends;
  const middle = flattened(new Pen(start!.x, start!.y).smooth(rest).close()).filter((_, index) => index % 2 === 0);
  const [left, right]: [Point[], Point[]] = [[], []];
  for (const [index, place] of middle.entries()) {
    const before = middle[Math.max(0, index - 1)]!;
    const after = middle[Math.min(middle.length - 1, index + 1)]!;
    const length = Math.sqrt((after.x - before.x) * (after.x - before.x) + (after.y - before.y) * (after.y - before.y)) || 1;
    const [nx, ny] = [(-(after.y - before.y) / length) * (width / 2), ((after.x - before.x) / length) * (width / 2)];
    left.push(inView({ x: place.x + nx, y: place.y + ny }));
    right.push(inView({ x: place.x - nx, y: place.y - ny }));
  }
  return new Pen(left[0]!.x, left[0]!.y).smooth(left.slice(1)).line(right[right.length - 1]!).smooth(right.slice(0, -1).reverse()).close();
}
