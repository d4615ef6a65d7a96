import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortened } from '../../../../src/plugin/quick/toast';

it('leaves a sentence that fits as it is, and keeps the whole sentences of a longer text', () => {
  expect(shortened('Painted in 0.4 s. Layer “Lake painting” added.')).toBe('Painted in 0.4 s. Layer “Lake painting” added.');
  const first = 'Figma did not allow this change, so nothing was changed.';
  expect(shortened(`${first} Check that you may edit this file, then try again.`)).toBe(first);
  expect(shortened('Painted. '.repeat(20))).toBe('Painted. '.repeat(11).trim());
});

it('cuts a sentence that is too long after a word', () => {
  const long = 'The painting of a layer with a name that goes on and on and on, and on further, could not be placed where it belongs.';
  expect(shortened(long)).toBe('The painting of a layer with a name that goes on and on and on, and on further, could not be…');
});

it('never gives more than Figma takes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(shortened(text).length).toBeLessThanOrEqual(100);
      if (text.length <= 100) expect(shortened(text)).toBe(text);
      else expect(text.startsWith(shortened(text).replace(/…$/, ''))).toBe(true);
    }),
  );
});
