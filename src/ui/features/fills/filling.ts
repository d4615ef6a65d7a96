// A painting on its way into the fills of layers that the person selects meanwhile, as data.
import type { SelectionState } from '../../../contract/wire/messages';
import type { PaintSource } from '../painting/layer-contents';
import type { Preview } from '../painting/painting-state';

/** The painting in the document, or the one that only the panel has, with what it was painted from. */
export type FillPainting =
  | { readonly kind: 'layer'; readonly layerId: string; readonly sourceIds: readonly string[] }
  | { readonly kind: 'shown'; readonly source: PaintSource; readonly painting: Preview['painting'] };

export interface Filling {
  readonly id: number;
  /** Of what it is a painting; null where that is gone. */
  readonly name: string | null;
  readonly what: FillPainting;
  /** How many of the selected layers it can fill; null until that is known. */
  readonly targets: number | null;
  /** 0…1 while it is on its way; null while layers are chosen. */
  readonly done: number | null;
  /** What was selected meanwhile. */
  readonly held: SelectionState | null;
}
