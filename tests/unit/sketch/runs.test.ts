// Drawings as text: there and back, and nothing taken from a text that is something else.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRuns, unpackRuns } from '../../../src/sketch/runs';

const labels = fc.array(fc.record({ label: fc.constantFrom(0, 4, 8, 255), count: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 30 })
  .map((runs) => Uint8Array.from(runs.flatMap(({ label, count }) => Array.from({ length: count }, () => label))));

it('comes back as it was', () => {
  fc.assert(fc.property(labels, (map) => Buffer.compare(Buffer.from(unpackRuns(packRuns(map), map.length) ?? []), Buffer.from(map)) === 0));
});

it('is refused at another length, and when it is no such text', () => {
  fc.assert(fc.property(labels, fc.integer({ min: -3, max: 3 }), (map, more) => {
    const length = Math.max(1, map.length + more);
    return length === map.length || unpackRuns(packRuns(map), length) === null;
  }));
  for (const text of ['', '0', '0.', '.4', '0.-4', '7x.4', '0.4,', '0.4,x', 'constructor']) expect(unpackRuns(text, 4), text).toBeNull();
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (text, length) => {
    const read = unpackRuns(text, length);
    return read === null || read.length === length;
  }));
});

it('is short for a drawing', () => {
  const map = Uint8Array.from({ length: 512 * 512 }, (_, at) => Math.floor(at / (512 * 100)));
  expect(packRuns(map).length).toBeLessThan(100);
});
