// Pines of coasts and moors: a bare stem that leans, clumps of needles high up.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

/** A pine whose stem stands at (x, foot). */
export function pine(random: Random, x: number, foot: number, height: number): Outline {
  const lean = height * random.between(-0.09, 0.09);
  const half = height * 0.021;
  const onStem = (t: number): Point => ({ x: x + lean * t * t, y: foot - height * t });
  const long = random.side();
  const pen = new Pen(x - half * 1.6, foot).smooth([
    { x: onStem(0.3).x - half, y: onStem(0.3).y },
    { x: onStem(0.5).x - half * 0.9, y: onStem(0.5).y },
  ]);
  clump(pen, random, onStem(0.53), height * (long < 0 ? 0.27 : 0.2), height * 0.13, -1, half);
  crown(pen, random, onStem(0.9), height * random.between(0.17, 0.21), height * 0.15);
  const right: Point = onStem(0.62);
  pen.line({ x: right.x + half * 0.8, y: right.y - height * 0.03 });
  clump(pen, random, right, height * (long > 0 ? 0.27 : 0.2), height * 0.12, 1, half);
  return pen
    .smooth([
      { x: onStem(0.3).x + half, y: onStem(0.3).y },
      { x: x + half * 1.6, y: foot },
    ])
    .close();
}

/** A bough to one side with its needles, from the stem and back to it, clockwise. */
function clump(pen: Pen, random: Random, { x, y }: Point, reach: number, tall: number, side: -1 | 1, half: number): void {
  const out = { x: x + side * reach, y: y - tall * 0.45 };
  const below = { x: x + side * reach * 0.42, y: y - tall * 0.28 };
  const above = { x: x + side * reach * random.between(0.52, 0.66), y: y - tall * random.between(0.95, 1.1) };
  const stem = { x: x + side * half * 0.9, y: y - tall * 0.7 };
  if (side < 0) pen.line(below).lobe(out, 0.2).lobe(above, 0.42).lobe(stem, 0.34);
  else
    pen
      .line(stem)
      .lobe(above, 0.34)
      .lobe(out, 0.42)
      .lobe(below, 0.2)
      .line({ x: x + half * 0.9, y: y + tall * 0.12 });
}

function crown(pen: Pen, random: Random, { x, y }: Point, reach: number, tall: number): void {
  pen
    .line({ x: x - reach * 0.12, y: y + tall * 0.95 })
    .lobe({ x: x - reach, y: y + tall * random.between(0.35, 0.55) }, 0.22)
    .lobe({ x: x - reach * 0.6, y: y - tall * 0.3 }, 0.4)
    .lobe({ x: x + reach * random.between(0.1, 0.3), y: y - tall * 0.62 }, 0.34)
    .lobe({ x: x + reach * 0.85, y: y - tall * 0.05 }, 0.36)
    .lobe({ x: x + reach * 0.8, y: y + tall * random.between(0.5, 0.65) }, 0.42)
    .lobe({ x: x + reach * 0.12, y: y + tall * 0.95 }, 0.22);
}
