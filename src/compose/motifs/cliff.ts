// Cliffs by the sea: headlands with a green top, and stacks that the sea has cut off.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random, Side } from '../random';

export interface Headland {
  /** x where it leaves the frame, and the side that is. */
  readonly root: number;
  readonly side: Side;
  /** x of the cliff's edge. */
  readonly edge: number;
  /** y of its top at the edge, and of the water below. */
  readonly top: number;
  readonly water: number;
  /** How much higher the top is at the root, and how much lower the waterline. */
  readonly rise: number;
  readonly fall: number;
  /** 0 worn … 1 torn. */
  readonly ruggedness: number;
}

/** The whole headland, and the green on top of it. */
export function headland(
  random: Random,
  { root, side, edge, top, water, rise, fall, ruggedness }: Headland,
): { readonly rock: Outline; readonly green: Outline } {
  const inland = (t: number): number => edge + (root - edge) * t;
  const tall = water - top;
  const ground: readonly Point[] = [
    { x: root, y: top - rise },
    { x: inland(0.66), y: top - rise * random.between(0.7, 0.95) },
    { x: inland(0.32), y: top - rise * random.between(0.3, 0.5) },
    { x: edge, y: top },
  ];
  // A hair lower than the green on it, so that no rock shines through along their common edge.
  const under = ground.map(({ x, y }, index) => ({ x, y: index === ground.length - 1 ? y : y + 2.5 }));
  const face: Point[] = [];
  let out = 0;
  for (const [index, depth] of [0.17, 0.34, 0.52, 0.7, 0.86].entries()) {
    // Steps: almost plumb, then a ledge.
    out += tall * (index % 2 === 0 ? random.between(0, 0.06) : random.between(0.06, 0.2)) * (0.7 + 0.6 * ruggedness);
    face.push({ x: edge - side * out, y: top + tall * (depth + random.between(-0.03, 0.03)) });
  }
  const toe = { x: edge - side * (out + tall * random.between(0.08, 0.2)), y: water };
  const shore: readonly Point[] = [
    { x: toe.x + (root - toe.x) * 0.16, y: water + fall * random.between(0.16, 0.24) },
    { x: toe.x + (root - toe.x) * 0.45, y: water + fall * random.between(0.38, 0.5) },
    { x: toe.x + (root - toe.x) * 0.75, y: water + fall * random.between(0.74, 0.84) },
    { x: root, y: water + fall },
  ];
  const rock = new Pen(under[0]!.x, under[0]!.y).smooth(under.slice(1));
  if (ruggedness < 0.3) rock.smooth([...face, toe]);
  else rock.line(...face, toe);
  const deep = tall * random.between(0.34, 0.5) + fall * 0.42;
  const narrow = Math.min(tall, Math.abs(root - edge));
  const brink: readonly Point[] = [
    // Over the edge and a little down the face.
    { x: face[0]!.x - side * 1.5, y: face[0]!.y - tall * random.between(0.02, 0.06) },
    { x: edge + side * narrow * random.between(0.05, 0.12), y: top + tall * random.between(0.2, 0.28) },
    { x: edge + side * narrow * random.between(0.2, 0.32), y: top + deep * random.between(0.5, 0.6) },
    { x: inland(0.5), y: top + deep * random.between(0.62, 0.8) },
    { x: root, y: top + deep },
  ];
  return { rock: rock.smooth(shore).close(), green: new Pen(ground[0]!.x, ground[0]!.y).smooth(ground.slice(1)).smooth(brink).close() };
}

/** A stack whose foot stands in the water at (x, foot). */
export function stack(random: Random, x: number, foot: number, width: number, height: number): Outline {
  const left: Point = { x: x - width / 2, y: foot };
  const lean = width * random.between(-0.08, 0.08);
  const crown = random.between(0.16, 0.26);
  return new Pen(left.x, left.y)
    .smooth([
      { x: x - width * 0.36, y: foot - height * 0.3 },
      { x: x - width * 0.3 + lean, y: foot - height * 0.66 },
      { x: x - width * crown + lean, y: foot - height * random.between(0.9, 0.97) },
      { x: x + width * 0.06 + lean, y: foot - height },
      { x: x + width * crown + lean, y: foot - height * random.between(0.82, 0.9) },
      { x: x + width * 0.28 + lean, y: foot - height * 0.55 },
      { x: x + width * random.between(0.34, 0.4), y: foot - height * 0.22 },
      { x: x + width / 2, y: foot },
    ])
    .curve({ x: x + width * 0.25, y: foot + height * 0.05 }, { x: x - width * 0.25, y: foot + height * 0.05 }, left)
    .close();
}
