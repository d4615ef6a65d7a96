// A drawing of the sketch pad as it is kept between openings, in figma.clientStorage on the person's own machine.
import { isSize } from './size';
import type { Size } from './size';

export interface KeptDrawing extends Size {
  /** Runs of equal labels, row by row, as src/sketch/runs.ts writes them. */
  readonly runs: string;
  /** Size on the page, page pixels. */
  readonly frame: Size;
  /** Name of the selection whose mask it was begun on; null for an empty one. */
  readonly source: string | null;
}

/** Dated like the settings' key. */
export const DRAWING_KEY = 'drawing-2026-11-22';

/** More than a drawing of the largest size can come to, in characters: what is longer is none. */
const LONGEST_RUNS = 2_000_000;

/** True for what has the shape of a kept drawing; whether its runs fit its size shows when they are unpacked. */
export function isKeptDrawing(value: unknown): value is KeptDrawing {
  if (!isSize(value)) return false;
  const { runs, frame, source } = value as Partial<Record<keyof KeptDrawing, unknown>>;
  return typeof runs === 'string' && runs.length <= LONGEST_RUNS && isFrame(frame) && (source === null || typeof source === 'string');
}

/** Frames are measured in fractions of pixels, and can be larger than any painting. */
function isFrame(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height } = value as Record<string, unknown>;
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0 && Number.isFinite(width + height);
}
