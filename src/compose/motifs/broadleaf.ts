// Trees with round crowns: oaks, limes, and birches on slender stems.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

/** Sines of 0°, 30° … 330°: engines disagree about Math.sin in the last bits. */
const SINES = [0, 0.5, 0.866, 1, 0.866, 0.5, 0, -0.5, -0.866, -1, -0.866, -0.5] as const;

/** An oak or lime whose trunk stands at (x, foot). */
export function roundTree(random: Random, x: number, foot: number, height: number): Outline {
  const wide = height * random.between(0.36, 0.46);
  const tall = height * random.between(0.34, 0.38);
  const middle = { x: x + wide * random.between(-0.08, 0.08), y: foot - height + tall };
  const half = height * random.between(0.024, 0.032);
  const neck = middle.y + tall * 0.8;
  // Clockwise, from below left over the top to below right.
  const joints = Array.from({ length: 11 }, (_, index) => {
    const far = random.between(0.84, 1);
    return { x: middle.x + wide * far * sine(index + 7), y: middle.y + tall * far * sine(index + 4) };
  });
  const pen = new Pen(x - half * 1.7, foot)
    .curve({ x: x - half, y: foot - height * 0.05 }, { x: x - half * 0.9, y: neck + height * 0.08 }, { x: x - half * 0.9, y: neck });
  for (const joint of joints) pen.lobe(joint, random.between(0.2, 0.32));
  return pen
    .lobe({ x: x + half * 0.9, y: neck }, 0.16)
    .curve({ x: x + half * 0.9, y: neck + height * 0.08 }, { x: x + half, y: foot - height * 0.05 }, { x: x + half * 1.7, y: foot })
    .close();
}

/** A birch: a slender stem, bare below, a light crown that hangs a little. */
export function birch(random: Random, x: number, foot: number, height: number): Outline {
  const lean = height * random.between(-0.05, 0.05);
  const half = height * 0.012;
  const bare = random.between(0.3, 0.42);
  const spread = height * random.between(0.13, 0.17);
  const onStem = (t: number): Point => ({ x: x + lean * t * t, y: foot - height * t });
  const tiers = 5;
  // Half widths from the crown's foot to its top.
  const widths = [0.55, 1, 0.95, 0.72, 0.42].map((part) => part * spread);
  const joints = (side: -1 | 1): readonly Point[] =>
    widths.map((width, index) => {
      const stem = onStem(bare + (0.93 - bare) * ((index + 0.15) / tiers));
      return { x: stem.x + side * width * random.between(0.85, 1.1), y: stem.y + height * 0.015 * random.between(-1, 1.6) };
    });
  const neck = onStem(bare);
  const top = onStem(1);
  const [left, right] = [joints(-1), joints(1)];
  const pen = new Pen(x - half * 1.6, foot).smooth([{ x: onStem(0.15).x - half, y: onStem(0.15).y }, { x: neck.x - half * 0.9, y: neck.y }]);
  for (const joint of left) pen.lobe(joint, random.between(0.2, 0.3));
  pen.lobe(top, 0.24);
  for (const joint of [...right].reverse()) pen.lobe(joint, random.between(0.2, 0.3));
  return pen
    .lobe({ x: neck.x + half * 0.9, y: neck.y }, 0.2)
    .smooth([{ x: onStem(0.15).x + half, y: onStem(0.15).y }, { x: x + half * 1.6, y: foot }])
    .close();
}

function sine(twelfth: number): number {
  return SINES[((twelfth % 12) + 12) % 12]!;
}
