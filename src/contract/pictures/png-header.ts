// The one place that reads the header of a PNG: what is said there decides whether the rest is worth decoding, or handing to Figma.
// https://www.w3.org/TR/png-3/#5PNG-file-signature, https://www.w3.org/TR/png-3/#11IHDR
import type { Size } from '../size';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Name of the header chunk, and where it stands: after the signature and the chunk's length. */
const [HEADER, HEADER_AT] = [[0x49, 0x48, 0x44, 0x52], 12];
const [WIDTH_AT, HEIGHT_AT] = [16, 20];
/** Signature and header chunk with its checksum. */
const SHORTEST = 33;

/** True for bytes that begin as a PNG does, whatever follows. */
export function hasPngSignature(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Width and height in pixels, any unsigned 32-bit numbers; null for bytes that do not begin with a PNG's header. */
export function pngSize(bytes: Uint8Array): Size | null {
  if (!hasPngSignature(bytes) || HEADER.some((byte, index) => bytes[HEADER_AT + index] !== byte) || bytes.length < SHORTEST) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(WIDTH_AT), height: view.getUint32(HEIGHT_AT) };
}
