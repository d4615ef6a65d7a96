// The contact sheet of variations as data.
import type { Variation } from '../../../contract/variations/four-ways';
import type { Painting } from '../../../inference/api/paint-job';
import type { Reading } from '../mask/reading';

/** One label map painted four times. */
export interface VariationSheet {
  readonly id: number;
  /** What all of them are painted from, captured when they were ordered. */
  readonly reading: Reading;
  /** How loose the outlines are, 0…1. */
  readonly edges: number;
  readonly variations: readonly Variation[];
  /** Those that are painted already, in the order of the variations. */
  readonly paintings: readonly Painting[];
  readonly step: { readonly kind: 'painting'; readonly done: number } | { readonly kind: 'resting' } | { readonly kind: 'inserting' };
  /** They are in the document as layers. */
  readonly inserted: boolean;
}
