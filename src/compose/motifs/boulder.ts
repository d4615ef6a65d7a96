// Boulders: angular above, settled into the ground below.
import { Pen } from '../pen';
import type { Outline } from '../pen';
import type { Random } from '../random';

/** A boulder `width` wide and `height` high, its foot in the middle of its width at (x, foot). */
export function boulder(random: Random, x: number, foot: number, width: number, height: number): Outline {
  const left = x - width / 2;
  const crown = random.between(0.3, 0.6);
  const corners: readonly (readonly [number, number])[] = [
    [0.03, random.between(0.2, 0.34)],
    [crown * 0.42, random.between(0.6, 0.76)],
    [crown, 1],
    [crown + (1 - crown) * 0.34, random.between(0.82, 0.94)],
    [crown + (1 - crown) * 0.74, random.between(0.44, 0.6)],
    [0.98, random.between(0.14, 0.26)],
  ];
  const right = { x: left + width, y: foot };
  return new Pen(left, foot)
    .line(...corners.map(([along, up]) => ({ x: left + width * along, y: foot - height * up })), right)
    .curve({ x: x + width * 0.3, y: foot + height * 0.1 }, { x: x - width * 0.3, y: foot + height * 0.1 }, { x: left, y: foot })
    .close();
}
