// A painting's bytes on their way into the document.
import { FailureError } from '../../contract/failure';
import { isSize } from '../../contract/size';
import { pngSize } from '../../contract/pictures/png-header';

/** Throws FailureError `not-a-png` for bytes that Figma would not take. */
export function checkPng(png: Uint8Array): void {
  if (!isSize(pngSize(png))) {
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
