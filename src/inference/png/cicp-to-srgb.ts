// Colours whose space a PNG tells by numbers (cICP) as sRGB. Of three engines only some know that chunk, so it is done here for all.
// Numbers and curves: ITU-T H.273, tables 2 and 3; matrices: CSS Color 4, section 18 (both spaces have sRGB's white).
import type { RgbaImage } from '../../contract/pictures/image';
import type { PlainPng } from './plain-png';

type Row = readonly [number, number, number];

/** Linear light to sRGB's linear light, by colour primaries; 1, those of sRGB, need nothing. */
const MATRICES: Readonly<Record<number, readonly [Row, Row, Row]>> = {
  // BT.2020
  9: [
    [1.66049, -0.587641, -0.07285],
    [-0.12455, 1.1329, -0.00835],
    [-0.018151, -0.100579, 1.11873],
  ],
  // Display P3
  12: [
    [1.22494, -0.22494, 0],
    [-0.042057, 1.042057, 0],
    [-0.019638, -0.078636, 1.098274],
  ],
};

const IDENTITY: readonly [Row, Row, Row] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const BT709 = (value: number): number => (value < 0.081 ? value / 4.5 : ((value + 0.099) / 1.099) ** (1 / 0.45));

/** A stored value to linear light, both 0…1, by transfer characteristics. */
const CURVES: Readonly<Record<number, (value: number) => number>> = {
  1: BT709,
  4: (value) => value ** 2.2,
  5: (value) => value ** 2.8,
  6: BT709,
  8: (value) => value,
  13: (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4),
  14: BT709,
  15: BT709,
};

/** Converts in place. Spaces that are not for pictures like ours (film, high dynamic range) are left as they are. */
export function cicpToSrgb({ rgba }: RgbaImage, cicp: PlainPng['cicp']): void {
  const curve = cicp === null ? undefined : CURVES[cicp.transfer];
  const matrix = cicp === null ? undefined : cicp.primaries === 1 ? IDENTITY : MATRICES[cicp.primaries];
  if (cicp === null || curve === undefined || matrix === undefined || (cicp.primaries === 1 && cicp.transfer === 13)) return;
  const linear = Float64Array.from({ length: 256 }, (_, value) => curve(value / 255));
  // Drawn pictures have long runs of one colour.
  let [last, red, green, blue] = [-1, 0, 0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = rgba[at]! | (rgba[at + 1]! << 8) | (rgba[at + 2]! << 16);
    if (colour !== last) {
      last = colour;
      const light = [linear[rgba[at]!]!, linear[rgba[at + 1]!]!, linear[rgba[at + 2]!]!] as const;
      [red, green, blue] = matrix.map(([r, g, b]) => stored(r * light[0] + g * light[1] + b * light[2])) as [number, number, number];
    }
    [rgba[at], rgba[at + 1], rgba[at + 2]] = [red, green, blue];
  }
}

function stored(light: number): number {
  const within = Math.min(1, Math.max(0, light));
  return Math.round(255 * (within <= 0.0031308 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055));
}
