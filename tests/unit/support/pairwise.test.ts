// The envelope rests on this: that no pair of answers is left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPairs, pairsOf, pairwise } from '../../support/pairwise';

const tables = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,4}$/),
  fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,3}$/), { minLength: 1, maxLength: 5 }),
  { minKeys: 2, maxKeys: 9, noNullPrototype: true },
);

describe('pairwise', () => {
  it('covers every pair, with answers of the table alone', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = pairwise(table);
        expect(new Set(rows.flatMap(pairsOf))).toEqual(new Set(allPairs(table)));
        for (const row of rows) for (const [name, answer] of Object.entries(row)) expect(table[name]).toContain(answer);
      }),
      { numRuns: 40 },
    );
  });

  it('needs few rows', () => {
    const two = ['yes', 'no'];
    const rows = pairwise({
      a: ['1', '2', '3', '4'],
      b: ['1', '2', '3'],
      c: ['1', '2', '3'],
      d: two,
      e: two,
      f: two,
      g: two,
      h: two,
      i: two,
      j: two,
      k: two,
    });
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.length).toBeLessThanOrEqual(14);
  });
});
