// Pixels as a canvas, to be put on sheets.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { RgbaImage } from '../../src/contract/pictures/image';

export function pixelCanvas({ rgba, width, height }: RgbaImage): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(width, height);
  picture.data.set(rgba);
  context.putImageData(picture, 0, 0);
  return canvas;
}
