// Proofs about the nine colours: they can't be mistaken for each other, nor for a blend of two others, by machine or by eye.
import { describe, expect, it } from 'vitest';
import { CLASSES, CLASS_NAMES, COLOUR_TOLERANCE } from '../../../src/contract/classes';
import type { Rgb } from '../../../src/contract/classes';

const PAINT_WITH_ML: Readonly<Record<string, Rgb>> = {
  sky: [245, 216, 122],
  grass: [210, 250, 255],
  tree: [36, 207, 156],
  plant: [236, 118, 142],
  rock: [174, 162, 177],
  mountain: [245, 147, 34],
  river: [68, 202, 218],
  water: [176, 50, 235],
  sea: [138, 115, 227],
};

const distance = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Distance from a point to the segment of all blends of two colours. */
function distanceToBlends(point: Rgb, from: Rgb, to: Rgb): number {
  const along = [0, 1, 2].map((i) => to[i]! - from[i]!);
  const away = [0, 1, 2].map((i) => point[i]! - from[i]!);
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const t = Math.min(1, Math.max(0, dot(away, along) / dot(along, along)));
  return Math.hypot(...away.map((value, i) => value - t * along[i]!));
}

/** CIE L* of an sRGB colour, D65. */
function lightness(colour: Rgb): number {
  const [r, g, b] = colour.map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
  const y = 0.2126729 * r! + 0.7151522 * g! + 0.072175 * b!;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y;
}

describe('the nine classes', () => {
  it('are in label order', () => {
    expect(CLASSES.map(({ name }) => name)).toEqual(['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'water', 'river', 'sea']);
    expect(CLASS_NAMES).toHaveLength(9);
  });

  it('have colours of 8-bit channels', () => {
    for (const { colour, paintWithMl } of CLASSES) {
      for (const channel of [...colour, ...paintWithMl]) expect(Number.isInteger(channel) && channel >= 0 && channel <= 255).toBe(true);
    }
  });

  it('accept exactly the nine colours of Paint with ML', () => {
    expect(Object.fromEntries(CLASSES.map(({ name, paintWithMl }) => [name, paintWithMl]))).toEqual(PAINT_WITH_ML);
  });
});

describe('our palette', () => {
  it('keeps every blend of two colours more than twice the tolerance from every third', () => {
    let checked = 0;
    for (const [i, a] of CLASSES.entries()) {
      for (const b of CLASSES.slice(i + 1)) {
        for (const third of CLASSES.filter((row) => row !== a && row !== b)) {
          expect(distanceToBlends(third.colour, a.colour, b.colour), `${a.name} over ${b.name} against ${third.name}`).toBeGreaterThan(
            2 * COLOUR_TOLERANCE,
          );
          checked++;
        }
      }
    }
    expect(checked).toBe(36 * 7);
  });

  it('keeps any two colours more than twice the tolerance apart', () => {
    for (const [i, a] of CLASSES.entries()) {
      for (const b of CLASSES.slice(i + 1)) expect(distance(a.colour, b.colour), `${a.name}, ${b.name}`).toBeGreaterThan(2 * COLOUR_TOLERANCE);
    }
  });

  it('keeps the lightness of any two colours at least 6 apart', () => {
    const sorted = CLASSES.map(({ name, colour }) => ({ name, l: lightness(colour) })).sort((a, b) => a.l - b.l);
    for (const [i, { name, l }] of sorted.entries()) {
      if (i > 0) expect(l - sorted[i - 1]!.l, `${sorted[i - 1]!.name}, ${name}`).toBeGreaterThanOrEqual(6);
    }
    expect(lightness([255, 255, 255])).toBeCloseTo(100, 3);
  });

  it('has no colour within tolerance of a differently named one of Paint with ML', () => {
    for (const ours of CLASSES) {
      for (const theirs of CLASSES.filter(({ name }) => name !== ours.name)) {
        expect(distance(ours.colour, theirs.paintWithMl), `our ${ours.name}, their ${theirs.name}`).toBeGreaterThan(COLOUR_TOLERANCE);
      }
    }
  });
});
