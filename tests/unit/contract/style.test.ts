import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMER_PAINTER, isStyleMix, sameStyle, sameUniformStyle, sourcesOf, styleOfClass, withClassStyle } from '../../../src/contract/style';
import type { StyleMix } from '../../../src/contract/style';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { styleMix, uniformStyle } from './style-mix';
import { wetOnWet } from './wet-on-wet';

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
  const picture = (name: string, ...vector: number[]): StyleMix => ({
    painter: FORMER_PAINTER,
    first: { kind: 'picture', name, vector },
    second: null,
    share: 0,
  });
  expect(sameStyle({ ...wetOnWet('dawn'), share: 0.3 }, wetOnWet('dawn'))).toBe(true);
  expect(sameStyle(picture('one', 1, 2), picture('other', 1, 2))).toBe(true);
  expect(sameStyle(picture('one', 1, 2), picture('one', 1, 3))).toBe(false);
  expect(sameStyle(picture('one', 1, 2), wetOnWet('one'))).toBe(false);
  const blend: StyleMix = { painter: FORMER_PAINTER, first: { kind: 'named', id: 'dawn' }, second: { kind: 'named', id: 'dusk' }, share: 0.5 };
  expect(sameStyle(blend, { ...blend, share: 0.25 })).toBe(false);
  expect(sameStyle(blend, { ...blend, painter: 'masters' })).toBe(false);
  expect(sameStyle(blend, wetOnWet('dawn'))).toBe(false);
  expect(sameStyle(blend, { ...blend, second: { kind: 'named', id: 'noon' } })).toBe(false);
});

test('a class takes a style of its own and gives it back, whatever the others have', () => {
  fc.assert(
    fc.property(styleMix, fc.constantFrom(...CLASS_NAMES), uniformStyle, (style, name, own) => {
      const given = withClassStyle(style, name, own);
      expect(styleOfClass(given, name)).toEqual(own);
      expect(isStyleMix(given)).toBe(true);
      for (const other of CLASS_NAMES) if (other !== name) expect(styleOfClass(given, other)).toEqual(styleOfClass(style, other));
      expect(sameStyle(given, style)).toBe(style.classes?.[name] !== undefined && sameUniformStyle(style.classes[name], own));
      const back = withClassStyle(given, name, null);
      expect(styleOfClass(back, name)).toEqual({ first: style.first, second: style.second, share: style.share });
      // No trace of it, so that recipes without such styles are written as ever.
      if (Object.keys(style.classes ?? {}).every((other) => other === name)) expect(Object.keys(back)).not.toContain('classes');
    }),
  );
});

test('in whatever order classes get their styles, the style is written the same', () => {
  const [dawn, dusk] = [wetOnWet('dawn'), wetOnWet('dusk')];
  const one = withClassStyle(withClassStyle(dawn, 'sea', dusk), 'sky', dusk);
  const other = withClassStyle(withClassStyle(dawn, 'sky', dusk), 'sea', dusk);
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect(sourcesOf(one).map((source) => source.kind === 'named' && source.id)).toEqual(['dawn', 'dusk', 'dusk']);
});

test.each([{ lava: wetOnWet('dawn') }, { sky: 'dawn' }, { sky: null }, 'sky'].map((classes) => [classes]))(
  '%j is nothing that classes may have',
  (classes) => {
    expect(isStyleMix({ ...wetOnWet('dawn'), classes })).toBe(false);
  },
);
