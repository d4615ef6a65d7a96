// Names within sentences: of any length, script and direction, one short line that has no say in what stands around it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoted, short } from '../../../../src/ui/kit/look/quoted';

const count = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

it('are as they are where they are short', () => {
  expect(quoted('Lake and mountains painting')).toBe('“Lake and mountains painting”');
  expect(short('Zürich – été ☀️ 👩‍👩‍👧')).toBe('Zürich – été ☀️ 👩‍👩‍👧');
});

it('lose their middle where they are long, for their ends differ', () => {
  const name = 'lake_final_v2-lake_final_v2-lake_final_v2-lake_final_v2-lake';
  expect(short(name)).toBe('lake_final_v2-lake_final_v2-lake_…_final_v2-lake');
  expect(short('x'.repeat(1_000_000))).toHaveLength(48);
});

it('stay on one line and turn nothing around', () => {
  expect(short('a\nb\u2028c\td')).toBe('a b c d');
  expect(short('ab\u202Edc\u2066x')).toBe('abdcx');
  expect(short('ים')).toBe('\u2068ים\u2069');
});

it('of any text are short, whole and without a direction of their own', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.string({ unit: fc.constantFrom('a', 'ש', '\u202e', '\u0301', '👨‍👩‍👧', '\u200d', '\n', ' '), maxLength: 2_000 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const cut = short(text);
      expect(count(cut.replaceAll(/[\u2068\u2069]/g, ''))).toBeLessThanOrEqual(48);
      expect(cut.length).toBeLessThanOrEqual(48 * 8 + 2);
      expect(cut).not.toMatch(/\p{Cs}/u);
      expect(cut).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066\u2067]/u);
      // An isolate that is opened is closed.
      expect(cut.split('\u2068').length).toBe(cut.split('\u2069').length);
    }),
  );
});
