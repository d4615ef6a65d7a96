// How far styles may lie from those that the painter knows. Of what it was trained on, only the named styles come with it: they are paintings
// that it learnt from, and the farthest of them from their middle is taken for the edge. Beyond twice that, paintings come out solarised,
// then as noise or black: earlier style encoders gave such vectors for plain colours and neon, which no painting had. Today's keep in range
// themselves, and by a finer measure (training/nets/style_range.py). This one is for the recipes that carry a vector from before: it draws in a third of
// the wet-on-wet painter's own training paintings too, but what people have painted stays as it is.

export interface StyleRange {
  readonly middle: readonly number[];
  /** Largest distance of a named style from the middle; infinite where too few are known to tell. */
  readonly reach: number;
}

/** Fewer styles than this say nothing of how far others may lie. */
const FEWEST = 3;

/** @param vectors of the named styles, equally long, at least one. */
export function styleRange(vectors: readonly (readonly number[])[]): StyleRange {
  const middle = vectors[0]!.map((_, axis) => vectors.reduce((sum, vector) => sum + vector[axis]!, 0) / vectors.length);
  return { middle, reach: vectors.length < FEWEST ? Infinity : Math.max(...vectors.map((vector) => distance(vector, middle))) };
}

/** Distance of a style from the middle, in reaches: above 1 it lies outside. 0 for one of another length, which is of another generator. */
export function reaches({ middle, reach }: StyleRange, vector: readonly number[]): number {
  return vector.length === middle.length ? distance(vector, middle) / reach : 0;
}

/** The vector itself, or where it lies outside the nearest within: the same direction from the middle, as far as styles go. */
export function withinRange(range: StyleRange, vector: readonly number[]): readonly number[] {
  const excess = reaches(range, vector);
  return excess <= 1 ? vector : vector.map((value, axis) => range.middle[axis]! + (value - range.middle[axis]!) / excess);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, axis) => value - other[axis]!));
}
