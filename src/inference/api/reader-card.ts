// The network that reads a photo or painting into the nine classes: its card, which says what it may be used for, and what it gives.
import * as v from 'valibot';
import { FailureError } from '../../contract/failure';
import type { Size } from '../../contract/size';
import type { LabelMap } from '../../labels/label-map';

const TextSchema = v.pipe(v.string(), v.nonEmpty());

const ReaderCardSchema = v.pipe(
  v.object({
    name: TextSchema,
    version: TextSchema,
    /** A name without folders, beside the card. */
    file: v.pipe(v.string(), v.regex(/^[^\\/]+$/)),
    /** Lower-case hex. */
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /**
     * The picture that it takes, squashed to `side`×`side` (float32 [1, 3, side, side], −1…1 RGB). It gives `chances`, float32 [1, 10, side, side]:
     * of the nine classes and of something foreign, 0…1, their sum 1.
     */
    side: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1024)),
    provenance: TextSchema,
    licence: TextSchema,
  }),
  v.readonly(),
);

export type ReaderCard = v.InferOutput<typeof ReaderCardSchema>;

/** @throws FailureError `model-invalid`; its detail names the field. Unknown further fields are left alone. */
export function validateReaderCard(value: unknown): ReaderCard {
  const { success, issues, output } = v.safeParse(ReaderCardSchema, value, { abortEarly: true });
  if (success) return output;
  throw new FailureError(
    'model-invalid',
    'The part of this plugin that reads pictures is damaged. Install the plugin again.',
    `${v.getDotPath(issues[0]) ?? 'card'}: ${issues[0].message}`,
  );
}

/** What the scene reader made of a picture. */
export interface SceneReading {
  /** A whole map; the picture is squashed to its size. */
  readonly map: LabelMap;
  /** How sure of its label each cell is, 0…255, row-major. */
  readonly sure: Uint8Array;
  /** Size of the picture that was read, in its pixels. */
  readonly picture: Size;
}
