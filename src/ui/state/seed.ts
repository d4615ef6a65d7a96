// Seeds as people type them and as the dice throws them.
import { MAX_SEED } from '../../contract/recipe';

/** Seeds of the dice stay below this: short enough to read out to a colleague. */
const DICE = 10_000;

/** The digits in a text as a seed, at most MAX_SEED; null when it has none. */
export function readSeed(text: string): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Math.min(Number(digits), MAX_SEED);
}

/** A seed other than `seed`, from `chance` in 0…1 (exclusive). */
export function anotherSeed(seed: number, chance: number): number {
  const thrown = Math.floor(chance * DICE);
  return thrown === seed ? (thrown + 1) % DICE : thrown;
}
