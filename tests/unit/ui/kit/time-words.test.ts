// How long what is under way takes, in words.
import { expect, it } from 'vitest';
import { aboutWords, timeWords } from '../../../../src/ui/kit/look/time-words';

it('says nothing for two seconds, then how long it took, then how long it takes', () => {
  expect(timeWords(1.9, null)).toBe('');
  expect(timeWords(1.9, 0.5)).toBe('');
  expect(timeWords(2.7, null)).toBe('2 s');
  expect(timeWords(3, 0.01)).toBe('3 s');
  expect(timeWords(3, 0.25)).toBe('about 9 s left');
  expect(timeWords(60, 0.2)).toBe('about 4 min left');
  expect(timeWords(5, 1)).toBe('almost there');
  // Watched from the middle on.
  expect(timeWords(3, 0.75, 0.5)).toBe('about 3 s left');
  expect(timeWords(3, 0.51, 0.5)).toBe('3 s');
  // Expected from what was painted before.
  expect(timeWords(0.1, 0, 0, 12.3)).toBe('about 13 s left');
  expect(timeWords(0.1, 0, 0, 1.4)).toBe('');
  expect(timeWords(4, 0, 0, 1.4)).toBe('about 2 s left');
  expect(timeWords(4, 0, 0, -1)).toBe('almost there');
  expect(timeWords(14, 0.5, 0, -5)).toBe('14 s');
});

it('said beforehand: whole seconds or minutes', () => {
  expect([0, 0.9, 1, 12.2, 89.5, 90, 200].map(aboutWords)).toEqual(['<1 s', '<1 s', '~1 s', '~13 s', '~90 s', '~2 min', '~3 min']);
});
