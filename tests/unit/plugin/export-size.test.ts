import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportConstraint, exportScale } from '../../../src/plugin/picture/export-size';

const side = fc.double({ min: 0.01, max: 100_000, noNaN: true });

/** What Figma makes of a constraint: the named side in exactly that many pixels, the other one in proportion. */
function exported(width: number, height: number, constraint: ExportSettingsConstraints): { longer: number; shorter: number } {
  const scale = constraint.value / (constraint.type === 'WIDTH' ? width : height);
  return { longer: Math.max(width, height) * scale, shorter: Math.min(width, height) * scale };
}

describe('exportScale and exportConstraint', () => {
  it('give the longer side 2048 to 4096 pixels, and the shorter one 1024 wherever that leaves the longer one within 4096', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const constraint = exportConstraint(width, height, exportScale(width, height, false));
        const { longer, shorter } = exported(width, height, constraint);
        expect(Number.isInteger(constraint.value)).toBe(true);
        expect(longer).toBeGreaterThan(2047.99);
        expect(longer).toBeLessThan(4096.01);
        if (shorter < 1023.99) expect(longer).toBeGreaterThan(4095.99);
      }),
    );
  });

  it('spend no more pixels than that', () => {
    expect(exportConstraint(1200, 900, exportScale(1200, 900, false))).toEqual({ type: 'WIDTH', value: 2048 });
    expect(exportConstraint(900, 1200, exportScale(900, 1200, false))).toEqual({ type: 'HEIGHT', value: 2048 });
    expect(exportConstraint(300, 100, exportScale(300, 100, false))).toEqual({ type: 'WIDTH', value: 3072 });
    expect(exportConstraint(9000, 10, exportScale(9000, 10, false))).toEqual({ type: 'WIDTH', value: 4096 });
  });

  it('spend a quarter of the pixels where it is to be quick', () => {
    expect(exportConstraint(1200, 900, exportScale(1200, 900, true))).toEqual({ type: 'WIDTH', value: 1024 });
    expect(exportConstraint(300, 100, exportScale(300, 100, true))).toEqual({ type: 'WIDTH', value: 1536 });
    expect(exportConstraint(9000, 10, exportScale(9000, 10, true))).toEqual({ type: 'WIDTH', value: 2048 });
  });

  it('give every part of a picture the same scale, to the pixel, and at least one pixel', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 1e-4, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 1, noNaN: true }),
        (width, height, across, down) => {
          const scale = exportScale(width, height, false);
          const part = { width: width * across, height: height * down };
          const { value, type } = exportConstraint(part.width, part.height, scale);
          const exact = (type === 'WIDTH' ? part.width : part.height) * scale;
          expect(value).toBeGreaterThanOrEqual(1);
          expect(value).toBeLessThanOrEqual(4096);
          expect(Math.abs(value - exact)).toBeLessThanOrEqual(exact < 0.5 ? 1 : 0.5 + 1e-6);
        },
      ),
    );
  });
});
