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
  const plain = checked(file);
  await checkComplete(plain.png).catch((thrown: unknown) => {
    throw notAPng(wordsOf(thrown));
  });
  const image = await decode(plain.png, plain.hasProfile);
  cicpToSrgb(image, plain.cicp);
  return turned(image, plain.orientation);
}

/** A PNG that Figma exported, in sRGB and upright: only that it is whole is looked at, since decoders give what there is without a word. */
export function decodeExport(png: Uint8Array, decode: (png: Uint8Array<ArrayBuffer>) => Promise<RgbaImage>): Promise<RgbaImage> {
  return decode(checked(png).png);
}

function checked(file: Uint8Array): PlainPng {
  try {
    return plainPng(file);
  } catch (thrown) {
    throw notAPng(wordsOf(thrown));
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
