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
export function island(random: Random, { x, water, width, height, ruggedness }: Island): { readonly rock: Outline; readonly green: Outline; readonly top: Skyline } {
  const crest = random.between(0.35, 0.65);
  const steep = 0.2 + 0.5 * ruggedness;
  const profile: readonly Point[] = [0.07, 0.2, crest, 0.8, 0.93].map((along, index) => ({
    x: x + width * (along - 0.5),
    y: water - height * ([steep * 0.75, 0.78, 1, 0.74, steep * 0.6][index]! * random.between(0.88, 1.08)),
  }));
  const left = { x: x - width / 2, y: water };
  const sag = Math.min(height * 0.3, width * 0.06);
  const rock = new Pen(left.x, left.y)
    .line(...profile, { x: x + width / 2, y: water })
    .smooth([{ x: x + width * 0.2, y: water + sag }, { x: x - width * 0.22, y: water + sag * 0.9 }, left])
    .close();
  const low = (index: number, part: number): Point => ({ x: profile[index]!.x, y: water - (water - profile[index]!.y) * part });
  const green = new Pen(profile[0]!.x, profile[0]!.y)
    .line(...profile.slice(1))
    .smooth([low(3, random.between(0.5, 0.62)), low(2, random.between(0.34, 0.46)), low(1, random.between(0.48, 0.6)), profile[0]!])
    .close();
  return { rock, green, top: new Skyline([left, ...profile, { x: x + width / 2, y: water }], 'rugged') };
}
