// PNGs chunk by chunk, for the kinds that no library writes.
import { crc32, deflateSync } from 'node:zlib';

export type NamedChunk = readonly [name: string, data: Iterable<number>];

/** Size, bits a sample, colour type, and whether it is interlaced. */
export interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
  readonly interlaced?: boolean;
}

/** @param rows of samples, packed, each without its filter byte, which is 0. */
export function pngByHand(
  { width, height, depth, type, interlaced = false }: Header,
  rows: readonly Iterable<number>[],
  chunks: readonly NamedChunk[] = [],
): Uint8Array {
  const header = [...word(width), ...word(height), depth, type, 0, 0, interlaced ? 1 : 0];
  const data = deflateSync(Uint8Array.from(rows.flatMap((row) => [0, ...row])));
  return pngOfChunks([['IHDR', header], ...chunks, ['IDAT', data], ['IEND', []]]);
}

/** A file of exactly these chunks, with right checksums. */
function pngOfChunks(chunks: readonly NamedChunk[]): Uint8Array {
  const parts = chunks.map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), Uint8Array.from(data)]);
    return Buffer.concat([Uint8Array.from(word(body.length - 4)), body, Uint8Array.from(word(crc32(body)))]);
  });
  return Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...parts]);
}

function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
