import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SEED, isSeed, parseRecipe, sameSource } from '../../../src/contract/recipe';
import type { Recipe } from '../../../src/contract/recipe';

const RECIPE: Recipe = { version: 1, sourceIds: ['1:2', '1:3'], style: 'clear-morning', seed: 7, modelHash: 'ab', appVersion: '0.1.0' };

describe('parseRecipe', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.integer({ min: 0, max: MAX_SEED }), fc.string(), (sourceIds, seed, style) => {
        const recipe = { ...RECIPE, sourceIds, seed, style };
        expect(parseRecipe(JSON.stringify(recipe))).toEqual(recipe);
      }),
    );
  });

  it.each(Object.keys(RECIPE))('is null without %s', (key) => {
    expect(parseRecipe(JSON.stringify({ ...RECIPE, [key]: undefined }))).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '"text"', '7', JSON.stringify({ ...RECIPE, version: 2 }), JSON.stringify({ ...RECIPE, sourceIds: [] }), JSON.stringify({ ...RECIPE, sourceIds: [1] }), JSON.stringify({ ...RECIPE, seed: -1 })])(
    'is null for %s',
    (text) => {
      expect(parseRecipe(text)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => { expect(parseRecipe(text)).toBeNull(); }));
  });
});

describe('sameSource', () => {
  it('does not care for the order', () => {
    expect(sameSource(['1:2', '1:3'], ['1:3', '1:2'])).toBe(true);
    expect(sameSource(['1:2'], ['1:2', '1:3'])).toBe(false);
    expect(sameSource(['1:2', '1:2'], ['1:2', '1:3'])).toBe(false);
  });
});

describe('isSeed', () => {
  it('takes unsigned 32-bit integers only', () => {
    expect([0, 1, MAX_SEED].every(isSeed)).toBe(true);
    expect([-1, 0.5, MAX_SEED + 1, Number.NaN, Infinity, '1', null].some(isSeed)).toBe(false);
  });
});
