// What the generator is asked to paint, and what comes of it.
import * as v from 'valibot';
import { BytesSchema } from './bytes';
import { EdgesSchema, RepaintsSchema, SeedSchema } from '../../contract/recipe';
import { SizeSchema } from '../../contract/size';
import type { Size } from '../../contract/size';
import { StyleMixSchema } from '../../contract/style';

export const PaintJobSchema = v.pipe(
  v.object({
    /** Of the label map and of the painting alike, 1…LONGEST_SIDE each. */
    ...SizeSchema.entries,
    /** Row-major `width`×`height` class indices: the map is whole. */
    labels: BytesSchema,
    style: StyleMixSchema,
    /** 0…MAX_SEED. */
    seed: SeedSchema,
    /** Classes painted again with other noise, one after another, over what was there; mostly none. */
    repaints: RepaintsSchema,
    /** How loose the outlines are painted. */
    edges: EdgesSchema,
    /** Paint it smaller, to follow a moving hand: the same picture, a little coarser (draftSize). */
    draft: v.exactOptional(v.literal(true)),
  }),
  v.readonly(),
);

export type PaintJob = v.InferOutput<typeof PaintJobSchema>;

/** Of the job's size, or of the draft's. */
export interface Painting extends Size {
  /** Row-major `width`×`height` RGBA, alpha 255. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Time of the generator's runs alone, ms. */
  readonly ms: number;
}
