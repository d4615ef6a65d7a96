// What a painting should look like: a painter, and of its styles one, or a blend of two, and styles of their own for some classes. Styles come
// from the painter's model card by name, or from a picture as the vector that its style encoder made of it; the vector travels along, so that the
// picture is not needed to paint again. Ids and vectors mean nothing to another painter, so nothing is mixed across painters.
import * as v from 'valibot';
import { CLASS_NAMES } from './classes';
import type { ClassName } from './classes';
import { isWhole } from './whole';

/** Longest style vector accepted from outside. The generator's own length is in the model card. */
const LONGEST_VECTOR = 64;

/** Longest name or id accepted from outside, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** The painter of everything that was written before there were several: it names none. */
export const FORMER_PAINTER = 'wet-on-wet';

const NameSchema = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const VectorSchema = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(LONGEST_VECTOR), v.readonly());

const StyleSourceSchema = v.variant('kind', [
  /** `id` of a style in the model card. */
  v.pipe(v.object({ kind: v.literal('named'), id: NameSchema }), v.readonly()),
  /** `name` is the picture's, for people. `inRange`: the encoder kept to what its painter knows; vectors from before it did are drawn in to be painted. */
  v.pipe(
    v.object({ kind: v.literal('picture'), name: NameSchema, vector: VectorSchema, inRange: v.exactOptional(v.literal(true)) }),
    v.readonly(),
  ),
]);

export type StyleSource = v.InferOutput<typeof StyleSourceSchema>;

const uniformEntries = {
  first: StyleSourceSchema,
  second: v.nullable(StyleSourceSchema),
  /** Of the second, 0…1: 0 is the first alone. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
};

const UniformStyleSchema = v.pipe(v.object(uniformEntries), v.readonly());

/** A style that is the same for every class. */
export type UniformStyle = v.InferOutput<typeof UniformStyleSchema>;

const ClassStylesSchema = v.pipe(v.record(v.picklist(CLASS_NAMES), UniformStyleSchema), v.readonly());

/** The classes that have a style of their own; at least one. */
export type ClassStyles = Readonly<Partial<Record<ClassName, UniformStyle>>>;

export const StyleMixSchema = v.pipe(
  v.object({
    /** Id of the painter that all of it belongs to; one that is not here is kept as it is. */
    painter: v.optional(NameSchema, FORMER_PAINTER),
    ...uniformEntries,
    /** Left out where every class has the same style. */
    classes: v.exactOptional(ClassStylesSchema),
  }),
  v.readonly(),
);

export type StyleMix = UniformStyle & { readonly painter: string; readonly classes?: ClassStyles };

/** A style of a painter's model card, unblended. */
export function namedStyle(painter: string, id: string): StyleMix {
  return { painter, first: { kind: 'named', id }, second: null, share: 0 };
}

/** The style that an encoder of this version took from a picture. */
export function pictureStyle(name: string, vector: readonly number[]): StyleSource {
  return { kind: 'picture', name, vector, inRange: true };
}

/** True when both name the same painter and the same styles (or carry the same vectors) in the same blend, for every class. */
export function sameStyle(one: StyleMix, other: StyleMix): boolean {
  return (
    one.painter === other.painter &&
    sameUniformStyle(one, other) &&
    CLASS_NAMES.every((name) => {
      const [own, others] = [one.classes?.[name], other.classes?.[name]];
      return own === undefined || others === undefined ? own === others : sameUniformStyle(own, others);
    })
  );
}

/** As sameStyle for one painter's, whatever styles of their own classes have. */
export function sameUniformStyle(one: UniformStyle, other: UniformStyle): boolean {
  if (!sameSource(one.first, other.first)) return false;
  if (one.second === null || other.second === null) return one.second === other.second;
  return one.share === other.share && sameSource(one.second, other.second);
}

function sameSource(one: StyleSource, other: StyleSource): boolean {
  if (one.kind === 'named') return other.kind === 'named' && one.id === other.id;
  return (
    other.kind === 'picture' &&
    one.inRange === other.inRange &&
    one.vector.length === other.vector.length &&
    one.vector.every((value, index) => value === other.vector[index])
  );
}

export function isStyleMix(value: unknown): value is StyleMix {
  return isWhole(StyleMixSchema, value);
}

/** The part of a style that is for all classes without one of their own. */
export function uniformPart({ first, second, share }: UniformStyle): UniformStyle {
  return { first, second, share };
}

/** What a class is painted in: its own style, or that of the whole picture. */
export function styleOfClass(style: StyleMix, className: ClassName): UniformStyle {
  return style.classes?.[className] ?? uniformPart(style);
}

/** The style with another one for a class; null takes the class's own away. */
export function withClassStyle(style: StyleMix, className: ClassName, own: UniformStyle | null): StyleMix {
  // In the order of the classes, so that equal styles are written as equal texts.
  const classes = Object.fromEntries(
    CLASS_NAMES.flatMap((name) => {
      const chosen = name === className ? own : (style.classes?.[name] ?? null);
      return chosen === null ? [] : [[name, uniformPart(chosen)]];
    }),
  );
  const whole = { painter: style.painter, ...uniformPart(style) };
  return Object.keys(classes).length === 0 ? whole : { ...whole, classes };
}

/** All sources that a style is made of. */
export function sourcesOf(style: StyleMix): readonly StyleSource[] {
  return [style, ...Object.values(style.classes ?? {})].flatMap(({ first, second }) => (second === null ? [first] : [first, second]));
}
