// The contact sheet of variations as data.
import type { StyleMix } from '../../../contract/style';
import type { Painting } from '../../../inference/api/paint-job';
import type { Reading } from '../mask/reading';

/** One label map painted from several seeds. */
export interface VariationSheet {
  readonly id: number;
  /** What all of them are painted from, captured when they were ordered. */
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly edges: number;
  readonly seeds: readonly number[];
  /** Those that are painted already, in the order of the seeds. */
  readonly paintings: readonly Painting[];
  readonly step: { readonly kind: 'painting'; readonly done: number } | { readonly kind: 'resting' } | { readonly kind: 'inserting' };
  /** They are in the document as layers. */
  readonly inserted: boolean;
}
