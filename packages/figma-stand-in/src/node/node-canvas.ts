// The stand-in's canvas in Node: @napi-rs/canvas.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { CanvasFactory, Context2D } from '../render/canvas';

export const nodeCanvas: CanvasFactory = {
  create(width, height) {
    const canvas = createCanvas(width, height);
    return {
      context: canvas.getContext('2d') as unknown as Context2D,
      source: canvas as unknown as CanvasImageSource,
      encodePng: async () => new Uint8Array(await canvas.encode('png')),
    };
  },
  async decode(bytes) {
    const image = await loadImage(Buffer.from(bytes));
    return { source: image as unknown as CanvasImageSource, width: image.width, height: image.height };
  },
};
