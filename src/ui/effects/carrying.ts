// The mask that a painting takes along onto its layer, as the requests that make layers want it.
import { carriedMask } from '../../contract/mask-text';
import type { InsertPainting } from '../../contract/messages';

/** Empty where the mask is too long to carry. */
export function carrying(labels: Uint8Array): Pick<InsertPainting, 'mask'> {
  const mask = carriedMask(labels);
  return mask === null ? {} : { mask };
}
