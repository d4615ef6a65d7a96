import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { noiseWindow, philox, rememberedNoise, sparserNoise } from '../../../../src/inference/paint/noise';

test('Philox 2×32-10 gives the published answers', () => {
  expect(philox(0, 0, 0)).toEqual([0xff1dae59, 0x6cd10df2]);
  expect(philox(0xffffffff, 0xffffffff, 0xffffffff)).toEqual([0x2c3f628b, 0xab4fd7ad]);
  expect(philox(0x243f6a88, 0x85a308d3, 0x13198a2e)).toEqual([0xdd7ce038, 0xf62a4c12]);
});

test('the values are fixed for ever: a change would repaint every picture', () => {
  const first = [...noiseWindow(1, { left: 0, top: 0, columns: 4, rows: 2 })];
  expect(first).toMatchInlineSnapshot(`
    [
      -0.6990696787834167,
      0.5025861263275146,
      0.7393723726272583,
      1.7138864994049072,
      -1.1688591241836548,
      -0.43057140707969666,
      -0.47660839557647705,
      0.3927043676376343,
    ]
  `);
});

test('a hundred thousand of them have not changed by a bit', () => {
  const hash = createHash('sha256');
  for (const seed of [0, 1, 12345, 0xffffffff]) hash.update(noiseWindow(seed, { left: 7, top: 3, columns: 200, rows: 125 }));
  expect(hash.digest('hex')).toBe('f879fef47fff2b215703c255b42658f4891da1bce2eafdaa9610bf61032e3f6e');
});

test('the last window is remembered, and only that', () => {
  const noise = rememberedNoise();
  const window = { left: 0, top: 0, columns: 8, rows: 8 };
  const first = noise(1, window);
  expect(noise(1, { ...window })).toBe(first);
  for (const [seed, other] of [
    [2, window],
    [1, { ...window, left: 8 }],
    [1, { ...window, rows: 4 }],
  ] as const)
    expect(noise(seed, other)).toEqual(noiseWindow(seed, other));
  expect(noise(1, window)).not.toBe(first);
  expect(noise(1, window)).toEqual(first);
});

test('a value belongs to its place: a window equals the same part of the whole', () => {
  const whole = noiseWindow(77, { left: 0, top: 0, columns: 40, rows: 30 });
  const part = noiseWindow(77, { left: 13, top: 7, columns: 5, rows: 6 });
  for (let row = 0; row < 6; row++) {
    expect([...part.subarray(row * 5, row * 5 + 5)]).toEqual([...whole.subarray((row + 7) * 40 + 13, (row + 7) * 40 + 18)]);
  }
});

test('it is standard normal: moments and quantiles of 128×128 values, for several seeds', () => {
  for (const seed of [0, 1, 2, 12345, 0xffffffff]) {
    const values = noiseWindow(seed, { left: 0, top: 0, columns: 128, rows: 128 });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const moment = (power: number): number => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.035);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.05);
    expect(Math.abs(moment(3))).toBeLessThan(0.1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.25);
    for (const [quantile, share] of [
      [-1.959964, 0.025],
      [-0.6744898, 0.25],
      [0, 0.5],
      [0.6744898, 0.75],
      [1.959964, 0.975],
    ] as const) {
      expect(Math.abs(values.filter((value) => value < quantile).length / values.length - share)).toBeLessThan(0.016);
    }
  }
});

test('agrees with Box and Muller by the platform’s own functions', () => {
  const values = noiseWindow(9, { left: 0, top: 0, columns: 100, rows: 100 });
  for (let y = 0; y < 100; y++) {
    for (let x = 0; x < 100; x++) {
      const [first, second] = philox(x, y, 9);
      const direct = Math.sqrt(-2 * Math.log((first + 0.5) / 2 ** 32)) * Math.cos((2 * Math.PI * second) / 2 ** 32);
      expect(Math.abs(values[y * 100 + x]! - direct)).toBeLessThan(1e-6);
    }
  }
});

test('seeds and neighbours are unrelated', () => {
  const size = { left: 0, top: 0, columns: 128, rows: 128 };
  const one = noiseWindow(1, size);
  const correlation = (other: Float32Array): number => one.reduce((sum, value, index) => sum + value * other[index]!, 0) / one.length;
  expect(Math.abs(correlation(noiseWindow(2, size)))).toBeLessThan(0.035);
  expect(Math.abs(correlation(noiseWindow(1, { ...size, left: 1 })))).toBeLessThan(0.035);
  expect(Math.abs(correlation(noiseWindow(1, { ...size, top: 1 })))).toBeLessThan(0.035);
});

test('the noise of a smaller picture is that of the large one at the same places, in any window', () => {
  const whole = noiseWindow(7, { left: 0, top: 0, columns: 512, rows: 384 });
  for (const [across, down] of [
    [1.6, 1.6],
    [2, 1.5],
    [1, 1],
  ] as const) {
    const noise = sparserNoise(noiseWindow, across, down);
    const [left, top, columns, rows] = [20, 30, 100, 90];
    const small = noise(7, { left, top, columns, rows });
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [x, y] = [Math.floor((left + column + 0.5) * across), Math.floor((top + row + 0.5) * down)];
        expect(small[row * columns + column]).toBe(whole[y * 512 + x]);
      }
    }
  }
});
