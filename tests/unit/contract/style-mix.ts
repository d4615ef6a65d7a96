// Any style that may cross a wire, for property tests.
import fc from 'fast-check';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { withClassStyle } from '../../../src/contract/style';
import type { StyleMix, StyleSource, UniformStyle } from '../../../src/contract/style';

// JSON has no −0.
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const source: fc.Arbitrary<StyleSource> = fc.oneof(
  fc.record({ kind: fc.constant('named' as const), id: fc.string({ maxLength: 200 }) }),
  fc.record({
    kind: fc.constant('picture' as const),
    name: fc.string({ maxLength: 200 }),
    vector: fc.array(finite, { minLength: 1, maxLength: 64 }),
  }),
);

export const uniformStyle: fc.Arbitrary<UniformStyle> = fc.record({
  first: source,
  second: fc.option(source),
  share: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
});

/** Of some classes none, of others styles of their own. */
export const styleMix: fc.Arbitrary<StyleMix> = fc
  .tuple(
    fc.constantFrom('masters', 'wet-on-wet'),
    uniformStyle,
    fc.array(fc.tuple(fc.constantFrom(...CLASS_NAMES), uniformStyle), { maxLength: 3 }),
  )
  .map(([painter, usual, own]) => own.reduce<StyleMix>((style, [name, its]) => withClassStyle(style, name, its), { painter, ...usual }));
