// The label map that a painted layer carries, in place of one that is read off its shapes.
import { FailureError } from '../contract/failure';
import type { CarriedMask } from '../contract/picture';
import type { Size } from '../contract/size';
import { coverageOf } from './coverage';
import { readLabels } from './label-text';
import type { PictureLabels } from './label-map';
import { resampled } from './resample';

/** The map at this size. @throws FailureError `mask-damaged` for a text that is none. */
export function carriedLabelMap({ text, width, height }: CarriedMask, size: Size): PictureLabels {
  const labels = readLabels(text, width * height);
  if (labels === null) {
    throw new FailureError(
      'mask-damaged',
      'The mask on this painting is damaged, so it can’t be painted again. Use its style and seed instead.',
    );
  }
  const map = resampled({ labels, width, height }, size);
  return { ...map, palette: 'alla-prima', coverage: coverageOf(map.labels), unlabelled: 0, unmatched: [] };
}
