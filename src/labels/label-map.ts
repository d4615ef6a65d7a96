// The label map: which of the nine classes each cell of a picture has. The panel shows it, the generator paints it, the sketch pad draws on one,
// and vector shapes are traced from it. A mask is a picture of a label map in class colours: the word for files, and the panel's word for it.
import type { ClassName, Rgb } from '../contract/classes';
import type { Size } from '../contract/size';

export interface LabelMap extends Size {
  /**
   * Row-major, `width`×`height`: class indices 0…8, or UNLABELLED where there is no class. A map without a single UNLABELLED cell is
   * called whole; the generator takes no other.
   */
  readonly labels: Uint8Array;
}

/** The colours that a picture was understood in: ours, or those of the 2020 web app Paint with ML. */
export type PaletteName = 'alla-prima' | 'paint-with-ml';

/** The whole label map of an exported selection, and how well the picture was understood. */
export interface PictureLabels extends LabelMap {
  readonly palette: PaletteName;
  /** Share of each class in `labels`; sums to 1. */
  readonly coverage: Readonly<Record<ClassName, number>>;
  /** Share of the picture that matched no class, before it was filled from its neighbours, 0…1. */
  readonly unlabelled: number;
  /** The most frequent colours that match nothing, most frequent first, with their share of the picture; antialiasing left out. */
  readonly unmatched: readonly { readonly colour: Rgb; readonly share: number }[];
}

/** The label map of a mask file. It keeps the holes of the mask. */
export interface ImportedLabels extends LabelMap {
  readonly palette: PaletteName | 'ade20k';
  /** Pixels of the picture as it is meant to be seen; a file may hold it on its side. */
  readonly picture: Size;
  /** Share of the mask that shows something that was not understood, 0…1; transparent places are not counted. */
  readonly unlabelled: number;
  /** What was left out and why, or null where nothing was. */
  readonly notice: string | null;
}
