// Any style that may cross a wire, for property tests.
import fc from 'fast-check';
import type { StyleMix, StyleSource } from '../../../src/contract/style';

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

export const styleMix: fc.Arbitrary<StyleMix> = fc.record({
  first: source,
  second: fc.option(source),
  share: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
});
