// A style that people named and keep in the file, for everyone who opens it with the plugin. It is an entry of the document's plugin data, and so
// anybody's text: what is not one of ours, or more than a style needs, is passed over.
import * as v from 'valibot';
import { StyleMixSchema } from '../style';
import { parseBounded } from './bounded-json';

/** `thumbnail` and `text` are characters; a style of one vector for each class, with its thumbnail, is half as long. */
export const FILE_STYLE_LIMITS = { name: 60, person: 100, thumbnail: 8_000, text: 24_000, styles: 48 } as const;

/** As it is shown: no spaces around it, and it is not empty. */
export const StyleNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(FILE_STYLE_LIMITS.name),
  v.check((name) => name.trim() === name && Array.from(name).every((letter) => letter >= ' ')),
);

export const StyleIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{8,24}$/));

/** The data URL of a small image. */
export const ThumbnailSchema = v.pipe(
  v.string(),
  v.maxLength(FILE_STYLE_LIMITS.thumbnail),
  v.regex(/^data:image\/(webp|png|jpeg);base64,[A-Za-z0-9+/]+=*$/),
);

/** Latest moment that a Date can hold, ms. */
const LATEST = 8.64e15;

const keptEntries = {
  name: StyleNameSchema,
  style: StyleMixSchema,
  /** A small painting in it; null where none could be made. */
  thumbnail: v.nullable(ThumbnailSchema),
  /** Name of who kept it; null where Figma did not say. */
  by: v.nullable(v.pipe(v.string(), v.maxLength(FILE_STYLE_LIMITS.person))),
  /** When, ms since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST)),
};

const KeptSchema = v.pipe(v.object({ ...keptEntries, version: v.literal(1) }), v.readonly());

export const FileStyleSchema = v.pipe(v.object({ ...keptEntries, id: StyleIdSchema }), v.readonly());

export type FileStyle = v.InferOutput<typeof FileStyleSchema>;

/** The entry's text. */
export function writeFileStyle({ name, style, thumbnail, by, at }: FileStyle): string {
  return JSON.stringify({ version: 1, name, style, thumbnail, by, at });
}

/** The style of an entry; null for a damaged one, one of another version, and one that is longer than a style is. */
export function parseFileStyle(id: string, text: string): FileStyle | null {
  const kept = v.safeParse(KeptSchema, parseBounded(text, FILE_STYLE_LIMITS.text));
  if (!kept.success || !v.is(StyleIdSchema, id)) return null;
  const { name, style, thumbnail, by, at } = kept.output;
  return { id, name, style, thumbnail, by, at };
}
