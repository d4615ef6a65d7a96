// Table mountains: a slope of rubble, a steep wall, a flat top.
import { Pen, mixed } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

export interface Mesa {
  readonly x: number;
  readonly foot: number;
  /** Of the top. */
  readonly width: number;
  readonly height: number;
  /** 0 worn … 1 sheer. */
  readonly ruggedness: number;
  /** Least and greatest x of its rubble; it is cut off upright there, out of sight. */
  readonly between: readonly [number, number];
}

export function mesa(random: Random, { x, foot, width, height, ruggedness, between }: Mesa): Outline {
  const rubble = random.between(0.3, 0.44);
  const slope = height * (1.15 - 0.5 * ruggedness);
  const flank = (side: -1 | 1): readonly Point[] => {
    const edge = x + side * (width / 2);
    const step = height * random.between(0.06, 0.14);
    const ledge = random.between(0.6, 0.76);
    const ground = { x: edge + side * (slope + step), y: foot };
    const bend = { x: edge + side * (slope * 0.42 + step), y: foot - height * rubble * random.between(0.5, 0.62) };
    const limit = between[side < 0 ? 0 : 1];
    const beyond = Math.min(1, (ground.x - limit) / (ground.x - bend.x));
    const cut = mixed(ground, bend, beyond);
    // From the ground up.
    return [
      ...(side * (ground.x - limit) > 0 ? [{ x: cut.x, y: foot }, cut] : [ground]),
      bend,
      { x: edge + side * (step + height * 0.05), y: foot - height * rubble },
      { x: edge + side * (step + height * 0.015), y: foot - height * ledge },
      { x: edge + side * height * 0.03, y: foot - height * (ledge + 0.04) },
      { x: edge, y: foot - height * random.between(0.95, 0.99) },
    ];
  };
  const [left, right] = [flank(-1), flank(1)];
  const notch = random.between(-0.2, 0.2);
  const deep = height * (0.03 + 0.07 * ruggedness);
  const top: readonly Point[] = [
    { x: x + width * (notch - 0.16), y: foot - height },
    { x: x + width * (notch - 0.08), y: foot - height + deep },
    { x: x + width * (notch + 0.1), y: foot - height + deep * 0.7 },
    { x: x + width * (notch + 0.15), y: foot - height * 1.01 },
  ];
  return new Pen(left[0]!.x, left[0]!.y)
    .line(...left.slice(1), ...top, ...[...right].reverse())
    .curve({ x: x + width * 0.3, y: foot + height * 0.05 }, { x: x - width * 0.3, y: foot + height * 0.05 }, left[0]!)
    .close();
}
