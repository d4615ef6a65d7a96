// Recognises PNG, JPEG and GIF by their first bytes and reads their size. Pixels are decoded elsewhere (render/).
import type { Size } from './affine';
import { refuse } from './host-error';

/** Figma's limit for an image, pixels a side. */
export const MAX_IMAGE_SIDE = 4096;

/**
 * Size of an encoded image in pixels. The three texts are those that Figma documents (Working with images); which of them a damaged
 * image gets is not established.
 * @throws HostError when the bytes are none of the three formats, are cut off, or describe more than 4096 px a side.
 */
export function imageSize(bytes: Uint8Array): Size {
  const size = pngSize(bytes) ?? gifSize(bytes) ?? jpegSize(bytes) ?? refuse('Image type is unsupported');
  if (size.width > MAX_IMAGE_SIDE || size.height > MAX_IMAGE_SIDE) refuse('Image is too large');
  if (size.width === 0 || size.height === 0) refuse('Image is too small');
  return size;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function pngSize(bytes: Uint8Array): Size | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return null;
  if (bytes.length < 33) return refuse('Image is too small');
  return { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) };
}

function gifSize(bytes: Uint8Array): Size | null {
  if (!startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return null;
  if (bytes.length < 13) return refuse('Image is too small');
  return { width: view(bytes).getUint16(6, true), height: view(bytes).getUint16(8, true) };
}

function jpegSize(bytes: Uint8Array): Size | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
  const data = view(bytes);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return refuse('Image type is unsupported');
    const marker = bytes[at + 1]!;
    const isFrameHeader = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrameHeader) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    at += 2 + data.getUint16(at + 2);
  }
  return refuse('Image type is unsupported');
}
