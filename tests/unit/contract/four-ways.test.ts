// Four variations of a style: in which style each is painted, and what is said of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStyleMix } from '../../../src/contract/style';
import { fourWays, onlySeeds } from '../../../src/contract/variations/four-ways';
import { stylePlanes } from '../../../src/inference/style/style-vector';
import { styleMix } from './style-mix';
import { CARD } from '../inference/card';
import { wetOnWet } from './wet-on-wet';

const SEEDS = [1, 2, 3, 4];

describe('fourWays', () => {
  it('gives every style of the painter as it is, in other light, in another palette, with another cover', () => {
    for (const { id } of CARD.styles) {
      const four = fourWays(wetOnWet(id), CARD.styles, SEEDS);
      expect(four.map(({ seed }) => seed)).toEqual(SEEDS);
      expect(four.map(({ word }) => word.split(':')[0])).toEqual(['Clouds', 'Light', 'Palette', 'Cover']);
      expect(four[0]!.style).toEqual(wetOnWet(id));
      const others = four.slice(1).map(({ style: { first, second } }) => {
        expect(first).toEqual({ kind: 'named', id });
        return second?.kind === 'named' ? second.id : null;
      });
      expect(new Set([id, ...others]).size).toBe(4);
      expect(CARD.styles.filter((style) => others.includes(style.id) && style.retired === true)).toEqual([]);
      for (const { style } of four) expect(() => stylePlanes(CARD, style)).not.toThrow();
    }
  });

  it('changes with the seeds', () => {
    const words = Array.from({ length: 12 }, (_, seed) => fourWays(wetOnWet('clear-summer'), CARD.styles, [0, seed, seed, seed])[1]!.word);
    expect(new Set(words).size).toBeGreaterThan(1);
  });

  it('of a blend takes what there is more of, and keeps the blend for the clouds', () => {
    const blend = { ...wetOnWet('ember'), second: { kind: 'named', id: 'deep-forest' }, share: 0.7 } as const;
    const [clouds, ...ways] = fourWays(blend, CARD.styles, SEEDS);
    expect(clouds!.style).toEqual(blend);
    for (const { style } of ways) expect(style.first).toEqual(blend.second);
  });

  it('gives four styles that can be painted, whatever the painter has', () => {
    fc.assert(
      fc.property(styleMix, fc.array(fc.string(), { maxLength: 5 }), fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (style, ids, seeds) => {
        const styles = [...new Set(ids)].map((id) => ({ id, name: id }));
        const four = fourWays(style, styles, seeds);
        expect(four).toHaveLength(4);
        for (const way of four) expect(isStyleMix(way.style)).toBe(true);
        // What there is no other style for differs in its seed.
        expect(four.filter(({ word }) => word !== 'Clouds').length).toBeLessThanOrEqual(styles.length);
      }),
    );
  });
});

it('onlySeeds keeps the style', () => {
  expect(onlySeeds(wetOnWet('ember'), [7, 8])).toEqual([
    { seed: 7, style: wetOnWet('ember'), word: 'Seed 7' },
    { seed: 8, style: wetOnWet('ember'), word: 'Seed 8' },
  ]);
});
