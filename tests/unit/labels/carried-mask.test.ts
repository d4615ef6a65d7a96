// The mask on a painted layer as a label map.
import { expect, test } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import { carriedLabelMap } from '../../../src/labels/carried-mask';

test('is the label map itself, at any size, with the share of each class', () => {
  const mask = { text: 'a8d8', width: 4, height: 4 };
  const same = carriedLabelMap(mask, { width: 4, height: 4 });
  expect([...same.labels]).toEqual([...Array<number>(8).fill(0), ...Array<number>(8).fill(3)]);
  expect(same).toMatchObject({ width: 4, height: 4, unlabelled: 0, unmatched: [], coverage: { sky: 0.5, grass: 0.5 } });
  expect([...carriedLabelMap(mask, { width: 2, height: 2 }).labels]).toEqual([0, 0, 3, 3]);
});

test.each(['', 'a15', 'a17', 'z16', 'a8', '{'])('that is damaged (%j) says so', (text) => {
  const read = (): unknown => carriedLabelMap({ text, width: 4, height: 4 }, { width: 4, height: 4 });
  expect(read).toThrow(FailureError);
  expect(read).toThrow(/^The mask on this painting is damaged/);
});
