// Reads a mask file. It is checked before it is decoded, since any file can be dropped on the panel.
import { FailureError } from '../../contract/failure';
import type { RgbaImage } from '../../contract/pictures/image';
import { pngSize } from '../../contract/pictures/png-header';
import { LONGEST_SIDE } from '../../contract/size';
import type { ImportedLabels } from '../label-map';
import { importMask } from './import-mask';

/**
 * Decode and label a mask file.
 * @param decode a PNG decoder. @throws what it throws, with a sentence about the file for `not-a-png`.
 * @throws FailureError `not-a-png` for what is no PNG file or more than LONGEST_SIDE pixels a side, `no-semantic-pixel` for one that is no mask.
 */
export async function readMaskFile(file: Uint8Array, decode: (png: Uint8Array) => Promise<RgbaImage>): Promise<ImportedLabels> {
  const size = pngSize(file);
  if (size === null) throw unreadable('no PNG header');
  if (Math.max(size.width, size.height) > LONGEST_SIDE) {
    throw new FailureError('not-a-png', `This mask is more than ${LONGEST_SIDE} pixels wide or high. Make it smaller, then import it again.`);
  }
  try {
    return importMask(await decode(file));
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.code === 'not-a-png') throw unreadable(thrown.detail ?? '');
    throw thrown;
  }
}

/** Only PNG: other formats change colours slightly, and a mask is read by its exact colours. */
function unreadable(detail: string): FailureError {
  return new FailureError('not-a-png', 'This file could not be read as a PNG picture. Save the mask as PNG, then import it again.', detail);
}
