// PNG in and out by the browser's own means, in a worker or a page. Node has its own codec (scripts/shared/node-codec.ts).
import { FailureError } from '../../contract/failure';
import type { RgbaImage } from '../../contract/image';

export interface PngCodec {
  /** @throws FailureError `not-a-png`. */
  decode(png: Uint8Array): Promise<RgbaImage>;
  encode(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Pixels of the canvas that is kept from one picture to the next: 16 MB. Larger ones are made anew. */
const KEPT = 2048 ** 2;

/**
 * A codec for a worker or page that reads one picture after another. Straight colour passes through premultiplied colour on its way:
 * exact where alpha is 255, within a level at 128, lost at 0.
 */
export function openBrowserCodec(): PngCodec {
  let kept: OffscreenCanvasRenderingContext2D | null = null;
  return {
    encode: encodePng,
    async decode(png) {
      const blob = new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' });
      let bitmap: ImageBitmap;
      try {
        // The numbers as they are in the file: a colour conversion would move the nine colours. Premultiplied, because the canvas is:
        // the decoder does that in passing, the canvas would take a round of its own.
        bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'premultiply' });
      } catch (thrown) {
        throw notAPng(String(thrown));
      }
      const { width, height } = bitmap;
      // New memory for each picture is about a quarter of what reading it takes.
      const context = kept?.canvas.width === width && kept.canvas.height === height ? kept : context2d(width, height);
      kept = width * height <= KEPT ? context : null;
      // In place of the picture before, not over it.
      context.globalCompositeOperation = 'copy';
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      return { rgba: context.getImageData(0, 0, width, height).data, width, height };
    },
  };
}

async function encodePng(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const context = context2d(width, height);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

export function notAPng(detail: string): FailureError {
  return new FailureError('not-a-png', 'The exported picture could not be read. Try again, or select fewer layers.', detail);
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  // Pixels are read back or written at once; a canvas on the graphics card would only slow that down.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new FailureError('out-of-memory', 'There is not enough memory to read the selection. Close other tabs or files and try again.');
  return context;
}
