// A style as text: what is copied in one file and pasted into another.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import { withClassStyle } from '../../../src/contract/style';
import { isStyleText, readStyleText, writeStyleText } from '../../../src/labels/style-text';
import { styleMix } from '../contract/style-mix';
import { JARGON } from '../inference/card';
import { wetOnWet } from '../contract/wet-on-wet';

const DUSK = { name: 'Brand dusk', style: withClassStyle(wetOnWet('ember'), 'sky', wetOnWet('moonlit-night')) };

test('reads back as it was written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zé🏔]{1,20}$/u), styleMix, (name, style) => {
      const text = writeStyleText({ name, style });
      if (isStyleText(text)) expect(readStyleText(text)).toEqual({ name, style });
    }),
  );
});

test('says who paints it and under what licence, and reads back as before', () => {
  const credit = { painter: 'Wet on wet', licence: 'For non-commercial use only.' };
  const text = writeStyleText(DUSK, credit);
  expect(JSON.parse(text)).toMatchObject(credit);
  expect(text.indexOf(credit.licence)).toBeLessThan(text.indexOf('"style"'));
  expect(isStyleText(text)).toBe(true);
  expect(readStyleText(text)).toEqual(DUSK);
});

test('a text of an earlier version, without a painter’s name or licence, is read', () => {
  const text = JSON.stringify({ kind: 'Alla Prima style', version: 1, ...DUSK });
  expect(writeStyleText(DUSK)).toBe(text);
  expect(readStyleText(text)).toEqual(DUSK);
});

test.each<[string, (text: string) => string]>([
  ['a chat’s fence', (text) => `Here:\n\`\`\`\n${text}\n\`\`\``],
  ['pretty quotes', (text) => text.replace(/"/g, '”')],
  ['a mail’s line breaks', (text) => text.replace('"style":', '"style":\r\n')],
])('also out of %s', (_, spoilt) => {
  const text = spoilt(writeStyleText(DUSK));
  expect(isStyleText(text)).toBe(true);
  expect(readStyleText(text)).toEqual(DUSK);
});

test('a recipe is no style, nor is any other text; nor one without end', () => {
  for (const text of ['', 'hello', '{"kind":"Alla Prima recipe","name":"Alla Prima style"}', `Alla Prima style ${'x'.repeat(100_000)}`])
    expect(isStyleText(text)).toBe(false);
});

test.each<[string, string, RegExp]>([
  ['a part', writeStyleText(DUSK).slice(0, 60), /part of a style/],
  ['another version', writeStyleText(DUSK).replace('"version":1', '"version":2'), /another version/],
  ['no name', writeStyleText(DUSK).replace('Brand dusk', ''), /damaged/],
  ['a strange class', writeStyleText(DUSK).replace('sky', 'lava'), /damaged/],
])('%s has a sentence', (_, text, words) => {
  expect(isStyleText(text)).toBe(true);
  let thrown: unknown;
  try {
    readStyleText(text);
  } catch (reason) {
    thrown = reason;
  }
  expect(thrown).toBeInstanceOf(FailureError);
  expect((thrown as FailureError).failure.code).toBe('not-a-recipe');
  expect((thrown as FailureError).message).toMatch(words);
  expect((thrown as FailureError).message).not.toMatch(JARGON);
});
