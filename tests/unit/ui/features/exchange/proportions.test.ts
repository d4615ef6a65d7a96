// Exported masks and paintings have the proportions of their source, and a mask knows the size of the frame that it is to become again.
import { encode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngSize } from '../../../../../src/contract/pictures/png-header';
import { nodeCodec } from '../../../../../scripts/shared/node-codec';
import { frameOfMask, maskSize, withFrame } from '../../../../../src/ui/features/exchange/mask-frame';
import { stretchedSize } from '../../../../../src/ui/features/exchange/in-proportions';

const side = fc.double({ min: 0.5, max: 20_000, noNaN: true });
const SQUARE = { width: 512, height: 512 };

function png(width: number, height: number): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height * 3), channels: 3, depth: 8 });
}

describe('a mask', () => {
  it('is as large as its frame, and no smaller than its label map', () => {
    expect(maskSize({ width: 1200, height: 900 }, SQUARE)).toEqual({ width: 1200, height: 900 });
    expect(maskSize({ width: 120, height: 90 }, SQUARE)).toEqual({ width: 683, height: 512 });
    expect(maskSize({ width: 20_000, height: 10_000 }, SQUARE)).toEqual({ width: 4096, height: 2048 });
    expect(maskSize({ width: 20_000, height: 1 }, { width: 4096, height: 64 })).toEqual({ width: 4096, height: 1 });
  });

  it('carries the size of its frame, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(side, side, async (width, height) => {
        fc.pre(width / height < 20 && height / width < 20);
        const frame = { width, height };
        const scale = 64 / Math.max(width, height);
        const picture = png(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
        const noted = withFrame(picture, frame);
        expect(frameOfMask(noted)).toEqual(frame);
        expect(pngSize(noted)).toEqual(pngSize(picture));
        const [found, wanted] = await Promise.all([nodeCodec.decode(noted), nodeCodec.decode(picture)]);
        expect(Buffer.from(found.rgba).equals(Buffer.from(wanted.rgba))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('that was cropped since, or is somebody else’s, has the size of its picture', () => {
    expect(frameOfMask(png(40, 30))).toBeNull();
    expect(frameOfMask(withFrame(png(60, 60), { width: 1200, height: 900 }))).toBeNull();
    expect(frameOfMask(withFrame(png(60, 60), { width: Infinity, height: 0 }))).toBeNull();
    expect(frameOfMask(Uint8Array.of(1, 2, 3))).toBeNull();
  });

  it('of which only a part arrived is no reason to fail', () => {
    const whole = withFrame(png(8, 6), { width: 80, height: 60 });
    for (let length = 0; length < whole.length; length++) frameOfMask(whole.subarray(0, length));
  });
});

describe('a painting', () => {
  it('is stretched to its source’s proportions where it has others, and loses no pixel', () => {
    expect(stretchedSize(SQUARE, { width: 300, height: 300 })).toBeNull();
    expect(stretchedSize({ width: 1200, height: 900 }, { width: 400, height: 300 })).toBeNull();
    expect(stretchedSize(SQUARE, { width: 1200, height: 900 })).toEqual({ width: 683, height: 512 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = stretchedSize(SQUARE, { width, height });
        if (size === null) return;
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(4096);
        if (width / height < 8 && height / width < 8) {
          expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(512);
          expect(Math.abs(Math.log(size.width / size.height / (width / height)))).toBeLessThan(0.01);
        }
      }),
    );
  });
});
