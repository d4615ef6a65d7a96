import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_STYLE_LIMITS, parseFileStyle, writeFileStyle } from '../../../src/contract/storage/file-style';
import type { FileStyle } from '../../../src/contract/storage/file-style';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { withClassStyle } from '../../../src/contract/style';
import type { StyleMix } from '../../../src/contract/style';
import { styleName } from '../../../src/ui/features/file-styles/style-name';
import { styleMix } from './style-mix';

const style: fc.Arbitrary<FileStyle> = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{8,24}$/),
  name: fc.string({ unit: 'grapheme' }).map((text) => styleName(text) || 'Dusk'),
  style: styleMix,
  thumbnail: fc.option(fc.base64String({ minLength: 4, maxLength: 400 }).map((data) => `data:image/webp;base64,${data}`)),
  by: fc.option(fc.string({ maxLength: 100 })),
  at: fc.nat(),
});

test('an entry reads back as it was written, where it is not too long', () => {
  fc.assert(
    fc.property(style, (kept) => {
      const text = writeFileStyle(kept);
      expect(parseFileStyle(kept.id, text)).toEqual(text.length > FILE_STYLE_LIMITS.text ? null : kept);
    }),
  );
});

test('any text, and any damage to an entry, gives a style or null and never throws', () => {
  fc.assert(
    fc.property(style, fc.nat(), fc.string({ maxLength: 3 }), fc.anything(), (kept, at, patch, other) => {
      const text = writeFileStyle(kept);
      const damaged = text.slice(0, at % text.length) + patch + text.slice((at % text.length) + 1);
      for (const each of [damaged, patch, (JSON.stringify(other) as string | undefined) ?? '']) {
        const read = parseFileStyle(kept.id, each);
        if (read !== null) expect(writeFileStyle(read).length).toBeLessThanOrEqual(FILE_STYLE_LIMITS.text);
      }
    }),
  );
});

test('the usual entry takes a few kB, and the largest that this painter makes fits', () => {
  const picture = { kind: 'picture', name: 'Brand photo', vector: Array.from({ length: 32 }, (_, at) => Math.fround(Math.sin(at))) } as const;
  const alone: StyleMix = { painter: 'masters', first: picture, second: null, share: 0 };
  const thumbnail = `data:image/webp;base64,${'A'.repeat(4_000)}`;
  const sized = (mix: StyleMix): number => writeFileStyle({ id: 'abcd1234', name: 'Dusk', style: mix, thumbnail, by: 'Ada', at: 5 }).length;
  expect(sized(alone)).toBeLessThan(5_000);
  const blend = { first: picture, second: picture, share: 1 / 3 };
  expect(sized(CLASS_NAMES.reduce<StyleMix>((mix, name) => withClassStyle(mix, name, blend), { painter: 'masters', ...blend }))).toBeLessThan(
    FILE_STYLE_LIMITS.text,
  );
});

test.each([
  ['  Dusk \n over\tthe lake ', 'Dusk over the lake'],
  ['\ud800Dusk\u0007', 'Dusk'],
  [' ', ''],
  ['x'.repeat(59) + '🏔️', 'x'.repeat(59)],
])('%j is kept as %j', (typed, name) => {
  expect(styleName(typed)).toBe(name);
});
