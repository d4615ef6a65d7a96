import { expect, test } from 'vitest';
import { crewSize, machineFacts } from '../../../../src/inference/client/crew-size';

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

test('what the browser tells, or else what the limit of its heap lets guess', () => {
  const heap = { memory: { jsHeapSizeLimit: 2 ** 31 }, timeOrigin: 0 };
  expect(machineFacts({ hardwareConcurrency: 8, deviceMemory: 4 }, heap)).toEqual({ cores: 8, memory: 4 });
  expect(machineFacts({ hardwareConcurrency: 8 }, heap)).toEqual({ cores: 8, memory: 8 });
  expect(machineFacts({ hardwareConcurrency: 2 }, { timeOrigin: 0 })).toEqual({ cores: 2, memory: null });
});
