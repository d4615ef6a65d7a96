// Reads and writes PNGs. Here with the browser's canvas, in a worker or a page; Node has a codec of its own (scripts/shared/node-codec.ts). What
// decoders would do each in their way is done for all of them before and after (decode-file.ts).
import { FailureError } from '../../contract/failure';
import { needs } from '../../contract/needs';
import type { RgbaImage } from '../../contract/pictures/image';
import { decodeExport, decodeFile } from './decode-file';
import { notAPng } from './not-a-png';

export interface PngCodec {
  /** One that Figma exported: whole, upright, sRGB because the plugin asked for that. @throws FailureError `not-a-png`. */
  decode(png: Uint8Array): Promise<RgbaImage>;
  /** One from anywhere, as it is meant to be seen: in sRGB, upright, the still picture of a film. @throws FailureError `not-a-png`. */
  decodeFile(png: Uint8Array): Promise<RgbaImage>;
  encode(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Largest canvas that is kept for the next picture, in pixels (16 MB). */
const KEPT = 2048 ** 2;

/**
 * A codec that reads one picture after another. A canvas holds premultiplied colour, so straight colour comes out exact where alpha is 255,
 * within one level at 128, and is lost at 0.
 */
export function openBrowserCodec(): PngCodec {
  let kept: OffscreenCanvasRenderingContext2D | null = null;

  async function decode(png: Uint8Array, colorSpaceConversion: ColorSpaceConversion): Promise<RgbaImage> {
    const blob = new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' });
    let bitmap: ImageBitmap;
    try {
      // Premultiplied by the decoder, because the canvas needs it so and would take another pass for it.
      bitmap = await createImageBitmap(blob, { colorSpaceConversion, premultiplyAlpha: 'premultiply' });
    } catch (thrown) {
      throw notAPng(String(thrown));
    }
    const { width, height } = bitmap;
    // Kept where it can be: a new canvas for each picture takes about a quarter of the time of reading it.
    const context = kept?.canvas.width === width && kept.canvas.height === height ? kept : context2d(width, height);
    kept = width * height <= KEPT ? context : null;
    // Replaces the picture before instead of blending with it.
    context.globalCompositeOperation = 'copy';
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { rgba: context.getImageData(0, 0, width, height).data, width, height };
  }

  return {
    encode: encodePng,
    // The values as they are in the file, so that nothing can change the nine colours.
    decode: async (png) => decodeExport(png, (plain) => decode(plain, 'none')),
    decodeFile: (png) => decodeFile(png, (plain, hasProfile) => decode(plain, hasProfile ? 'default' : 'none')),
  };
}

async function encodePng(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const context = context2d(width, height);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  needs('OffscreenCanvas' in globalThis, 'OffscreenCanvas');
  // Pixels are read back or written at once, which is slower with a canvas on the graphics card.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null)
    throw new FailureError('out-of-memory', 'There is not enough memory to read the selection. Close other tabs or files and try again.');
  return context;
}
