// A drawing of the sketch pad as it is kept between openings, in figma.clientStorage on the person's own machine.
import * as v from 'valibot';
import { FrameSizeSchema, SizeSchema } from '../size';

/** In characters; a drawing of the largest size stays below it, so anything longer is no drawing. */
const LONGEST_RUNS = 2_000_000;

export const KeptDrawingSchema = v.pipe(
  v.object({
    ...SizeSchema.entries,
    /** Its labels as text (src/labels/label-text.ts); whether they fit the size is found out when they are read. */
    runs: v.pipe(v.string(), v.maxLength(LONGEST_RUNS)),
    /** Size on the page, page pixels. */
    frame: v.pipe(FrameSizeSchema, v.readonly()),
    /** Name of the selection whose label map it was begun on; null for an empty one. */
    source: v.nullable(v.string()),
  }),
  v.readonly(),
);

export type KeptDrawing = v.InferOutput<typeof KeptDrawingSchema>;

export function isKeptDrawing(value: unknown): value is KeptDrawing {
  return v.is(KeptDrawingSchema, value);
}
