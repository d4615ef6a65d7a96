// Label maps brought from one size to another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampled, shrunk } from '../../../src/labels/resample';

describe('resampled', () => {
  const map = fc
    .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
    .chain((size) =>
      fc.uint8Array({ minLength: size.width * size.height, maxLength: size.width * size.height }).map((labels) => ({ ...size, labels })),
    );

  it('gives a whole multiple cell by cell, and comes back from it unchanged', () => {
    fc.assert(
      fc.property(map, fc.integer({ min: 1, max: 5 }), (small, times) => {
        const large = { width: small.width * times, height: small.height * times };
        const grown = resampled(small, large);
        expect(
          grown.labels.every((label, at) => {
            const [x, y] = [at % large.width, Math.floor(at / large.width)];
            return label === small.labels[Math.floor(y / times) * small.width + Math.floor(x / times)];
          }),
        ).toBe(true);
        expect([...resampled(grown, small).labels]).toEqual([...small.labels]);
      }),
    );
  });

  it('takes the label at the middle of each cell', () => {
    const at = (labels: number[], width: number, height: number, to: { width: number; height: number }): number[] => [
      ...resampled({ labels: Uint8Array.from(labels), width, height }, to).labels,
    ];
    expect(at([0, 1, 2, 3, 4, 5], 6, 1, { width: 2, height: 1 })).toEqual([1, 4]);
    expect(at([0, 1, 2, 3, 4, 5, 6, 7, 8], 3, 3, { width: 2, height: 2 })).toEqual([0, 2, 6, 8]);
  });
});

describe('shrunk', () => {
  const map = (width: number, height: number): { width: number; height: number; labels: Uint8Array } => ({
    width,
    height,
    labels: new Uint8Array(width * height),
  });

  it('leaves alone what is small enough, and keeps sides to the multiple', () => {
    const small = map(100, 60);
    expect(shrunk(small, 100, 64)).toBe(small);
    expect(shrunk(map(4096, 1024), 1024, 64)).toMatchObject({ width: 1024, height: 256 });
    expect(shrunk(map(4000, 10), 1024, 64)).toMatchObject({ width: 1024, height: 64 });
  });
});
