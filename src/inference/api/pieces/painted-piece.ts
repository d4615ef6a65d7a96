// A piece of a painting that is painted.
import * as v from 'valibot';
import type { Rect } from '../../../contract/geometry';
import type { Piece } from './piece-plan';

const RectSchema: v.GenericSchema<Rect> = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** A Piece, as it travels to a worker. */
export const PieceSchema: v.GenericSchema<Piece> = v.object({
  round: v.number(),
  tile: v.object({ window: RectSchema, core: RectSchema }),
  octaves: v.number(),
});

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
