// A piece of a painting that is painted.
import * as v from 'valibot';
import type { Rect } from '../../../contract/geometry';

const RectSchema: v.GenericSchema<Rect> = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** Also a Piece's tile, as it travels to a worker. */
export const TileSchema = v.object({ window: RectSchema, core: RectSchema });

export const PaintedPieceSchema = v.pipe(
  v.object({
    /** As of the Piece. */
    round: v.number(),
    /** Where it is in the generated picture. */
    core: RectSchema,
    /** Row-major RGBA of the core alone, alpha 255. */
    rgba: v.custom<Uint8ClampedArray<ArrayBuffer>>((value) => value instanceof Uint8ClampedArray),
    /** Time of the generator's run, ms. */
    ms: v.number(),
  }),
  v.readonly(),
);

export type PaintedPiece = v.InferOutput<typeof PaintedPieceSchema>;
