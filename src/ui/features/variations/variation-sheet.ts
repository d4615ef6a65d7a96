// The contact sheet of variations as data.
import type { StyleMix } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';
import type { Reading } from '../mask/reading';

/** The contact sheet: one mask painted from several seeds. */
export interface VariationSheet {
  readonly id: number;
  /** What all of them are painted from, as it was when they were asked for. */
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly seeds: readonly number[];
  /** In the order of the seeds, as far as they are painted. */
  readonly paintings: readonly Painting[];
  readonly step: { readonly kind: 'painting'; readonly done: number } | { readonly kind: 'resting' } | { readonly kind: 'inserting' };
  /** They are in the document as layers. */
  readonly inserted: boolean;
}
