// Reads a mask file. It is checked before it is decoded, since any file can be dropped on the panel.
import { FailureError } from '../../../contract/failure';
import type { RgbaImage } from '../../../contract/pictures/image';
import type { ImportedLabels } from '../../label-map';
import { importMask } from './import-mask';
import { maskSize, unreadable } from './mask-size';

/**
 * Decode and label a mask file.
 * @param decode a PNG decoder. @throws what it throws, with a sentence about the file for `not-a-png`.
 * @throws FailureError `not-a-png` for what is no PNG file or larger than MASK_LIMITS, `photo-no-mask` or `no-semantic-pixel` for one that is no mask.
 */
export async function readMaskFile(file: Uint8Array, decode: (png: Uint8Array) => Promise<RgbaImage>): Promise<ImportedLabels> {
  maskSize(file);
  try {
    return importMask(await decode(file));
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.code === 'not-a-png') throw unreadable(thrown.detail ?? '');
    throw thrown;
  }
}
