// A mask file from the person's disk: checked before it is decoded, since anything may be dropped on a panel.
import { FailureError } from '../contract/failure';
import { LONGEST_SIDE } from '../contract/size';
import { importMask } from './label-map/import-mask';
import type { ImportedMask } from './label-map/import-mask';
import type { PngCodec } from './png-codec';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Signature, length and name of the header chunk, then width and height. */
const [WIDTH_AT, HEIGHT_AT, HEADER_END] = [16, 20, 24] as const;

/**
 * Decode and label a mask file.
 * @throws FailureError `not-a-png` for what is no PNG file or more than LONGEST_SIDE pixels a side, `no-semantic-pixel` for one that is no mask.
 */
export async function readMaskFile(file: Uint8Array, codec: PngCodec): Promise<ImportedMask> {
  if (file.length < HEADER_END || SIGNATURE.some((byte, index) => file[index] !== byte)) throw unreadable('no PNG signature');
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (Math.max(header.getUint32(WIDTH_AT), header.getUint32(HEIGHT_AT)) > LONGEST_SIDE) {
    throw new FailureError('not-a-png', `This mask is more than ${LONGEST_SIDE} pixels wide or high. Make it smaller, then import it again.`);
  }
  try {
    return importMask(await codec.decode(file));
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.code === 'not-a-png') throw unreadable(thrown.detail ?? '');
    throw thrown;
  }
}

/** Other formats than PNG change colours here and there, which a mask can't stand. */
function unreadable(detail: string): FailureError {
  return new FailureError('not-a-png', 'This file could not be read as a PNG picture. Save the mask as PNG, then import it again.', detail);
}
