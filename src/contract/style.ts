// What a painting should look like: one style, or a blend of two. Styles come from the model card by name, or from a picture as
// the vector that the style encoder made of it; the vector travels along, so that the picture is not needed to paint again.
import * as v from 'valibot';

/** Longest style vector accepted from outside. The generator's own length is in the model card. */
const LONGEST_VECTOR = 64;

/** Longest name or id accepted from outside, in UTF-16 units. */
export const LONGEST_NAME = 200;

const NameSchema = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const VectorSchema = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(LONGEST_VECTOR), v.readonly());

const StyleSourceSchema = v.variant('kind', [
  /** `id` of a style in the model card. */
  v.pipe(v.object({ kind: v.literal('named'), id: NameSchema }), v.readonly()),
  /** `name` is the picture's, for people. */
  v.pipe(v.object({ kind: v.literal('picture'), name: NameSchema, vector: VectorSchema }), v.readonly()),
]);

export type StyleSource = v.InferOutput<typeof StyleSourceSchema>;

export const StyleMixSchema = v.pipe(
  v.object({
    first: StyleSourceSchema,
    second: v.nullable(StyleSourceSchema),
    /** Of the second, 0…1: 0 is the first alone. */
    share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.readonly(),
);

export type StyleMix = v.InferOutput<typeof StyleMixSchema>;

/** A style of the model card, unblended. */
export function namedStyle(id: string): StyleMix {
  return { first: { kind: 'named', id }, second: null, share: 0 };
}

/** True when both name the same styles (or carry the same vectors) in the same blend. */
export function sameStyle(one: StyleMix, other: StyleMix): boolean {
  if (!sameSource(one.first, other.first)) return false;
  if (one.second === null || other.second === null) return one.second === other.second;
  return one.share === other.share && sameSource(one.second, other.second);
}

function sameSource(one: StyleSource, other: StyleSource): boolean {
  if (one.kind === 'named') return other.kind === 'named' && one.id === other.id;
  return (
    other.kind === 'picture' && one.vector.length === other.vector.length && one.vector.every((value, index) => value === other.vector[index])
  );
}

export function isStyleMix(value: unknown): value is StyleMix {
  return v.is(StyleMixSchema, value);
}
