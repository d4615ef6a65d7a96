// Vector shapes on their way to the canvas, and how many of them the plugin takes at once.
import * as v from 'valibot';
import { CLASS_NAMES } from './classes';

/**
 * The most that one frame takes. Two hundred times what a drawn scene needs: more layers make a file slow to select and export.
 * Sides are page pixels; paths may reach beyond the frame by one more `side`.
 */
export const SHAPE_LIMITS = { shapes: 1000, points: 30_000, side: 10_000, nameLength: 200 } as const;

export const VectorShapeSchema = v.pipe(
  v.object({
    /** Layer name. */
    name: v.pipe(v.string(), v.maxLength(SHAPE_LIMITS.nameLength)),
    className: v.picklist(CLASS_NAMES),
    /** Absolute M, L, C and Z commands, words separated by single spaces, in pixels of the frame; every subpath closed. */
    path: v.string(),
  }),
  v.readonly(),
);

export type VectorShape = v.InferOutput<typeof VectorShapeSchema>;
