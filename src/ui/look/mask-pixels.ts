// A label map as pixels: each class in its own colour, which is how people know it.
import { CLASSES } from '../../contract/classes';

/** RGBA bytes (4 per label, alpha 255) of class indices 0…8. Throws on any other label. */
export function maskPixels(labels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(labels.length * 4);
  for (let index = 0; index < labels.length; index += 1) {
    const semantic = CLASSES[labels[index]!];
    if (semantic === undefined) throw new Error(`label ${String(labels[index])} is no class`);
    const at = index * 4;
    pixels[at] = semantic.colour[0];
    pixels[at + 1] = semantic.colour[1];
    pixels[at + 2] = semantic.colour[2];
    pixels[at + 3] = 255;
  }
  return pixels;
}
