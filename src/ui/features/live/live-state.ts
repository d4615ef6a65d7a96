// Live as data. Whether it is on is a setting.
import type { FailureCode } from '../../../contract/failure';
import type { Notice } from '../../state/notice';
import type { PaintedFrom } from '../painting/painting-state';

export interface LiveState {
  /** A run of the generator is under way for a preview. */
  readonly painting: boolean;
  /** What the last run failed to paint: it is not tried again before something changes. */
  readonly stuck: PaintedFrom | null;
  /** The last failure that the person was told of, and the notice that told it: the same failure is not told twice in a row. */
  readonly told: { readonly code: FailureCode; readonly notice: Notice } | null;
}
