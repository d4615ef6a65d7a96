// The sketch pad's state as data. The sheet's labels change in place, stroke by stroke; `revision` grows when they did.
import type { Failure } from '../../../contract/failure';
import type { Size } from '../../../contract/size';
import type { StyleMix } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';
import type { Sheet } from '../../../sketch/sheet';

export type Tool = 'brush' | 'fill' | 'eraser';

export interface PadState {
  readonly tool: Tool;
  /** Index of the class in use, 0…8. */
  readonly label: number;
  /** Diameter of the brush, cells. */
  readonly size: number;
  readonly sheet: Sheet;
  /** Grows with every finished step, undone and redone ones too. */
  readonly revision: number;
  /** Share of cells without a class, 0…1, as of `revision`. */
  readonly unlabelled: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Where the keyboard draws: whole cells. */
  readonly cursor: { readonly x: number; readonly y: number };
  /** The keyboard holds the tool down. */
  readonly down: boolean;
  /** What the drawing was read from; null where it was not read from a picture, or not this sheet. */
  readonly backdrop: Backdrop | null;
  /** How well the picture is seen through the drawing, 0…1. */
  readonly through: number;
  /** Name of the picture that is being read; null where none is. */
  readonly reading: string | null;
  /** The sentence for screen readers. */
  readonly said: string;
  readonly preview: Preview;
  readonly sending: boolean;
  /** What came of sending the drawing, until the next step. */
  readonly outcome: Outcome | null;
}

/** The picture that the sheet was read from, to draw over. */
export interface Backdrop {
  /** Only this sheet was read from it: undone, the picture goes, too. */
  readonly sheet: Sheet;
  readonly name: string;
  /** The picture as PNG, to take its colours. */
  readonly file: Uint8Array;
  /** What a canvas shows. */
  readonly bitmap: ImageBitmap;
  /** Labels of the sheet as they were read, row-major. */
  readonly read: Uint8Array;
  /** Cells that the reader is unsure of have 1, row-major. */
  readonly unsure: Uint8Array;
}

/** The painting of the drawing, in the panel alone. */
export interface Preview {
  readonly painted: Painted | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/** What a painting of the drawing is made from. */
export interface Wish {
  readonly revision: number;
  readonly style: StyleMix;
  readonly seed: number;
  /** How loose the outlines are, 0…1. */
  readonly edges: number;
}

export interface Painted extends Size {
  readonly wish: Wish;
  /** Row-major class indices: the drawing as it was painted, with its gaps filled. */
  readonly labels: Uint8Array;
  readonly painting: Painting;
  /** The painting is a draft: the hand has not come to rest. */
  readonly draft: boolean;
}

export const NO_PREVIEW: Preview = { painted: null, busy: false, failure: null };

export interface Outcome {
  readonly tone: 'done' | 'trouble';
  readonly sentence: string;
  /** The frame that was made; null where none was. */
  readonly frameId: string | null;
}

/** Diameter of the brush, cells. */
export const BRUSH_SIZES = { least: 2, most: 200, first: 40 } as const;

/** Place of a diameter on the slider, 0…1: equal moves of the slider change the size by equal shares. */
export function sliderOf(size: number): number {
  return Math.log(size / BRUSH_SIZES.least) / Math.log(BRUSH_SIZES.most / BRUSH_SIZES.least);
}

/** The whole diameter at a place of the slider; beyond its ends the nearest there is. */
export function sizeAt(slider: number): number {
  const within = Math.min(1, Math.max(0, slider));
  return Math.round(BRUSH_SIZES.least * (BRUSH_SIZES.most / BRUSH_SIZES.least) ** within);
}

/** The next size up (1) or down (−1): a fifth more or less, at least one cell. */
export function nextSize(size: number, direction: 1 | -1): number {
  const next = direction > 0 ? Math.max(size + 1, Math.round(size * 1.2)) : Math.min(size - 1, Math.round(size / 1.2));
  return Math.min(BRUSH_SIZES.most, Math.max(BRUSH_SIZES.least, next));
}
