// Sizes of paintings in pixels, and the person's choice among them. What each choice comes to for a frame depends on the
// generator: src/inference/api/sizes/output-size.ts.
import * as v from 'valibot';

/** Side of the usual, square painting in pixels. */
export const PICTURE_SIZE = 512;

export const SQUARE: Size = { width: PICTURE_SIZE, height: PICTURE_SIZE };

/** Longest side of a painting: Figma takes no larger image. */
export const LONGEST_SIDE = 4096;

const SideSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_SIDE));

/** Whole pixels, 1…LONGEST_SIDE a side. */
export const SizeSchema = v.object({ width: SideSchema, height: SideSchema });

/** In pixels, or in cells of a label map. Sizes from outside are checked with SizeSchema; sizes of frames may be fractions. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const LengthSchema = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** Size of a frame on the page, in page pixels: any length above 0. */
export const FrameSizeSchema = v.object({ width: LengthSchema, height: LengthSchema });

export function isSize(value: unknown): value is Size {
  return v.is(SizeSchema, value);
}

/**
 * `square`: 512×512, stretched over the frame. `fitted`: the frame's own shape, about as many pixels. `full`: the frame's own
 * pixels. `double`: twice as many a side, for screens that show two pixels for one of the page.
 */
export type SizeChoice = 'square' | 'fitted' | 'full' | 'double';

export const SIZE_CHOICES: readonly SizeChoice[] = ['square', 'fitted', 'full', 'double'];
