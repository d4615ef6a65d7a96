import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { pngSize } from '../../../src/contract/pictures/png-header';

const png = encode({ width: 3, height: 2, data: new Uint8Array(24), channels: 4, depth: 8 });

describe('pngSize', () => {
  it('reads the header, wherever in its buffer the PNG lies', () => {
    expect(pngSize(png)).toEqual({ width: 3, height: 2 });
    const padded = new Uint8Array(png.length + 5);
    padded.set(png, 5);
    expect(pngSize(padded.subarray(5))).toEqual({ width: 3, height: 2 });
  });

  it('is null for anything else', () => {
    expect(pngSize(new Uint8Array())).toBeNull();
    expect(pngSize(png.subarray(0, 30))).toBeNull();
    expect(pngSize(png.subarray(1))).toBeNull();
    expect(pngSize(new Uint8Array([0xff, 0xd8, 0xff, ...new Array<number>(40).fill(0)]))).toBeNull();
  });
});
