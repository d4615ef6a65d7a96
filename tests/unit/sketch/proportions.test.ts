// What people type for the sheet's proportions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPORTIONS, proportionsOf, readFrame } from '../../../src/sketch/proportions';

test.each([
  ['21:9', 1200, 514],
  [' 1 : 2 ', 600, 1200],
  ['3/2', 1200, 800],
  ['1440 × 400', 1440, 400],
  ['1440x400', 1440, 400],
  ['300 X 300', 300, 300],
  ['1,5:1', 1200, 800],
])('%s is a frame of %i×%i', (text, width, height) => {
  expect(readFrame(text)).toEqual({ width, height });
});

test.each(['', '16', '16:', ':9', '0:3', '17:1', '1:16.5', '20000 × 10000', '-3:2', 'wide', '4:3:2', '1e3:1'])('“%s” is none', (text) => {
  expect(readFrame(text)).toBeNull();
});

test('each offered one is found again, in a frame of any size', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROPORTIONS), fc.double({ min: 0.2, max: 5, noNaN: true }), (name, scale) => {
      const { width, height } = readFrame(name)!;
      expect(proportionsOf({ width: width * scale, height: height * scale })).toBe(name);
    }),
  );
  expect(proportionsOf({ width: 1440, height: 400 })).toBeNull();
});
