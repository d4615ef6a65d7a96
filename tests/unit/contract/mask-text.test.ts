import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedMask, LONGEST_CARRIED, readMask, writeMask } from '../../../src/contract/mask-text';

describe('a mask as text', () => {
  it('reads back as it was written', () => {
    fc.assert(fc.property(fc.uint8Array({ max: 8, maxLength: 300 }), (labels) => {
      expect(readMask(writeMask(labels), labels.length)).toEqual(labels);
      expect(carriedMask(labels)).toBe(writeMask(labels));
    }));
  });

  it('is carried up to a length, and not a character further', () => {
    const alternating = Uint8Array.from({ length: LONGEST_CARRIED / 2 }, (_, index) => index % 2);
    expect(carriedMask(alternating)).toHaveLength(LONGEST_CARRIED);
    expect(carriedMask(Uint8Array.of(...alternating, 8))).toBeNull();
  });

  it('is of classes only', () => {
    expect(() => writeMask(Uint8Array.of(9))).toThrow(RangeError);
    expect(() => carriedMask(Uint8Array.of(0, 255))).toThrow(RangeError);
  });
});
