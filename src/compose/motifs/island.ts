// An island: a foot of rock in the water, green on top.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';
import { Skyline } from '../skyline';

export interface Island {
  readonly x: number;
  /** y of the waterline at its ends. */
  readonly water: number;
  readonly width: number;
  readonly height: number;
  readonly ruggedness: number;
}

/** `top` is where a wood may stand, behind rock and green. */
export function island(
  random: Random,
  { x, water, width, height, ruggedness }: Island,
): { readonly rock: Outline; readonly green: Outline; readonly top: Skyline } {
  const bluff = random.side();
  const crest = 0.5 + bluff * random.between(0.08, 0.2);
  const steep = 0.35 + 0.4 * ruggedness;
  // Steep at one end, running out low at the other.
  const [near, far] = [
    [0.06, steep, 0.16, 0.86],
    [0.16, 0.22, 0.34, 0.62],
  ] as const;
  const [left, right] = bluff < 0 ? [near, far] : [far, near];
  const heights: readonly (readonly [number, number])[] = [
    [left[0], left[1]],
    [left[2], left[3]],
    [crest - 0.09, 0.9],
    [crest + 0.04, 1],
    [1 - right[2], right[3]],
    [1 - right[0], right[1]],
  ];
  const profile = heights.map(([along, up]): Point => ({
    x: x + width * (along + random.between(-0.02, 0.02) - 0.5),
    y: water - height * up * random.between(0.86, 1.1),
  }));
  const [start, end] = [
    { x: x - width / 2, y: water },
    { x: x + width / 2, y: water },
  ];
  const wave = Math.min(height * 0.1, width * 0.02);
  const rock = new Pen(start.x, start.y)
    .line(...profile, end)
    .smooth([
      { x: x + width * 0.24, y: water + wave },
      { x, y: water + wave * random.between(0.2, 0.9) },
      { x: x - width * 0.26, y: water + wave },
      start,
    ])
    .close();
  const low = (index: number, part: number): Point => ({ x: profile[index]!.x, y: water - (water - profile[index]!.y) * part });
  // A hair higher than the rock, which would shine through along their common edge.
  const above = profile.map(({ x: along, y }, index) => ({ x: along, y: index === 0 || index === profile.length - 1 ? y : y - 1.5 }));
  const green = new Pen(profile[0]!.x, profile[0]!.y)
    .line(...above.slice(1))
    .smooth([
      low(4, random.between(0.3, 0.5)),
      low(3, random.between(0.2, 0.34)),
      low(2, random.between(0.3, 0.44)),
      low(1, random.between(0.3, 0.5)),
      profile[0]!,
    ])
    .close();
  return { rock, green, top: new Skyline([start, ...profile, end], 'rugged') };
}
