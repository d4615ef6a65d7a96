// A PNG from anywhere, through any decoder, to the same pixels.
import type { RgbaImage } from '../../contract/pictures/image';
import { checkComplete } from './check-complete';
import { cicpToSrgb } from './cicp-to-srgb';
import { turned } from './exif-orientation';
import { notAPng } from './not-a-png';
import { plainPng } from './plain-png';
import type { PlainPng } from './plain-png';

/**
 * @param decode a decoder that follows iCCP, gAMA and cHRM where it is told that there is such a thing.
 * @throws FailureError `not-a-png` with the reason as its detail; whatever `decode` throws.
 */
export async function decodeFile(
  file: Uint8Array,
  decode: (png: Uint8Array<ArrayBuffer>, hasProfile: boolean) => Promise<RgbaImage>,
): Promise<RgbaImage> {
  let plain: PlainPng;
  try {
    plain = plainPng(file);
    await checkComplete(plain.png);
  } catch (thrown) {
    throw notAPng(thrown instanceof Error ? thrown.message : String(thrown));
  }
  const image = await decode(plain.png, plain.hasProfile);
  cicpToSrgb(image, plain.cicp);
  return turned(image, plain.orientation);
}
