// What a painting should look like: one style, or a blend of two. Styles come from the model card by name, or from a picture as
// the vector that the style encoder made of it; the vector travels along, so that the picture is not needed to paint again.

export type StyleSource =
  /** `id` of a style in the model card. */
  | { readonly kind: 'named'; readonly id: string }
  /** `name` is the picture's, for people. */
  | { readonly kind: 'picture'; readonly name: string; readonly vector: readonly number[] };

export interface StyleMix {
  readonly first: StyleSource;
  readonly second: StyleSource | null;
  /** Of the second, 0…1: 0 is the first alone. */
  readonly share: number;
}

/** Longest vector that is taken from outside; the generator's card says how long its own are. */
export const LONGEST_VECTOR = 64;

/** Longest name or id that is taken from outside, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** A style of the model card, unblended. */
export function namedStyle(id: string): StyleMix {
  return { first: { kind: 'named', id }, second: null, share: 0 };
}

/** Whether both ask for the same look by the same means. */
export function sameStyle(one: StyleMix, other: StyleMix): boolean {
  if (!sameSource(one.first, other.first)) return false;
  if (one.second === null || other.second === null) return one.second === other.second;
  return one.share === other.share && sameSource(one.second, other.second);
}

function sameSource(one: StyleSource, other: StyleSource): boolean {
  if (one.kind === 'named') return other.kind === 'named' && one.id === other.id;
  return other.kind === 'picture' && one.vector.length === other.vector.length && one.vector.every((value, index) => value === other.vector[index]);
}

export function isStyleMix(value: unknown): value is StyleMix {
  if (typeof value !== 'object' || value === null) return false;
  const { first, second, share } = value as Record<string, unknown>;
  return isStyleSource(first) && (second === null || isStyleSource(second)) && typeof share === 'number' && share >= 0 && share <= 1;
}

function isStyleSource(value: unknown): value is StyleSource {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, name, vector } = value as Record<string, unknown>;
  if (kind === 'named') return isName(id);
  return kind === 'picture' && isName(name) && isVector(vector);
}

function isVector(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= LONGEST_VECTOR && value.every((entry) => typeof entry === 'number' && isFinite(entry));
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}
