// A throw of the die: six scenes at random.
import { KIND_IDS } from '../../../contract/roll';
import type { KindId } from '../../../contract/roll';
import { anotherSeed } from '../painting/seed';
import type { Rolled } from './scene-roll';

/** How many scenes are on show at a time. */
const SHEET = 6;

/** Six scenes of one kind, or of six kinds; no two seeds alike. `chance` gives numbers in 0…1 (exclusive). */
export function randomScenes(kind: KindId | null, chance: () => number): readonly Rolled[] {
  const kinds = [...KIND_IDS];
  const seeds = new Set<number>();
  while (seeds.size < SHEET) seeds.add(anotherSeed(-1, chance()));
  return [...seeds].map((seed) => ({ kind: kind ?? kinds.splice(Math.floor(chance() * kinds.length), 1)[0]!, seed }));
}
