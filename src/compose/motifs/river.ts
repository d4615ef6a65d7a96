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
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    for (const [bank, turned] of [
      [left, -1],
      [right, 1],
    ] as const) {
      const edge = { x: place.x + ((turned * dy) / length) * (width / 2), y: place.y - ((turned * dx) / length) * (width / 2) };
      const last = bank[bank.length - 1];
      // Inside a narrow bend the bank would run backwards and end in a thorn.
      if (last === undefined || (edge.x - last.x) * dx + (edge.y - last.y) * dy > length * width * 0.06) bank.push(edge);
    }
  }
  const [near, far] = [left.map(inView), right.map(inView)];
  return new Pen(near[0]!.x, near[0]!.y)
    .smooth(near.slice(1))
    .line(far[far.length - 1]!)
    .smooth(far.slice(0, -1).reverse())
    .close();
}
