// A composed scene as pixels, antialiased as Figma exports it.
import { createCanvas, Path2D } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { CLASSES } from '../../src/contract/classes';
import type { ComposedScene } from '../../src/compose/compose-scene';

/** @param scale pixels of the picture per pixel of the scene's frame. */
export function drawScene({ width, height, shapes }: ComposedScene, scale = 1): Canvas {
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  context.scale(canvas.width / width, canvas.height / height);
  for (const { className, path } of shapes) {
    context.fillStyle = `rgb(${CLASSES.find(({ name }) => name === className)!.colour.join()})`;
    context.fill(new Path2D(path));
  }
  return canvas;
}
