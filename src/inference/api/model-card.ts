// The model card: describes a generator file, its inputs and outputs, its styles, and what it may be used for. Schema, type and validation.
import * as v from 'valibot';
import { CLASS_NAMES } from '../../contract/classes';
import { FailureError } from '../../contract/failure';
import { PICTURE_SIZE } from '../../contract/size';
import { sizesOf } from './tensor-shape';
import type { TensorShape } from './tensor-shape';

const SIDE = PICTURE_SIZE;

const TextSchema = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'must be a text that is not empty'),
);
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1, 'must be a positive whole number'));
const ObjectSchema = v.pipe(
  v.unknown(),
  v.check((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object'),
);

/** A file beside the card. */
const fileEntries = {
  /** Its name. */
  file: v.pipe(
    TextSchema,
    v.check((name) => !/[\\/]/.test(name), 'must be a name without folders'),
  ),
  /** Lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')),
  bytes: CountSchema,
};

/** A tensor's description. @param sizes that it must have at PICTURE_SIZE; null where any will do. @param symbols that the shape may name. */
function tensorSchema<Type extends 'int32' | 'float32'>(
  type: Type,
  sizes: readonly (number | null)[],
  symbols: Readonly<Record<string, number>> = { height: SIDE, width: SIDE },
) {
  return v.pipe(
    v.object({
      type: v.literal(type, `must be ${type}`),
      shape: v.custom<TensorShape>(
        (shape) => {
          const found = sizesOf(shape, symbols);
          return found?.length === sizes.length && sizes.every((size, axis) => size === null || size === found[axis]);
        },
        `must come to ${sizes.map((size) => size ?? 'any').join(' × ')}`,
      ),
      /** For people. */
      range: v.exactOptional(v.string('must be a text')),
    }),
    v.readonly(),
  );
}

/** An object of exactly these entries; some it may lack. */
function exactly<Entries extends v.ObjectEntries>(entries: Entries, mayLack: readonly string[] = []) {
  const names = Object.keys(entries).filter((name) => !mayLack.includes(name));
  const rule = `must be ${names.join(', ')}`;
  return v.pipe(
    v.record(v.string(), v.unknown(), rule),
    v.check((given) => {
      const found = Object.keys(given).filter((name) => !mayLack.includes(name));
      return found.sort().join() === [...names].sort().join();
    }, rule),
    v.object(entries),
    v.readonly(),
  );
}

const LevelSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(255));
const ColourSchema = v.pipe(v.tuple([LevelSchema, LevelSchema, LevelSchema]), v.readonly());
const ColoursSchema = v.pipe(v.tuple([ColourSchema, ColourSchema, ColourSchema]), v.readonly());

export type StyleColours = v.InferOutput<typeof ColoursSchema>;

const StyleSchema = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    vector: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.readonly()),
    /** Not offered any more: only recipes that name it are painted with it. */
    retired: v.exactOptional(v.literal(true)),
    /** Mean sRGB (0…255) of the thumbnail's upper, middle and lower third: by them the nearest style of another painter is found. */
    colours: v.exactOptional(ColoursSchema),
    /** A small painting in this style, as the data URL of an image. */
    thumbnail: v.exactOptional(
      v.pipe(v.string(), v.regex(/^data:image\/(webp|png);base64,[A-Za-z0-9+/]+=*$/, 'must be a data URL of a WebP or PNG')),
    ),
  }),
  v.check(({ id, name }) => id.trim() !== '' && name.trim() !== '', 'must have an id and a name'),
  v.readonly(),
);

export type Style = v.InferOutput<typeof StyleSchema>;

/** The network that makes a style's vector of a picture. */
const StyleEncoderSchema = v.pipe(
  v.object({
    ...fileEntries,
    /** float32 [1, 3, height, width] of whole numbers: the picture, −1…1 RGB. */
    input: v.pipe(v.object({ picture: tensorSchema('float32', [1, 3, null, null], {}) }), v.readonly()),
    /** Name of the output: the vector. */
    output: TextSchema,
  }),
  v.readonly(),
);

export type StyleEncoder = v.InferOutput<typeof StyleEncoderSchema>;

/**
 * A network that doubles the picture: of `picture` and `features` (the generator's or the head's before it: `next`), and of labels, style and noise at the new
 * size, it makes `image` and, save for the last one, `next`.
 */
const DetailHeadSchema = v.pipe(
  v.object({
    /** The file itself, as a data URL: it is smaller than the styles' thumbnails together. */
    model: v.pipe(v.string(), v.regex(/^data:application\/octet-stream;base64,[A-Za-z0-9+/]+=*$/, 'must be a data URL')),
    /** How many planes of features it takes. */
    features: CountSchema,
    /** How far from a pixel of the new size what was painted before can still change it, in such pixels. */
    reach: CountSchema,
  }),
  v.readonly(),
);

