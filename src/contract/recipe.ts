// What made a painting. It travels on the painted layer as plugin data, so that anyone on the team can repaint it.
import { CLASS_NAMES } from './classes';
import type { ClassName } from './classes';
import { isSize } from './size';
import type { Size } from './size';
import { isStyleMix } from './style';
import type { StyleMix } from './style';

/** One class painted again with other noise over what was there: another sky, the same mountains. */
export interface Repaint {
  readonly className: ClassName;
  /** As a recipe's. */
  readonly seed: number;
}

/** All that makes a painting out of a mask: the same mask and way give the same pixels on the same backend. */
export interface PaintingWay {
  readonly style: StyleMix;
  /** Unsigned 32-bit integer. */
  readonly seed: number;
  /** Of the mask and of the painting. */
  readonly size: Size;
  /** In the order in which they are painted. */
  readonly repaints: readonly Repaint[];
  /** Lower-case hex sha256 of the generator file. */
  readonly modelHash: string;
  readonly appVersion: string;
}

export interface Recipe extends PaintingWay {
  readonly version: 2;
  /** Ids of the painted nodes, bottom to top; one id unless several siblings were selected. */
  readonly sourceIds: readonly string[];
}

/** Plugin-data key of a Recipe (JSON) on a painted layer. Figma takes 100 kB under a key. */
export const RECIPE_KEY = 'recipe';

/** Largest seed: seeds are 0…MAX_SEED. */
export const MAX_SEED = 0xffffffff;

/** Most classes that are repainted one after another: each is a painting of its own. */
export const MOST_REPAINTS = 32;

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
  const { version, sourceIds } = value as Record<string, unknown>;
  return version === 2 && Array.isArray(sourceIds) && sourceIds.length > 0 && sourceIds.every((id) => typeof id === 'string') && isPaintingWay(value);
}

export function isPaintingWay(value: unknown): value is PaintingWay {
  if (typeof value !== 'object' || value === null) return false;
  const way = value as Record<string, unknown>;
  const { repaints } = way;
  return (
    isStyleMix(way['style']) &&
    isSeed(way['seed']) &&
    isSize(way['size']) &&
    Array.isArray(repaints) && repaints.length <= MOST_REPAINTS && repaints.every(isRepaint) &&
    typeof way['modelHash'] === 'string' &&
    typeof way['appVersion'] === 'string'
  );
}

export function isSeed(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SEED;
}

function isRepaint(value: unknown): value is Repaint {
  if (typeof value !== 'object' || value === null) return false;
  const { className, seed } = value as Record<string, unknown>;
  return CLASS_NAMES.includes(className as ClassName) && isSeed(seed);
}
