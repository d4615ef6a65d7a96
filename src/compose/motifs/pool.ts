// Closed soft shapes on the ground, seen flat: ponds, islands, lily pads, patches.
import { Pen } from '../pen';
import type { Outline } from '../pen';
import type { Random } from '../random';

/** Cosine and sine of 0°, 36° … 324°: engines disagree about Math.cos in the last bits. */
const COMPASS = [
  [1, 0],
  [0.809, 0.588],
  [0.309, 0.951],
  [-0.309, 0.951],
  [-0.809, 0.588],
  [-1, 0],
  [-0.809, -0.588],
  [-0.309, -0.951],
  [0.309, -0.951],
  [0.809, -0.588],
] as const;

/** About an ellipse around (x, y), half of `width` by half of `height`, made uneven by `wobble` 0…0.4. */
export function pool(random: Random, x: number, y: number, width: number, height: number, wobble = 0.2): Outline {
  const points = COMPASS.map(([across, down]) => {
    const far = 1 - random.between(0, wobble);
    return { x: x + (width / 2) * across * far, y: y + (height / 2) * down * (1 - random.between(0, wobble)) };
  });
  // Beginning between two points, the seam is as smooth as the rest.
  const [first, last] = [points[0]!, points[points.length - 1]!];
  const seam = { x: (first.x + last.x) / 2 + (first.x - x) * 0.04, y: (first.y + last.y) / 2 };
  return new Pen(seam.x, seam.y).smooth([...points, seam]).close();
}
