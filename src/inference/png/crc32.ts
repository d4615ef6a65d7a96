// The checksum of PNG's chunks. https://www.w3.org/TR/png-3/#D-CRCAppendix

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** Unsigned, 32 bits. */
export function crc32(bytes: Uint8Array): number {
  let rest = -1;
  for (let at = 0; at < bytes.length; at++) rest = TABLE[(rest ^ bytes[at]!) & 255]! ^ (rest >>> 8);
  return ~rest >>> 0;
}
