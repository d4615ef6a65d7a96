// A tongue of low land that reaches into water from the side of the frame.
import { Pen } from '../pen';
import type { Outline } from '../pen';
import type { Random } from '../random';

export interface Tongue {
  /** x where it leaves the frame. */
  readonly root: number;
  readonly tip: number;
  /** y of the tip. */
  readonly y: number;
  /** How far it reaches above and below the tip at its root. */
  readonly up: number;
  readonly down: number;
}

export function tongue(random: Random, { root, tip, y, up, down }: Tongue): Outline {
  const along = (t: number): number => tip + (root - tip) * t;
  const [swell, bay] = [random.between(0.8, 1.1), random.between(0.3, 0.5)];
  return new Pen(root, y - up)
    .curve({ x: along(0.72), y: y - up * swell }, { x: along(0.5), y: y - up * 0.28 }, { x: along(0.3), y: y - up * 0.16 })
    .curve({ x: along(0.18), y: y - up * 0.06 }, { x: along(0.08), y: y - up * 0.02 }, { x: tip, y })
    .curve({ x: along(0.12), y: y + down * 0.12 }, { x: along(0.26), y: y + down * 0.06 }, { x: along(0.42), y: y + down * bay })
    .curve({ x: along(0.62), y: y + down * (bay + 0.36) }, { x: along(0.8), y: y + down * 0.86 }, { x: root, y: y + down })
    .close();
}
