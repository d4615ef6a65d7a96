// The header of a mask file, which is looked at before the rest is decoded.
import { FailureError } from '../../../contract/failure';
import { MASK_LIMITS } from '../../../contract/pictures/mask-limits';
import { pngSize } from '../../../contract/pictures/png-header';
import type { Size } from '../../../contract/size';

/** @returns the size that the file promises. @throws FailureError `not-a-png` for what is no PNG, has no size, or is too large. */
export function maskSize(file: Uint8Array): Size {
  const size = pngSize(file);
  if (size === null) throw unreadable('no PNG header');
  const { width, height } = size;
  if (width === 0 || height === 0)
    throw new FailureError('not-a-png', 'This mask is 0 pixels wide or high: the file is damaged. Save it as PNG again.');
  if (Math.max(width, height) > MASK_LIMITS.side || width * height > MASK_LIMITS.pixels) {
    throw new FailureError(
      'not-a-png',
      `This mask is ${width} × ${height} pixels. At most ${MASK_LIMITS.side} a side and ${MASK_LIMITS.pixels / 1e6} million in all can be read: make it smaller, then try again.`,
    );
  }
  return size;
}

/** Only PNG: other formats change colours slightly, and a mask is read by its exact colours. */
export function unreadable(detail: string): FailureError {
  return new FailureError('not-a-png', 'This file could not be read as a PNG picture. Save the mask as PNG, then import it again.', detail);
}
