// A painting as data: what is ordered, how far it is, what was painted and what landed. No behaviour.
import type { Recipe, Repaint } from '../../../contract/recipe';
import type { Placement } from '../../../contract/settings';
import type { StyleMix } from '../../../contract/style';
import type { Progress } from '../../../inference/api/engine';
import type { Painting } from '../../../inference/api/paint-job';
import type { Reading } from '../mask/reading';

/** What the picture in the panel was painted from. While that is what a painting would be made from now, it is up to date. */
export interface PaintedFrom {
  /** Of the reading. */
  readonly revision: number;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
}

/** The newest painting of a subject, by Live or by order; whether it is in the document is not its concern. */
export interface Preview {
  readonly from: PaintedFrom;
  readonly painting: Painting;
}

/** A painting that landed in the document. */
export interface Painted {
  /** Revision of the reading that it was painted from. */
  readonly revision: number;
  /** From the press on Paint to the layer in the document; null where the preview on show was inserted. */
  readonly seconds: number | null;
  readonly layerId: string;
  readonly layerName: string;
  readonly imageHash: string;
  readonly updated: boolean;
  readonly recipe: Recipe;
  /** As a PaintingSummary's. */
  readonly carriesMask: boolean;
}

/** Everything a painting is made from, captured when it starts: what lands is what was painted from. */
export interface Order {
  readonly id: number;
  readonly sourceIds: readonly string[];
  /** The painting that was on show for the source, perhaps one of several: that very layer is updated. */
  readonly layerId: string | null;
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
  readonly placement: Placement;
}

export type PaintStep = { readonly kind: 'working'; readonly progress: Progress | null } | { readonly kind: 'inserting' };

/** What the panel knows of the generator beside its styles. */
export interface Painter {
  /** Lower-case hex sha256; empty when the card could not be read. */
  readonly modelHash: string;
  readonly sizeMultiple: number;
  /** It came with a style encoder. */
  readonly takesPictures: boolean;
}
