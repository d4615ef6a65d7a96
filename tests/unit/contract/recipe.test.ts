import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../src/contract/classes';
import { MAX_SEED, isSeed, parseRecipe, sameSource } from '../../../src/contract/recipe';
import type { Recipe } from '../../../src/contract/recipe';
import { styleMix } from './style-mix';
import { wetOnWet } from './wet-on-wet';

const RECIPE: Recipe = {
  version: 2,
  sourceIds: ['1:2', '1:3'],
  style: wetOnWet('clear-morning'),
  seed: 7,
  size: { width: 512, height: 384 },
  repaints: [{ className: 'sky', seed: 3 }],
  edges: 0.6,
  modelHash: 'ab',
  appVersion: '0.1.0',
};

describe('parseRecipe', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.integer({ min: 0, max: MAX_SEED }), styleMix, (sourceIds, seed, style) => {
        const recipe = { ...RECIPE, sourceIds, seed, style };
        expect(parseRecipe(JSON.stringify(recipe))).toEqual(recipe);
      }),
    );
  });

  it('paints as drawn where nothing is said of edges: older versions painted nothing else', () => {
    expect(parseRecipe(JSON.stringify({ ...RECIPE, edges: undefined }))).toEqual({ ...RECIPE, edges: 0 });
  });

  it.each(Object.keys(RECIPE).filter((key) => key !== 'edges'))('is null without %s', (key) => {
    expect(parseRecipe(JSON.stringify({ ...RECIPE, [key]: undefined }))).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '"text"', '7'])('is null for %s', (text) => {
    expect(parseRecipe(text)).toBeNull();
  });

  it.each<[string, unknown]>([
    ['version', 1],
    ['sourceIds', []],
    ['sourceIds', [1]],
    ['seed', -1],
    ['size', { width: 512 }],
    ['size', { width: 0, height: 5 }],
    ['size', { width: 4097, height: 5 }],
    ['size', { width: 1.5, height: 5 }],
    ['edges', 1.01],
    ['edges', -0.1],
    ['edges', '0.5'],
    ['repaints', [{ className: 'lava', seed: 1 }]],
    ['repaints', [{ className: 'sky', seed: -1 }]],
    ['repaints', Array(33).fill({ className: 'sky', seed: 1 })],
    ['style', 'winter'],
    ['style', { first: { kind: 'named', id: 'winter' }, second: null, share: 2 }],
    ['style', { first: { kind: 'named', id: 'winter' }, share: 0 }],
    ['style', { first: { kind: 'picture', name: 'A', vector: Array(65).fill(0) }, second: null, share: 0 }],
    ['style', { first: { kind: 'picture', name: 'A', vector: [1, null] }, second: null, share: 0 }],
    ['style', { first: { kind: 'named', id: 'x'.repeat(201) }, second: null, share: 0 }],
    ['style', { ...wetOnWet('winter'), classes: { lava: wetOnWet('winter') } }],
    ['style', { ...wetOnWet('winter'), classes: { sky: 'winter' } }],
  ])('is null with %s %j', (key, value) => {
    expect(parseRecipe(JSON.stringify({ ...RECIPE, [key]: value }))).toBeNull();
  });

  it('is far below what plugin data takes, however much is in it', () => {
    const picture = {
      kind: 'picture',
      name: 'x'.repeat(200),
      vector: Array.from({ length: 64 }, (_, index) => -Math.PI * 10 ** -index),
    } as const;
    const blend = { first: picture, second: picture, share: 1 / 3 };
    const most: Recipe = {
      ...RECIPE,
      sourceIds: Array.from({ length: 100 }, (_, index) => `I123456:${index};123456:123456;123456:123456`),
      style: { painter: 'masters', ...blend, classes: Object.fromEntries(CLASS_NAMES.map((name) => [name, blend])) },
      repaints: Array.from({ length: 32 }, () => ({ className: 'mountain', seed: MAX_SEED }) as const),
      modelHash: 'ab'.repeat(32),
    };
    expect(parseRecipe(JSON.stringify(most))).toEqual(most);
    expect(JSON.stringify(most).length).toBeLessThan(60_000);
  });

  it('names no painter where it is from before there were several: then it is the former one’s; one that is not known here is kept', () => {
    const { painter, ...former } = RECIPE.style;
    expect(parseRecipe(JSON.stringify({ ...RECIPE, style: former }))).toEqual(RECIPE);
    const later = { ...RECIPE, style: { ...RECIPE.style, painter: `${painter}-of-tomorrow` } };
    expect(parseRecipe(JSON.stringify(later))).toEqual(later);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseRecipe(text)).toBeNull();
      }),
    );
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
