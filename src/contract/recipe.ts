// What made a painting. It travels on the painted layer as plugin data, so that anyone on the team can repaint it.

export interface Recipe {
  readonly version: 1;
  /** Ids of the painted nodes, bottom to top; one id unless several siblings were selected. */
  readonly sourceIds: readonly string[];
  /** Style id from the model card. */
  readonly style: string;
  /** Unsigned 32-bit integer. */
  readonly seed: number;
  /** Lower-case hex sha256 of the generator file. */
  readonly modelHash: string;
  readonly appVersion: string;
}

/** Plugin-data key of a Recipe (JSON) on a painted layer. */
export const RECIPE_KEY = 'recipe';

/** Largest seed: seeds are 0…MAX_SEED. */
export const MAX_SEED = 0xffffffff;

/** Two recipes paint the same source when they name the same nodes, in whatever order. */
export function sameSource(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

/** Read a Recipe from plugin data. Anything that is not one (empty, older, broken, foreign) gives null. */
export function parseRecipe(text: string): Recipe | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isRecipe(value) ? value : null;
}

export function isRecipe(value: unknown): value is Recipe {
  if (typeof value !== 'object' || value === null) return false;
  const recipe = value as Record<string, unknown>;
  return (
    recipe['version'] === 1 &&
    Array.isArray(recipe['sourceIds']) &&
    recipe['sourceIds'].length > 0 &&
    recipe['sourceIds'].every((id) => typeof id === 'string') &&
    typeof recipe['style'] === 'string' &&
    isSeed(recipe['seed']) &&
    typeof recipe['modelHash'] === 'string' &&
    typeof recipe['appVersion'] === 'string'
  );
}

export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SEED;
}
