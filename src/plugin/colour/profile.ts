// Colours between 8-bit sRGB, in which the classes are defined, and the profile of the document, in which Figma's paints are
// given (figma.root.documentColorProfile). sRGB and Display P3 share white point and transfer curve, so each direction is one matrix.
import type { Rgb } from '../../contract/classes';

/** LEGACY documents are shown unmanaged: their numbers are taken as sRGB, as Figma's own sRGB export does. */
export type Profile = 'LEGACY' | 'SRGB' | 'DISPLAY_P3';

/** Channels 0…1, as Figma writes them. */
export interface UnitRgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

type Matrix = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

// CSS Color 4, section "Sample code for color conversions": linear sRGB to linear Display P3 through XYZ (D65), and back.
const SRGB_TO_P3: Matrix = [
  [0.8224619687143623, 0.17753803128563775, 0],
  [0.033194199, 0.966805801, 0],
  [0.0170826307, 0.0723974406, 0.9105199287],
];
const P3_TO_SRGB: Matrix = inverseOf(SRGB_TO_P3);

/** An 8-bit sRGB colour in the document's profile. Its sRGB export gives the same 8 bits back. */
export function toDocument([red, green, blue]: Rgb, profile: Profile): UnitRgb {
  const colour = { r: red / 255, g: green / 255, b: blue / 255 };
  return profile === 'DISPLAY_P3' ? convert(colour, SRGB_TO_P3) : colour;
}

/** A document colour in 8-bit sRGB; what sRGB can't show is clipped to it, as the export does. */
export function toSrgb(colour: UnitRgb, profile: Profile): Rgb {
  const { r, g, b } = profile === 'DISPLAY_P3' ? convert(colour, P3_TO_SRGB) : colour;
  return [byte(r), byte(g), byte(b)];
}

function convert({ r, g, b }: UnitRgb, matrix: Matrix): UnitRgb {
  const linear: Row = [linearOf(r), linearOf(g), linearOf(b)];
  const channel = (row: Row): number => clamp(encodedOf(row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]));
  return { r: channel(matrix[0]), g: channel(matrix[1]), b: channel(matrix[2]) };
}

/** IEC 61966-2-1 transfer curve. */
function linearOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encodedOf(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const byte = (value: number): number => Math.round(clamp(value) * 255);

function inverseOf([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const det = a * A + b * B + c * C;
  return [
    [A / det, (c * h - b * i) / det, (b * f - c * e) / det],
    [B / det, (a * i - c * g) / det, (c * d - a * f) / det],
    [C / det, (b * g - a * h) / det, (a * e - b * d) / det],
  ];
}
