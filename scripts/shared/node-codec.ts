// PNG in and out in Node, to the same pixels as the browser's codec (src/inference/png/png-codec.ts): Skia decodes, as in Chromium.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas, Image } from '@napi-rs/canvas';
import { encode } from 'fast-png';
import type { RgbaImage } from '../../src/contract/pictures/image';
import { decodeExport, decodeFile } from '../../src/inference/png/decode-file';
import { notAPng } from '../../src/inference/png/not-a-png';
import type { PngCodec } from '../../src/inference/png/png-codec';

export const nodeCodec: PngCodec = {
  decode: async (png) => decodeExport(png, decodePng),
  decodeFile: (png) => decodeFile(png, decodePng),
  encode: (rgba, width, height) => Promise.resolve(encode({ width, height, data: rgba, depth: 8, channels: 4 }).slice()),
};

/** The pixels of a loaded picture of any format, or of a drawn one. */
export function pixelsOf(image: Image | Canvas): RgbaImage {
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { rgba: context.getImageData(0, 0, width, height).data, width, height };
}

async function decodePng(png: Uint8Array): Promise<RgbaImage> {
  try {
    return pixelsOf(await loadImage(png));
  } catch (thrown) {
    throw notAPng(String(thrown));
  }
}
