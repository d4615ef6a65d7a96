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
  const bend = random.between(0.85, 1.15);
  return new Pen(root, y - up)
    .smooth([
      { x: along(0.62), y: y - up * 0.78 * bend },
      { x: along(0.26), y: y - up * 0.3 },
      { x: tip, y },
      { x: along(0.2), y: y + down * 0.34 * bend },
      { x: along(0.58), y: y + down * 0.52 },
      { x: root, y: y + down },
    ])
    .close();
}
