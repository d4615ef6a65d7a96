// PNG in and out in Node, to the same pixels as the browser's codec (src/inference/png/png-codec.ts).
import type { RgbaImage } from '../../src/contract/pictures/image';
import { decode, encode } from 'fast-png';
import type { DecodedPng } from 'fast-png';
import { notAPng } from '../../src/inference/png/png-codec';
import type { PngCodec } from '../../src/inference/png/png-codec';

export const nodeCodec: PngCodec = {
  decode: (png) => Promise.resolve().then(() => decodePng(png)),
  encode: (rgba, width, height) => Promise.resolve(encode({ width, height, data: rgba, depth: 8, channels: 4 }).slice()),
};

/** Where the header says whether a picture is interlaced. */
const INTERLACE_BYTE = 28;

/**
 * Any PNG (grey, colour, palette; 1 to 16 bits; interlaced) as 8-bit straight RGBA. Colour profiles are left aside, as in the panel.
 * @throws FailureError `not-a-png`.
 */
export function decodePng(png: Uint8Array): RgbaImage {
  let image: DecodedPng;
  try {
    image = decode(png, { checkCrc: true });
  } catch (thrown) {
    throw notAPng(String(thrown));
  }
  const { width, height } = image;
  // The library leaves the bits of interlaced pictures below 8 bits unsorted: refused rather than misread.
  if (image.depth < 8 && png[INTERLACE_BYTE] !== 0) throw notAPng('interlaced with less than 8 bits');
  if (image.depth === 8 && image.channels === 4) return { rgba: image.data as Uint8Array, width, height };
  const rgba = new Uint8Array(width * height * 4);
  const sample = samples(image);
  for (let index = 0; index < width * height; index++) rgba.set(pixel(image, sample, index), index * 4);
  return { rgba, width, height };
}

/** Reads the n-th sample of the picture; below 8 bits samples are packed, each row beginning on a byte. */
function samples({ data, width, channels, depth }: DecodedPng): (index: number) => number {
  if (depth >= 8) return (index) => data[index]!;
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const mask = (1 << depth) - 1;
  return (index) => {
    const column = (index % width) * depth;
    const byte = data[Math.floor(index / width) * rowBytes + (column >> 3)]!;
    return (byte >> (8 - depth - (column & 7))) & mask;
  };
}

function pixel(image: DecodedPng, sample: (index: number) => number, index: number): [number, number, number, number] {
  const { channels, depth, palette, transparency } = image;
  if (palette !== undefined) {
    const [red, green, blue, alpha = 255] = palette[sample(index)] ?? [0, 0, 0, 0];
    return [red!, green!, blue!, alpha];
  }
  const whole = 2 ** depth - 1;
  const values = Array.from({ length: channels }, (_, channel) => sample(index * channels + channel));
  const [red, green, blue, alpha] = values.map((value) => Math.round((value * 255) / whole));
  const keyed =
    transparency !== undefined && transparency.length >= channels && values.every((value, channel) => value === transparency[channel]);
  const colourless = channels < 3;
  const opacity = keyed ? 0 : ((colourless ? green : alpha) ?? 255);
  return colourless ? [red!, red!, red!, opacity] : [red!, green!, blue!, opacity];
}
