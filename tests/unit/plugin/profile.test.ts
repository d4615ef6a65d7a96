import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/contract/classes';
import type { Rgb } from '../../../src/contract/classes';
import { toDocument, toSrgb } from '../../../src/plugin/colour/profile';

const byte = fc.integer({ min: 0, max: 255 });

describe('document colours', () => {
  it('come back as the same 8 bits in every profile', () => {
    fc.assert(
      fc.property(byte, byte, byte, fc.constantFrom('SRGB' as const, 'LEGACY' as const, 'DISPLAY_P3' as const), (r, g, b, profile) => {
        const colour: Rgb = [r, g, b];
        expect(toSrgb(toDocument(colour, profile), profile)).toEqual(colour);
      }),
    );
  });

  it('are really converted for Display P3: known values of CSS Color 4', () => {
    const red = toDocument([255, 0, 0], 'DISPLAY_P3');
    expect(red.r).toBeCloseTo(0.9175, 3);
    expect(red.g).toBeCloseTo(0.2003, 3);
    expect(red.b).toBeCloseTo(0.1386, 3);
    const white = toDocument([255, 255, 255], 'DISPLAY_P3');
    for (const channel of [white.r, white.g, white.b]) expect(channel).toBeCloseTo(1, 5);
  });

  it('clip what sRGB can not show', () => {
    expect(toSrgb({ r: 0, g: 1, b: 0 }, 'DISPLAY_P3')).toEqual([0, 255, 0]);
  });

  it('keep the nine classes apart from each other in a Display P3 document', () => {
    const numbers = new Set(CLASSES.map(({ colour }) => JSON.stringify(toDocument(colour, 'DISPLAY_P3'))));
    expect(numbers.size).toBe(9);
  });
});
