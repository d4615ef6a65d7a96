// PNG in and out by the browser's own means, in a worker or a page. Node has its own codec (scripts/node-codec.ts).
import { FailureError } from '../contract/failure';

export interface DecodedImage {
  /** Row-major RGBA, 8 bits, straight alpha. */
  readonly rgba: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface PngCodec {
  /** @throws FailureError `not-a-png`. */
  decode(png: Uint8Array): Promise<DecodedImage>;
  encode(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Uint8Array<ArrayBuffer>>;
}

export const browserCodec: PngCodec = {
  async decode(png) {
    const blob = new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' });
    let bitmap: ImageBitmap;
    try {
      // The numbers as they are in the file: a colour conversion would move the nine colours.
      bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
    } catch (thrown) {
      throw notAPng(String(thrown));
    }
    const { width, height } = bitmap;
    const context = context2d(width, height);
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { rgba: context.getImageData(0, 0, width, height).data, width, height };
  },

  async encode(rgba, width, height) {
    const context = context2d(width, height);
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
    const blob = await context.canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await blob.arrayBuffer());
  },
};

export function notAPng(detail: string): FailureError {
  return new FailureError('not-a-png', 'The exported picture could not be read. Try again, or select fewer layers.', detail);
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  // Pixels are read back or written once; a canvas on the graphics card would only slow that down.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new FailureError('out-of-memory', 'There is not enough memory to read the selection. Close other tabs or files and try again.');
  return context;
}
