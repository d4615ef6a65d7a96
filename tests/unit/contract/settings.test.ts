import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, PANEL_LIMITS, clampPanel, readSettings } from '../../../src/contract/storage/settings';
import { SIZE_CHOICES } from '../../../src/contract/size';
import { isStyleMix } from '../../../src/contract/style';
import { wetOnWet } from './wet-on-wet';

describe('readSettings', () => {
  it('reads back what was stored', () => {
    const settings = {
      style: wetOnWet('winter'),
      seed: 12,
      edges: 0.35,
      placement: 'on-top',
      size: 'full',
      live: true,
      panel: { width: 400, height: 700 },
    } as const;
    expect(readSettings(settings)).toEqual(settings);
  });

  it('falls back field by field', () => {
    expect(readSettings({ style: 3, seed: 5, placement: 'under', size: 'huge', live: 1, panel: { width: 'wide', height: 700 } })).toEqual({
      ...DEFAULT_SETTINGS,
      seed: 5,
    });
  });

  it('gives valid settings for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { style, seed, placement, size, live, panel } = readSettings(stored);
        expect(style === null || isStyleMix(style)).toBe(true);
        expect(SIZE_CHOICES).toContain(size);
        expect(typeof live).toBe('boolean');
        expect(Number.isInteger(seed)).toBe(true);
        expect(['beside', 'on-top']).toContain(placement);
        expect(panel).toEqual(clampPanel(panel.width, panel.height));
      }),
    );
  });
});

describe('clampPanel', () => {
  it('keeps whole pixels within the limits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (width, height) => {
        const panel = clampPanel(width, height);
        expect(panel.width).toBeGreaterThanOrEqual(PANEL_LIMITS.minWidth);
        expect(panel.width).toBeLessThanOrEqual(PANEL_LIMITS.maxWidth);
        expect(panel.height).toBeGreaterThanOrEqual(PANEL_LIMITS.minHeight);
        expect(panel.height).toBeLessThanOrEqual(PANEL_LIMITS.maxHeight);
        expect([panel.width, panel.height].every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
