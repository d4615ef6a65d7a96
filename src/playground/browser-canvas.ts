// The stand-in's canvas in a browser: OffscreenCanvas.
import type { CanvasFactory } from 'figma-stand-in/render/canvas';

export const browserCanvas: CanvasFactory = {
  create(width, height) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no 2D canvas');
    return {
      context,
      source: canvas,
      encodePng: async () => new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()),
    };
  },
  async decode(bytes) {
    const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    return { source: bitmap, width: bitmap.width, height: bitmap.height };
  },
};
