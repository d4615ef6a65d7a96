// The mask on show as data.
import type { LabelMap } from '../../../labels/label-map';

/** The label map of a reading with the outlines that a painting of this seed gets, small enough to be shown. */
export interface LooseMask {
  readonly sourceIds: readonly string[];
  /** Of the reading. */
  readonly revision: number;
  readonly quick: boolean;
  readonly edges: number;
  readonly seed: number;
  readonly map: LabelMap;
}
