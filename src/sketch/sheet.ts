// The sheet: the label map that the sketch pad draws on, and the size of the frame that it will become.
import { UNLABELLED } from '../contract/classes';
import type { Size } from '../contract/size';
import type { LabelMap } from '../labels/label-map';

/** Longest side of a sheet, cells: the usual size of the generator's label map. */
export const SHEET_SIDE = 512;
/** Longest side of the frame of a sheet that was not made from a selection, page pixels. New frames of rolled scenes have it, too. */
const FRAME_SIDE = 1200;
/** Shortest side of a sheet, cells, however long and thin its frame is. */
const THINNEST = 32;

/** The pad changes `labels` in place. */
export interface Sheet extends LabelMap {
  /** Size on the page, page pixels. */
  readonly frame: Size;
  /** Name of the source whose label map it was begun on; null for one that was begun empty. */
  readonly source: string | null;
}

/** An unlabelled sheet of a frame's proportions. */
export function emptySheet(frame: Size): Sheet {
  const { width, height } = sheetSize(frame);
  return { width, height, labels: new Uint8Array(width * height).fill(UNLABELLED), frame, source: null };
}

/** Cells of a sheet for a frame: SHEET_SIDE along the longer side, the other in proportion, each at least THINNEST. */
export function sheetSize({ width, height }: Size): Size {
  const scale = SHEET_SIDE / Math.max(width, height);
  const cells = (length: number): number => Math.min(SHEET_SIDE, Math.max(THINNEST, Math.round(length * scale)));
  return { width: cells(width), height: cells(height) };
}

/** A frame of FRAME_SIDE with the given proportions, page pixels. */
export function frameOf(across: number, down: number): Size {
  const scale = FRAME_SIDE / Math.max(across, down);
  return { width: Math.round(across * scale), height: Math.round(down * scale) };
}
