// Exported masks: in the proportions of their source, with its size on the page noted in the file, so that a mask that is dropped back makes
// a frame of that size, though it may be larger than a picture can be, or no whole number of pixels.
import { hasPngSignature, pngSize } from '../../../contract/pictures/png-header';
import { LONGEST_SIDE } from '../../../contract/size';
import type { Size } from '../../../contract/size';

/** Keyword of the note, a tEXt chunk: https://www.w3.org/TR/png-3/#11tEXt */
const KEYWORD = 'Alla Prima frame';
/** Where the first chunk after the header begins: signature 8, header 25. */
const AFTER_HEADER = 33;
/** A picture that was cropped or stretched since then no longer fits its note. Ratio of proportions. */
const SAME_PROPORTIONS = 1.02;

/** Pixels of an exported mask: as many as the frame has, or so many more that no cell of the label map is lost; at most LONGEST_SIDE. */
export function maskSize(frame: Size, map: Size): Size {
  const wanted = Math.max(1, map.width / frame.width, map.height / frame.height);
  const scale = Math.min(wanted, LONGEST_SIDE / Math.max(frame.width, frame.height));
  return { width: Math.max(1, Math.round(frame.width * scale)), height: Math.max(1, Math.round(frame.height * scale)) };
}

/** The PNG with the frame's size noted in it, page pixels. */
export function withFrame(png: Uint8Array, { width, height }: Size): Uint8Array {
  const body = new TextEncoder().encode(`tEXt${KEYWORD}\0${width} ${height}`);
  const noted = new Uint8Array(png.length + body.length + 8);
  const view = new DataView(noted.buffer);
  noted.set(png.subarray(0, AFTER_HEADER));
  view.setUint32(AFTER_HEADER, body.length - 4);
  noted.set(body, AFTER_HEADER + 4);
  view.setUint32(AFTER_HEADER + 4 + body.length, crc32(body));
  noted.set(png.subarray(AFTER_HEADER), AFTER_HEADER + 8 + body.length);
  return noted;
}

/** The frame's size as noted in a PNG, page pixels; null where there is no note that fits the picture. */
export function frameOfMask(png: Uint8Array): Size | null {
  const size = pngSize(png);
  if (size === null || !hasPngSignature(png)) return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  // Before the pixels only: the note is ours, and that is where we write it.
  for (let at = AFTER_HEADER; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    const name = latin(png.subarray(at + 4, at + 8));
    if (name === 'IDAT' || at + 12 + length > png.length) return null;
    const text = name === 'tEXt' && length < 200 ? latin(png.subarray(at + 8, at + 8 + length)) : '';
    const found = /^Alla Prima frame\0([\d.]{1,24}) ([\d.]{1,24})$/.exec(text);
    if (found !== null) return fitting({ width: Number(found[1]), height: Number(found[2]) }, size);
    at += 12 + length;
  }
  return null;
}

function fitting(frame: Size, picture: Size): Size | null {
  const stretch = (frame.width / frame.height) * (picture.height / picture.width);
  // Of a very long frame one side is rounded up to a pixel.
  const isThin = Math.min(picture.width, picture.height) < 50;
  const fits = frame.width > 0 && frame.height > 0 && (isThin || (stretch < SAME_PROPORTIONS && stretch > 1 / SAME_PROPORTIONS));
  return fits && Number.isFinite(stretch) ? frame : null;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
