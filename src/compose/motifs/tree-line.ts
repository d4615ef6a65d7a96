// Forests in the distance: a row of fir tips or of round crowns along a foot line, one layer each.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';
import type { Skyline } from '../skyline';

export interface TreeLine {
  readonly from: number;
  readonly to: number;
  /** Where the trees stand. */
  readonly foot: Skyline;
  /** Height of a tree at x; 0 ends the forest gently. */
  readonly height: (x: number) => number;
  /** Width of a tree. */
  readonly pitch: number;
  /** How far the layer goes on below the foot line, under what is drawn over it. */
  readonly below?: number;
}

/** Tips of firs. */
export function firLine(random: Random, line: TreeLine): Outline {
  const { from, to, foot, height, pitch } = line;
  const valley = (x: number): Point => ({ x, y: foot.at(x) - height(x) * random.between(0.36, 0.52) });
  const first = { x: from, y: foot.at(from) - height(from) * 0.3 };
  const pen = new Pen(from, foot.at(from)).line(first);
  let at: Point = first;
  for (let x = from; x < to - pitch * 0.5;) {
    const width = Math.min(to - x, pitch * random.between(0.75, 1.3));
    const tipX = x + width * random.between(0.42, 0.58);
    const tip = { x: tipX, y: foot.at(tipX) - height(tipX) * (random.chance(0.16) ? random.between(1.05, 1.25) : random.between(0.7, 1)) };
    x += width;
    const next = x >= to - pitch * 0.5 ? { x: to, y: foot.at(to) - height(to) * 0.3 } : valley(x);
    pen.curve(slope(at, tip, 0.5, 0.25), slope(at, tip, 0.88, 0.62), tip).curve(slope(next, tip, 0.88, 0.62), slope(next, tip, 0.5, 0.25), next);
    at = next;
  }
  return closedAlong(pen, line).close();
}

/** Round crowns. */
export function crownLine(random: Random, line: TreeLine): Outline {
  const { from, to, foot, height, pitch } = line;
  const joint = (x: number): Point => ({ x, y: foot.at(x) - height(x) * random.between(0.42, 0.74) });
  const pen = new Pen(from, foot.at(from)).line({ x: from, y: foot.at(from) - height(from) * 0.25 });
  for (let x = from; x < to - 1;) {
    const width = pitch * random.between(0.7, 1.5);
    const next = x + width > to - pitch * 0.5 ? to : x + width;
    const scale = Math.min(1, height((x + next) / 2) / Math.max(1, next - x));
    pen.lobe(next === to ? { x: to, y: foot.at(to) - height(to) * 0.25 } : joint(next), random.between(0.34, 0.52) * scale);
    x = next;
  }
  return closedAlong(pen, line).close();
}

function slope(from: Point, to: Point, along: number, up: number): Point {
  return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * up };
}

/** Back along the foot line. */
function closedAlong(pen: Pen, { from, to, foot, height, pitch, below = 0 }: TreeLine): Pen {
  const steps = Math.max(1, Math.round((to - from) / 150));
  const back = Array.from({ length: steps + 1 }, (_, index) => to - ((to - from) * index) / steps).map((x) => ({
    x,
    y: foot.at(x) + below * Math.min(1, height(x) / (pitch * 1.5)),
  }));
  return pen.line(back[0]!).smooth(back.slice(1));
}
