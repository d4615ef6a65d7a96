// A painting cut into layers: over each other they are the painting, whatever was painted under them; and each goes on under the next without a seam.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recomposedError } from '../../../../scripts/shared/painted-layers';
import { cutLayer } from '../../../../src/inference/label-worker/cut-layer';
import { membraneOf } from '../../../../src/inference/label-worker/membrane';
import { plannedLayers } from '../../../../src/inference/label-worker/planned-layers';
import { rimsOf } from '../../../../src/inference/label-worker/rims';
import type { LabelMap } from '../../../../src/labels/label-map';

/** RGBA of any colours, opaque, from a seed. */
function noise(pixels: number, seed: number): Uint8ClampedArray<ArrayBuffer> {
  let state = seed + 1;
  return Uint8ClampedArray.from({ length: pixels * 4 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return i % 4 === 3 ? 255 : state >>> 24;
  });
}

/** One colour all over. */
const plain = (pixels: number, r: number, g: number, b: number): Uint8ClampedArray<ArrayBuffer> =>
  Uint8ClampedArray.from({ length: pixels * 4 }, (_, i) => [r, g, b, 255][i % 4]!);

function cutAll(
  map: LabelMap,
  painting: Uint8ClampedArray<ArrayBuffer>,
  fresh: (layer: number) => Uint8ClampedArray<ArrayBuffer>,
): { readonly name: string; readonly rgba: Uint8ClampedArray<ArrayBuffer> }[] {
  const { layerOf, tall, layers, width, height } = plannedLayers(map, 0, 1);
  const behind = new Uint8ClampedArray(painting.length);
  return layers.map(({ name, own, labels }, layer) => ({
    name,
    rgba: cutLayer({ painting, fresh: labels === null ? null : fresh(layer), layerOf, tall, layer, own, behind, width, height }),
  }));
}

describe('layers over each other', () => {
  it('are the painting, of every size, map and picture, and the farthest covers all', () => {
    const cells = fc.record({
      width: fc.integer({ min: 1, max: 60 }),
      height: fc.integer({ min: 1, max: 60 }),
      coarse: fc.integer({ min: 1, max: 20 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(cells, ({ width, height, coarse, seed }) => {
        const pixels = width * height;
        const any = noise(pixels, seed);
        const labels = Uint8Array.from({ length: pixels }, (_, i) => {
          const [x, y] = [Math.floor((i % width) / coarse), Math.floor(Math.floor(i / width) / coarse)];
          return any[(x * 31 + y * 17) % any.length]! % 9;
        });
        const painting = noise(pixels, seed + 1);
        const layers = cutAll({ labels, width, height }, painting, (layer) => noise(pixels, seed + layer + 2));
        expect(recomposedError({ painting: { rgba: painting, width, height, ms: 0 }, layers })).toBe(0);
        expect(layers[0]!.rgba.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('hold what looks like the front beside it, and go on under it in the colours of where they are seen', () => {
    // A black rock before a grey sky, with a soft edge; the sky was painted bluer where it is alone.
    const [width, height] = [128, 128];
    const labels = Uint8Array.from({ length: width * height }, (_, i) => (Math.abs((i % width) - 64) < 20 && i / width > 40 ? 1 : 0));
    const painting = plain(width * height, 150, 150, 150);
    for (let i = 0; i < labels.length; i++) {
      if (i / width <= 40) continue;
      const outside = Math.max(0, Math.abs((i % width) - 64) - 19);
      for (let channel = 0; channel < 3; channel++) painting[i * 4 + channel] = Math.min(150, outside * 50);
    }
    const [sky, rock] = cutAll({ labels, width, height }, painting, () => plain(width * height, 140, 150, 190));
    const at = (rgba: Uint8ClampedArray, x: number, y: number): number[] => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
    // Beside the rock and behind it there is nothing of it in the sky, and nothing of the other blue.
    for (const [x, y] of [
      [64, 90],
      [45, 90],
      [43, 90],
      [84, 60],
      [10, 10],
    ] as const)
      for (const [channel, value] of at(sky!.rgba, x, y).entries()) expect(Math.abs(value - [150, 150, 150, 255][channel]!)).toBeLessThan(4);
    expect(at(rock!.rgba, 64, 90)).toEqual([0, 0, 0, 255]);
    expect(at(rock!.rgba, 43, 90)[3]).toBeGreaterThan(60);
    expect(at(rock!.rgba, 10, 10)[3]).toBe(0);
  });
});

describe('a difference led over', () => {
  it('is what is known where it is known, between its extremes elsewhere, and nothing where nothing is', () => {
    const size = { width: 41, height: 23 };
    const pixels = size.width * size.height;
    const [wanted, painted] = [plain(pixels, 200, 100, 50), plain(pixels, 100, 100, 80)];
    const into = new Float64Array(3);
    membraneOf(
      wanted,
      painted,
      Uint8Array.from({ length: pixels }, (_, i) => (i % size.width < 3 ? 1 : 0)),
      size,
    )(40, 20, into);
    expect([...into].map(Math.round)).toEqual([100, 0, -30]);
    membraneOf(wanted, painted, new Uint8Array(pixels), size)(5, 5, into);
    expect([...into]).toEqual([0, 0, 0]);
    // Two sides with different ones: in the middle something between.
    for (let i = 0; i < pixels; i++) if (i % size.width > 20) wanted[i * 4] = 100;
    const both = Uint8Array.from({ length: pixels }, (_, i) => (i % size.width < 8 || i % size.width > 32 ? 1 : 0));
    membraneOf(wanted, painted, both, size)(20, 11, into);
    expect(into[0]).toBeGreaterThan(15);
    expect(into[0]).toBeLessThan(85);
  });
});

it('rims reach as far as they may, tall ones farther, and belong to the foremost', () => {
  const layerOf = Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2);
  const rims = (tall: number): unknown => {
    const { front, distance } = rimsOf(layerOf, new Uint8Array(12).fill(tall), { width: 12, height: 1 }, 4, 2);
    return [[...front], [...distance]];
  };
  expect(rims(0)).toEqual([
    [0, 0, 0, 2, 2, 0, 2, 2, 0, 3, 3, 0],
    [0, 0, 0, 2, 1, 0, 1, 2, 0, 2, 1, 0],
  ]);
  expect(rims(1)).toEqual([
    [0, 2, 2, 2, 2, 0, 2, 2, 3, 3, 3, 0],
    [0, 4, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0],
  ]);
});