export type DetailHead = v.InferOutput<typeof DetailHeadSchema>;

const ModelCardSchema = v.pipe(
  v.object({
    name: TextSchema,
    version: TextSchema,
    /** The generator. */
    ...fileEntries,
    /** sha256 of files that paint the same pixels, where every class has the same style: their recipes are this painter's too. */
    formerly: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    classes: v.pipe(
      v.array(v.picklist(CLASS_NAMES)),
      v.check((names) => names.join() === CLASS_NAMES.join(), `must be ${CLASS_NAMES.join(', ')}, in this order`),
      v.readonly(),
    ),
    /** Exactly the inputs that this code can fill (src/inference/paint/tensors.ts). */
    inputs: exactly({
      labels: tensorSchema('int32', [1, 1, SIDE, SIDE]),
      position: tensorSchema('float32', [1, 2, SIDE, SIDE]),
      // One vector for each class and for what is unlabelled.
      style: tensorSchema('float32', [1, CLASS_NAMES.length + 1, null]),
      noise: tensorSchema('float32', [1, 1, null, null]),
    }),
    /** `next`: the features that the first detail head goes on from. */
    outputs: exactly(
      {
        image: tensorSchema('float32', [1, 3, SIDE, SIDE]),
        next: v.exactOptional(tensorSchema('float32', [1, null, SIDE / 2, SIDE / 2])),
      },
      ['next'],
    ),
    /** The detail heads, one above the other: each doubles the picture. Where absent, larger pictures are generated as such. */
    octaves: v.exactOptional(v.pipe(v.array(DetailHeadSchema), v.readonly())),
    /** Height and width must be multiples of this. */
    sizeMultiple: v.pipe(
      CountSchema,
      v.check((multiple) => SIDE % multiple === 0, `must divide ${SIDE}`),
    ),
    /** How far from a pixel its label, in pixels, can still change the picture: tiles overlap by that much. Where absent, it is not known and nothing is tiled. */
    tileHalo: v.exactOptional(CountSchema),
    /** Absent where the model came without one. */
    styleEncoder: v.exactOptional(v.pipe(ObjectSchema, StyleEncoderSchema)),
    styles: v.pipe(v.array(StyleSchema), v.minLength(1, 'must be a list that is not empty'), v.readonly()),
    defaultStyle: TextSchema,
    provenance: TextSchema,
    /** The painter, for people; `use` is what its paintings may be used for: `licence` says it in a sentence. */
    painter: v.object({ id: TextSchema, name: TextSchema, about: TextSchema, use: v.picklist(['free', 'non-commercial']) }),
    licence: TextSchema,
  }),
  v.readonly(),
);

export type ModelCard = v.InferOutput<typeof ModelCardSchema>;

export type InputName = keyof ModelCard['inputs'];

/**
 * Check a parsed model card field by field. Unknown further fields are left alone.
 * @returns the value itself.
 * @throws FailureError `model-invalid`; its detail names the field.
 */
export function validateModelCard(value: unknown): ModelCard {
  const { issues, output: card } = v.safeParse(ModelCardSchema, value, { abortEarly: true });
  if (issues !== undefined) throw invalid(`${pathOf(issues[0])} ${issues[0].message}`);
  // Rules that concern several fields.
  const length = sizesOf(card.inputs.style.shape, {})?.[2];
  const ids = card.styles.map(({ id }) => id);
  for (const [index, { id, vector }] of card.styles.entries()) {
    if (ids.indexOf(id) !== index) throw invalid(`styles[${index}].id must be unique`);
    if (vector.length !== length) throw invalid(`styles[${index}].vector must be ${String(length)} numbers`);
  }
  if (!ids.includes(card.defaultStyle)) throw invalid('defaultStyle must be the id of a style');
  if (card.octaves !== undefined && !('next' in card.outputs)) throw invalid('outputs must have next, which octaves go on from');
  if ((card.tileHalo ?? 0) % card.sizeMultiple !== 0) throw invalid('tileHalo must be a multiple of sizeMultiple');
  return value as ModelCard;
}

/** For example styles[1].id. */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }, depth) => (typeof key === 'number' ? `[${key}]` : `${depth > 0 ? '.' : ''}${String(key)}`)).join('');
}

function invalid(rule: string): FailureError {
  return new FailureError(
    'model-invalid',
    'The description of the painting model in this plugin is not right. Install the plugin again.',
    `model card: ${rule}`,
  );
}
