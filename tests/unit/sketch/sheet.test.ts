// Sizes of sheets.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLABELLED } from '../../../src/contract/classes';
import { emptySheet, frameOf, SHEET_SIDE, sheetSize } from '../../../src/sketch/sheet';

const length = fc.integer({ min: 1, max: 10_000 });

describe('a sheet', () => {
  it('has the longer side of the generator and the proportions of its frame', () => {
    expect(sheetSize({ width: 1200, height: 900 })).toEqual({ width: 512, height: 384 });
    expect(sheetSize({ width: 90, height: 160 })).toEqual({ width: 288, height: 512 });
    fc.assert(
      fc.property(length, length, (width, height) => {
        const sheet = sheetSize({ width, height });
        expect(Math.max(sheet.width, sheet.height)).toBe(SHEET_SIDE);
        if (Math.min(sheet.width, sheet.height) > 32)
          expect(Math.abs(sheet.width * height - sheet.height * width)).toBeLessThanOrEqual(Math.max(width, height) / 2 + 1e-6);
      }),
    );
  });

  it('is unlabelled when it is empty', () => {
    const sheet = emptySheet(frameOf(16, 9));
    expect(sheet.frame).toEqual({ width: 1200, height: 675 });
    expect(sheet.labels).toHaveLength(512 * 288);
    expect(sheet.labels.every((label) => label === UNLABELLED)).toBe(true);
  });
});
