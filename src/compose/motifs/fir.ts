// Firs: whorls of drooping branches on a short trunk, each whorl a little different.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

/** A fir whose trunk stands at (x, foot). */
export function fir(random: Random, x: number, foot: number, height: number): Outline {
  const whorls = Math.max(4, Math.min(10, Math.round(height / 52) + 2));
  const spread = height * random.between(0.17, 0.215);
  const trunk = height * 0.075;
  const top = foot - height;
  const skirt = foot - trunk;
  const side = (direction: -1 | 1): readonly { readonly tip: Point; readonly armpit: Point }[] =>
    Array.from({ length: whorls }, (_, index) => {
      const t = (index + 1) / whorls;
      const reach = spread * (0.16 + 0.84 * t) * random.between(0.86, 1.1);
      const y = top + (skirt - top) * (0.1 + 0.9 * t);
      const tip = { x: x + direction * reach, y: y + height * 0.004 };
      return { tip, armpit: { x: x + direction * reach * (index + 1 === whorls ? 0.2 : 0.46), y: y - height * 0.022 } };
    });
  const right = side(1);
  const left = side(-1);
  const pen = new Pen(x, top);
  let from: Point = { x, y: top };
  for (const { tip, armpit } of right) {
    pen.curve(...bough(from, tip), tip).line(armpit);
    from = armpit;
  }
  const half = height * 0.019;
  pen.line({ x: x + half, y: skirt }, { x: x + half * 1.15, y: foot }, { x: x - half * 1.15, y: foot }, { x: x - half, y: skirt });
  for (let i = whorls - 1; i >= 0; i--) {
    const { tip, armpit } = left[i]!;
    pen.line(armpit, tip);
    const above = i === 0 ? { x, y: top } : left[i - 1]!.armpit;
    const [first, second] = bough(above, tip);
    pen.curve(second, first, above);
  }
  return pen.close();
}

/** Down along the trunk first, then out. */
function bough(from: Point, tip: Point): [Point, Point] {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y];
  return [
    { x: from.x + dx * 0.12, y: from.y + dy * 0.5 },
    { x: from.x + dx * 0.55, y: from.y + dy * 0.84 },
  ];
}
