// Small pure parts behind the controls: seeds, keys, mask pixels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../../../src/contract/classes';
import { isSeed, MAX_SEED } from '../../../../src/contract/recipe';
import { keyCommand } from '../../../../src/ui/shell/key-command';
import { keyTarget } from '../../../../src/ui/kit/controls/tabs';
import { labelPixels } from '../../../../src/labels/label-pixels';
import { anotherSeed, readSeed } from '../../../../src/ui/features/painting/seed';

describe('seeds', () => {
  it('are read from whatever is typed or pasted', () => {
    expect(readSeed('42')).toBe(42);
    expect(readSeed(' seed 1 234 ')).toBe(1234);
    expect(readSeed('99999999999999')).toBe(MAX_SEED);
    expect(readSeed('none')).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seed = readSeed(text);
        return seed === null || isSeed(seed);
      }),
    );
  });

  it('thrown by the dice are always others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 0, max: 0.9999999, noNaN: true }), (seed, chance) => {
        const other = anotherSeed(seed, chance);
        return isSeed(other) && other !== seed;
      }),
    );
  });
});

describe('keyCommand', () => {
  const press = (key: string, more: object = {}): ReturnType<typeof keyCommand> =>
    keyCommand({
      key,
      code: '',
      altKey: false,
      metaKey: false,
      ctrlKey: false,
      repeat: false,
      target: { tagName: 'BODY' } as unknown as EventTarget,
      ...more,
    });

  it('paints on Enter except where a control has its own use for it', () => {
    expect(press('Enter')).toBe('paint');
    expect(press('Enter', { target: { tagName: 'INPUT' } })).toBe('paint');
    for (const tagName of ['BUTTON', 'SELECT', 'SUMMARY']) {
      expect(press('Enter', { target: { tagName } })).toBeNull();
      expect(press('Enter', { target: { tagName }, metaKey: true })).toBe('paint');
      expect(press('Enter', { target: { tagName }, ctrlKey: true })).toBe('paint');
    }
  });

  it('switches Live on Alt+L, whatever that types here', () => {
    expect(press('¬', { code: 'KeyL', altKey: true })).toBe('live');
    expect(press('l', { code: 'KeyL' })).toBeNull();
    expect(press('l', { code: 'KeyL', altKey: true, ctrlKey: true })).toBeNull();
  });

  it('cancels on Escape, and takes a held-down key once', () => {
    expect(press('Escape')).toBe('cancel');
    expect(press('Enter', { repeat: true })).toBeNull();
    expect(press('a')).toBeNull();
  });
});

describe('labelPixels', () => {
  it('gives every label its class colour, opaque', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 8, minLength: 1, maxLength: 64 }), (labels) => {
        const pixels = labelPixels(labels);
        labels.forEach((label, index) => {
          expect([...pixels.subarray(index * 4, index * 4 + 4)]).toEqual([...CLASSES[label]!.colour, 255]);
        });
      }),
    );
  });

  it('refuses a label that is no class', () => {
    expect(() => labelPixels(Uint8Array.of(0, 255))).toThrow('255');
  });
});

describe('keyTarget', () => {
  it('goes round the tabs, and to their ends', () => {
    expect(keyTarget('ArrowRight', 0, 2)).toBe(1);
    expect(keyTarget('ArrowRight', 1, 2)).toBe(0);
    expect(keyTarget('ArrowLeft', 0, 3)).toBe(2);
    expect(keyTarget('Home', 2, 3)).toBe(0);
    expect(keyTarget('End', 0, 3)).toBe(2);
    expect(keyTarget('Enter', 0, 3)).toBeNull();
  });
});
