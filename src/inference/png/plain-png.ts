// A PNG reduced to what every decoder reads alike: the still picture and at most one statement about its colours. Decoders differ in what they
// do about damaged side chunks, films and profiles, and some inflate whatever is in a side chunk; none of that reaches them.
// https://www.w3.org/TR/png-3/
import { hasPngSignature } from '../../contract/pictures/png-header';
import { crc32 } from './crc32';
import { orientationIn } from './exif-orientation';
import type { Orientation } from './exif-orientation';

export interface PlainPng {
  readonly png: Uint8Array<ArrayBuffer>;
  /** How the pixels have to be turned to be seen as they are meant. */
  readonly orientation: Orientation;
  /** Whether a decoder that knows profiles will convert its colours to sRGB. */
  readonly hasProfile: boolean;
  /** Colour primaries and transfer function by their numbers in ITU-T H.273, where they are told; stronger than any profile. */
  readonly cicp: { readonly primaries: number; readonly transfer: number } | null;
}

interface Chunk {
  readonly name: string;
  /** From its length to its checksum. */
  readonly whole: Uint8Array;
  readonly data: Uint8Array;
}

/** What the picture itself is made of; without one of these undamaged there is no picture. Palettes of true colour are only suggestions. */
const PICTURE = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Larger profiles than any camera's or monitor's are passed over: what they inflate to is up to whoever made them. */
const LARGEST_PROFILE = 1 << 18;
const LARGEST_EXIF = 1 << 16;
const SIGNATURE_LENGTH = 8;
/** Length, name and checksum. */
const FRAME = 12;
const TRUE_COLOUR = [2, 6];

/**
 * Side chunks with a wrong checksum are passed over like those that nobody needs.
 * @throws Error with the reason for what is no PNG, or cut short or damaged in what the picture is made of.
 */
export function plainPng(file: Uint8Array): PlainPng {
  const found = chunksOf(file);
  const header = found[0]!;
  const colourType = header.data[9]!;
  const first = (name: string): Chunk | undefined => found.find((chunk) => chunk.name === name);
  const cicp = first('cICP')?.data;
  const profile = first('iCCP');
  // Gamma alone says too little: most files that have it were written by programs that did not know better, so it is left aside.
  const gamma = first('cHRM') === undefined ? [] : ['gAMA', 'cHRM'];
  const about = cicp !== undefined ? [] : profile !== undefined && profile.data.length <= LARGEST_PROFILE ? ['iCCP'] : gamma;
  const isSrgb = about[0] !== 'iCCP' && first('sRGB') !== undefined;
  const wanted = new Set(isSrgb ? [] : about);
  const exif = first('eXIf')?.data;
  const once = new Set<string>();
  const kept = found.filter(({ name }) => {
    if (name === 'IDAT' || name === 'IHDR') return true;
    if (once.has(name) || (name === 'PLTE' && TRUE_COLOUR.includes(colourType))) return false;
    once.add(name);
    return PICTURE.has(name) || wanted.has(name);
  });
  return {
    png: joined(file.subarray(0, SIGNATURE_LENGTH), kept),
    orientation: exif === undefined || exif.length > LARGEST_EXIF ? 1 : orientationIn(exif),
    hasProfile: wanted.size > 0 && kept.some(({ name }) => wanted.has(name)),
    cicp: cicp !== undefined && cicp.length === 4 && cicp[2] === 0 ? { primaries: cicp[0]!, transfer: cicp[1]! } : null,
  };
}

/** The chunks up to the end of the picture, without damaged side chunks. */
function chunksOf(file: Uint8Array): Chunk[] {
  if (!hasPngSignature(file)) throw new Error('no PNG signature');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_LENGTH; at < file.length;) {
    const length = at + FRAME <= file.length ? view.getUint32(at) : Infinity;
    const end = at + FRAME + length;
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (end > file.length) {
      // All of the picture may be there, and only what follows it is missing.
      if (PICTURE.has(name) && name !== 'IEND') throw new Error(`cut short in ${name}`);
      break;
    }
    const sound = crc32(file.subarray(at + 4, end - 4)) === view.getUint32(end - 4);
    if (!sound && PICTURE.has(name)) throw new Error(`wrong checksum of ${name}`);
    // Upper case: a chunk that must be understood.
    if (!PICTURE.has(name) && /^[A-Z]/.test(name)) throw new Error(`unknown chunk ${name.replace(/[^A-Za-z]/g, '?')}`);
    if (sound) chunks.push({ name, whole: file.subarray(at, end), data: file.subarray(at + 8, end - 4) });
    if (name === 'IEND') break;
    at = end;
  }
  if (chunks[0]?.name !== 'IHDR' || chunks[0].data.length !== 13) throw new Error('no PNG header');
  if (!chunks.some(({ name }) => name === 'IDAT')) throw new Error('no picture data');
  return chunks;
}

const IEND = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

function joined(signature: Uint8Array, chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const parts = [signature, ...chunks.filter(({ name }) => name !== 'IEND').map(({ whole }) => whole), IEND];
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}
