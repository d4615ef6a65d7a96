// Reading a PNG's size from its header, before it is given to Figma.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = [0x49, 0x48, 0x44, 0x52];

/** Width and height in pixels, or null for bytes that do not begin as a PNG does. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const starts = SIGNATURE.every((byte, i) => bytes[i] === byte) && HEADER.every((byte, i) => bytes[12 + i] === byte);
  if (!starts || bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
