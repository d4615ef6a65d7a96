// A painting as data: what is ordered, how far it is, what was painted and what landed. No behaviour.
import type { PaintingWay, Recipe, Repaint } from '../../../contract/recipe';
import type { Placement } from '../../../contract/storage/settings';
import type { StyleMix } from '../../../contract/style';
import type { Progress } from '../../../inference/api/engine';
import type { StyleRange } from '../../../inference/api/style-range';
import type { Painting } from '../../../inference/api/paint-job';
import type { Reading } from '../mask/reading';

/** What a preview was painted from. It is up to date while a painting would be made from the same now. */
export interface PaintedFrom {
  /** Of the reading that it was painted from. */
  readonly revision: number;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
  /** How loose the outlines are, 0…1. */
  readonly edges: number;
}

/** The newest painting of a source, made by Live or by an order. It may be in the document or only in the panel. */
export interface Preview {
  readonly from: PaintedFrom;
  readonly painting: Painting;
  /** Painted smaller while the hand moves: to be seen, never to be inserted. */
  readonly draft?: true;
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
  /** Whether the layer carries its label map. */
  readonly carriesMask: boolean;
}

/** A painting of this session, kept to be shown again when an undo or a redo brings it back into the document. */
export interface Made {
  readonly painted: Painted;
  readonly preview: Preview;
}

/** Everything that a painting is made from, captured when it starts: edits that come later don't change it. */
export interface Order {
  readonly id: number;
  readonly sourceIds: readonly string[];
  /** The layer to update: the painting that was shown for the source, perhaps one of several. Null where there was none. */
  readonly layerId: string | null;
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
  /** How loose the outlines are, 0…1. */
  readonly edges: number;
  readonly placement: Placement;
}

export type PaintStep = { readonly kind: 'working'; readonly progress: Progress | null } | { readonly kind: 'inserting' };

/** What the panel knows of the generator beside its styles. */
export interface Painter {
  /** Lower-case hex sha256; empty when the model card could not be read. */
  readonly modelHash: string;
  /** The hashes of former files that paint the same pixels. */
  readonly formerly: readonly string[];
  readonly sizeMultiple: number;
  /** As in the model card. */
  readonly tileHalo?: number | undefined;
  /** How far the styles go that it knows; null where the model card could not be read. */
  readonly styleRange: StyleRange | null;
  /** It came with a style encoder. */
  readonly takesPictures: boolean;
}

/** True for the painter's own file and for former ones that paint the same. */
export function madeBy({ modelHash, formerly }: Pick<Painter, 'modelHash' | 'formerly'>, way: Pick<PaintingWay, 'modelHash'>): boolean {
  return way.modelHash === modelHash || formerly.includes(way.modelHash);
}
