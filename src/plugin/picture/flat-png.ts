// A PNG of one pixel: a colour for the panel to lay over an area. The sandbox has no encoder, and this needs none.
// https://www.w3.org/TR/png-3/#5DataRep, https://www.rfc-editor.org/rfc/rfc1950 and 1951 (one stored block)

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** @param rgba straight alpha, integers 0…255. */
export function flatPng(rgba: readonly [number, number, number, number]): Uint8Array {
  // A filter byte, then the pixel.
  const row = [0, ...rgba];
  const stored = [0x78, 0x01, 1, row.length, 0, 255 - row.length, 255, ...row, ...word(adler32(row))];
  // 1×1, 8 bits a channel, RGBA.
  const header = [...word(1), ...word(1), 8, 6, 0, 0, 0];
  return new Uint8Array([...SIGNATURE, ...chunk('IHDR', header), ...chunk('IDAT', stored), ...chunk('IEND', [])]);
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const body = [...type.split('').map((letter) => letter.charCodeAt(0)), ...data];
  return [...word(data.length), ...body, ...word(crc32(body))];
}

function word(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(bytes: readonly number[]): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
