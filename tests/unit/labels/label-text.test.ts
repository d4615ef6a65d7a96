import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_CARRIED } from '../../../src/contract/recipe';
import { carriedLabels, readDrawing, readLabels, writeDrawing, writeLabels } from '../../../src/labels/label-text';

describe('a mask as text', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 8, maxLength: 300 }), (labels) => {
        expect(readLabels(writeLabels(labels), labels.length)).toEqual(labels);
        expect(carriedLabels(labels)).toBe(writeLabels(labels));
      }),
    );
  });

  it('is carried up to a length, and not a character further', () => {
    const alternating = Uint8Array.from({ length: LONGEST_CARRIED / 2 }, (_, index) => index % 2);
    expect(carriedLabels(alternating)).toHaveLength(LONGEST_CARRIED);
    expect(carriedLabels(Uint8Array.of(...alternating, 8))).toBeNull();
  });

  it('is of classes only', () => {
    expect(() => writeLabels(Uint8Array.of(9))).toThrow(RangeError);
    expect(() => carriedLabels(Uint8Array.of(0, 255))).toThrow(RangeError);
  });
});

// Of a drawing: there and back, and nothing taken from a text that is something else.
describe('a drawing as text', () => {
  const labels = fc
    .array(fc.record({ label: fc.constantFrom(0, 4, 8, 255), count: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 30 })
    .map((runs) => Uint8Array.from(runs.flatMap(({ label, count }) => Array.from({ length: count }, () => label))));

  it('comes back as it was', () => {
    fc.assert(
      fc.property(labels, (map) => Buffer.compare(Buffer.from(readDrawing(writeDrawing(map), map.length) ?? []), Buffer.from(map)) === 0),
    );
  });

  it('is refused at another length, and when it is no such text', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: -3, max: 3 }), (map, more) => {
        const length = Math.max(1, map.length + more);
        return length === map.length || readDrawing(writeDrawing(map), length) === null;
      }),
    );
    for (const text of ['', 'a', 'a0', '4', 'a-4', 'j4', 'a4,', 'a4x', 'A4', 'constructor']) expect(readDrawing(text, 4), text).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (text, length) => {
        const read = readDrawing(text, length);
        return read === null || read.length === length;
      }),
    );
  });

  it('is short for a drawing', () => {
    const map = Uint8Array.from({ length: 512 * 512 }, (_, at) => Math.floor(at / (512 * 100)));
    expect(writeDrawing(map).length).toBeLessThan(100);
  });

  it('has a letter for its gaps that no recipe takes', () => {
    expect(writeDrawing(Uint8Array.of(255, 255, 3))).toBe('x2d1');
    expect(readDrawing('x2d1', 3)).toEqual(Uint8Array.of(255, 255, 3));
    expect(readLabels('x2d1', 3)).toBeNull();
    expect(() => writeDrawing(Uint8Array.of(9))).toThrow(RangeError);
  });
});
