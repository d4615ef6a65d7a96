// A painting's bytes on their way into the document.
import { FailureError } from '../../contract/failure';
import { pngSize } from './png-size';

/** Figma's limit for an image, pixels a side. */
const MAX_SIDE = 4096;

/** Throws FailureError `not-a-png` for bytes that Figma would not take. */
export function checkPng(png: Uint8Array): void {
  const size = pngSize(png);
  if (size === null || size.width < 1 || size.height < 1 || size.width > MAX_SIDE || size.height > MAX_SIDE) {
    throw new FailureError('not-a-png', 'The finished painting could not be read, so nothing was changed. Paint again.');
  }
}

/** The bytes as an image of the document. Throws FailureError `image-refused`. */
export function imageOf(png: Uint8Array): Image {
  try {
    return figma.createImage(png);
  } catch (thrown) {
    throw new FailureError('image-refused', 'Figma did not accept the finished painting, so nothing was changed. Paint again.', String(thrown));
  }
}
