// Seeds: as people type them, and at random.
import { MAX_SEED } from '../../../contract/recipe';

/** Random seeds stay below this: short enough to read out to a colleague. */
const DICE = 10_000;

/** The digits in a text as a seed, at most MAX_SEED; null when it has none. */
export function readSeed(text: string): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Math.min(Number(digits), MAX_SEED);
}

/** How many variations are painted at a time. */
const SHEET = 4;

/** Seeds for a contact sheet: all different, and none of them `seed`. `chance` gives numbers in 0…1 (exclusive). */
export function freshSeeds(seed: number, chance: () => number): readonly number[] {
  const seeds = new Set<number>();
  while (seeds.size < SHEET) seeds.add(anotherSeed(seed, chance()));
  return [...seeds];
}

/** A seed other than `seed`, from `chance` in 0…1 (exclusive). */
export function anotherSeed(seed: number, chance: number): number {
  const thrown = Math.floor(chance * DICE);
  return thrown === seed ? (thrown + 1) % DICE : thrown;
}
