// Sizes of paintings in pixels, and the person's choice among them. What each choice comes to for a frame depends on the
// generator: src/inference/painted-size.ts.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * `square`: 512×512, stretched over the frame. `own`: the frame's own shape, about as many pixels. `large`: the frame's own
 * pixels.
 */
export type SizeChoice = 'square' | 'own' | 'large';

export const SIZE_CHOICES: readonly SizeChoice[] = ['square', 'own', 'large'];

/** Longest side of a painting: Figma takes no larger image. */
export const LONGEST_SIDE = 4096;

/** Whole pixels, 1…LONGEST_SIDE a side. */
export function isSize(value: unknown): value is Size {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height } = value as Record<string, unknown>;
  return isSide(width) && isSide(height);
}

function isSide(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_SIDE;
}
