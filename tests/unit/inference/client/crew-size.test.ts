import { expect, test } from 'vitest';
import { crewSize } from '../../../../src/inference/client/crew-size';

test.each([
  [1, null, 1],
  [2, null, 2],
  [3, null, 2],
  [4, null, 3],
  [8, null, 4],
  [64, 32, 4],
  [8, 8, 4],
  [8, 4, 2],
  [8, 2, 1],
  [2, 0.25, 1],
])('%i cores with %s GB: %i painting workers', (cores, memory, workers) => {
  expect(crewSize({ cores, memory })).toBe(workers);
});
