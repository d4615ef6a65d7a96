import { expect, test } from 'vitest';
import { openPace, secondsLeft } from '../../../../src/inference/client/pace';

test('nobody knows before the first painting; then the newest count most', () => {
  const pace = openPace();
  expect(pace.seconds(1000)).toBeNull();
  pace.note(1000, 2000);
  expect(pace.seconds(3000)).toBe(6);
  pace.note(1000, 4000);
  expect(pace.seconds(1000)).toBe(3);
});

test.each<[string, readonly number[], number, number, number]>([
  ['nothing is begun', [], 4, 2, 20],
  ['one worker, one of three done', [], 2, 1, 20],
  ['two workers, the first of two is done a moment before the second', [9.5], 0, 2, 0.5],
  ['two workers, three pieces, one done', [9], 1, 2, 11],
  ['one takes longer than was expected', [14], 0, 2, 0],
  ['all is done', [], 0, 4, 0],
])('%s', (_when, inHand, waiting, workers, left) => {
  expect(secondsLeft(10, inHand, waiting, workers)).toBeCloseTo(left);
});
