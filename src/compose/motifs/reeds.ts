// Reeds: blades that fan out of one clump.
import { Pen } from '../pen';
import type { Outline } from '../pen';
import type { Random } from '../random';

/** A clump `width` wide and about `height` high, its foot in the middle of its width at (x, foot). */
export function reeds(random: Random, x: number, foot: number, width: number, height: number): Outline {
  const blades = Math.max(4, Math.min(13, Math.round(width / (height * 0.11))));
  // Narrow at the foot, wide at the tips.
  const left = x - width * 0.33;
  const step = (width * 0.66) / blades;
  const pen = new Pen(left, foot);
  for (let i = 0; i < blades; i++) {
    const start = left + i * step;
    const middle = (i + 0.5) / blades - 0.5;
    const tall = height * (1 - 1.5 * middle * middle) * random.between(0.6, 1);
    const tip = { x: start + step / 2 + width * 0.42 * middle + tall * random.between(-0.07, 0.07), y: foot - tall };
    const valley = { x: start + step, y: i === blades - 1 ? foot : foot - tall * random.between(0.08, 0.22) };
    pen
      .curve({ x: start + step * 0.1, y: foot - tall * 0.5 }, { x: tip.x - step * 0.35, y: tip.y + tall * 0.34 }, tip)
      .curve({ x: tip.x + step * 0.3, y: tip.y + tall * 0.38 }, { x: valley.x + step * 0.05, y: foot - tall * 0.5 }, valley);
  }
  return pen
    .curve({ x: x + width * 0.18, y: foot + height * 0.05 }, { x: x - width * 0.18, y: foot + height * 0.05 }, { x: left, y: foot })
    .close();
}
