// What made a painting, as its PNG says it in its metadata: readers of pictures, search engines and laws ask whether a trained model did.
import * as v from 'valibot';

const TextSchema = v.pipe(v.string(), v.maxLength(500));

export const OriginSchema = v.pipe(
  v.object({
    /** The painter's name for people. */
    painter: TextSchema,
    painterVersion: TextSchema,
    /** What its paintings may be used for, in a sentence. */
    licence: TextSchema,
    appVersion: TextSchema,
  }),
  v.readonly(),
);

export type Origin = v.InferOutput<typeof OriginSchema>;
