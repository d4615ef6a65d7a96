// Seeded choices that are the same on every machine: integer hashing alone, and streams by name, so that one more boulder never
// moves the mountains.

/** A stream of pseudo-random numbers (mulberry32, by Tommy Ettinger). */
export class Random {
  readonly #seed: number;
  #state: number;

  /** @param seed unsigned 32-bit integer */
  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** A stream of its own for what is called `name`. It depends on the seed and the name, not on what was drawn before. */
  stream(name: string): Random {
    let hash = 0x811c9dc5 ^ this.#seed;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    return new Random(scrambled(hash ^ Math.imul(this.#seed, 0x9e3779b1)));
  }

  /** 0 ≤ value < 1, a multiple of 2⁻³². */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** −1 or 1. */
  side(): Side {
    return this.next() < 0.5 ? -1 : 1;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[Math.floor(this.next() * values.length)]!;
  }
}

/** −1 is left, 1 is right. */
export type Side = -1 | 1;

function scrambled(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
