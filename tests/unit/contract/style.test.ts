import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStyleMix, namedStyle, sameStyle } from '../../../src/contract/style';
import type { StyleMix } from '../../../src/contract/style';
import { styleMix } from './style-mix';

test('a style survives the wire and is the same there', () => {
  fc.assert(
    fc.property(styleMix, (style) => {
      const copy = JSON.parse(JSON.stringify(style)) as unknown;
      expect(isStyleMix(copy) && sameStyle(copy, style)).toBe(true);
    }),
  );
});

test('anything else is no style', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(isStyleMix(value)).toBe(false);
    }),
  );
});

test('what does not change the look does not count: the share of nothing, the name of a picture', () => {
  const picture = (name: string, ...vector: number[]): StyleMix => ({ first: { kind: 'picture', name, vector }, second: null, share: 0 });
  expect(sameStyle({ ...namedStyle('dawn'), share: 0.3 }, namedStyle('dawn'))).toBe(true);
  expect(sameStyle(picture('one', 1, 2), picture('other', 1, 2))).toBe(true);
  expect(sameStyle(picture('one', 1, 2), picture('one', 1, 3))).toBe(false);
  expect(sameStyle(picture('one', 1, 2), namedStyle('one'))).toBe(false);
  const blend: StyleMix = { first: { kind: 'named', id: 'dawn' }, second: { kind: 'named', id: 'dusk' }, share: 0.5 };
  expect(sameStyle(blend, { ...blend, share: 0.25 })).toBe(false);
  expect(sameStyle(blend, namedStyle('dawn'))).toBe(false);
  expect(sameStyle(blend, { ...blend, second: { kind: 'named', id: 'noon' } })).toBe(false);
});
