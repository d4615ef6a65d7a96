// Bushes, ferns and heather: a dome of lobes on a flat foot.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

/** A clump `width` wide and about `height` high, its foot in the middle of its width at (x, foot). */
export function bush(random: Random, x: number, foot: number, width: number, height: number): Outline {
  const lobes = Math.max(3, Math.min(8, Math.round((width / height) * 1.7)));
  const tilt = height * random.between(-0.08, 0.08);
  const shares = Array.from({ length: lobes }, () => random.between(0.7, 1.4));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const start = { x: x - width / 2, y: foot + tilt };
  const end: Point = { x: x + width / 2, y: foot - tilt };
  const lean = random.between(0.35, 0.65);
  const pen = new Pen(start.x, start.y);
  let gone = 0;
  for (const [index, share] of shares.entries()) {
    gone += share / total;
    if (index === lobes - 1) pen.lobe(end, random.between(0.4, 0.5));
    else {
      const away = gone < lean ? 1 - gone / lean : (gone - lean) / (1 - lean);
      pen.lobe(
        { x: start.x + width * gone, y: foot - height * (1 - away * away * 0.75) * random.between(0.6, 0.76) },
        random.between(0.34, 0.48),
      );
    }
  }
  const sag = height * 0.16;
  return pen.curve({ x: x + width * 0.22, y: foot + sag }, { x: x - width * 0.22, y: foot + sag }, start).close();
}
