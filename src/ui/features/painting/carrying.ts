// The mask that a painting takes along onto its layer, as the requests that make layers want it.
import { carriedLabels } from '../../../labels/label-text';
import type { InsertPainting } from '../../../contract/messages';

/** Empty where the mask is too long to carry. */
export function carrying(labels: Uint8Array): Pick<InsertPainting, 'mask'> {
  const mask = carriedLabels(labels);
  return mask === null ? {} : { mask };
}
