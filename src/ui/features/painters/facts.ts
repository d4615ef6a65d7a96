// What recipes and paintings say of the painter that made them.
import type { Origin } from '../../../contract/pictures/origin';
import { findPainter, NO_PAINTER } from './painter';
import type { Painter } from './painter';

/** What every recipe of a painter says beside the order itself. */
interface RecipeFacts {
  /** Lower-case hex sha256 of the generator. */
  readonly modelHash: string;
  readonly appVersion: string;
}

/** What every painting of a painter says of itself. */
interface PaintingFacts extends RecipeFacts {
  readonly origin: Origin;
}

/** By the painter's id. */
export type FactsOf = (painter: string) => PaintingFacts;

export function factsOf(painters: readonly Painter[], appVersion: string): FactsOf {
  return (id) => {
    const { name, version, licence, modelHash } = findPainter(painters, id) ?? NO_PAINTER;
    return { modelHash, appVersion, origin: { painter: name, painterVersion: version, licence, appVersion } };
  };
}
