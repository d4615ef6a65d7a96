// Reads PNG bytes as pixels, for tests that look at what was rendered.
import { createCanvas, loadImage } from '@napi-rs/canvas';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, 0…255, of one pixel. */
  at(x: number, y: number): [number, number, number, number];
}

export async function readPixels(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return {
    width: image.width,
    height: image.height,
    at(x, y) {
      const offset = (y * image.width + x) * 4;
      return [data[offset]!, data[offset + 1]!, data[offset + 2]!, data[offset + 3]!];
    },
  };
}

/** A PNG of one colour, or of one colour per quarter: top left, top right, bottom left, bottom right. */
export async function pngOf(width: number, height: number, ...colours: readonly string[]): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const [first = '#000'] = colours;
  [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].forEach(([x, y], quarter) => {
    context.fillStyle = colours[quarter] ?? first;
    context.fillRect((x! * width) / 2, (y! * height) / 2, width / 2, height / 2);
  });
  return new Uint8Array(await canvas.encode('png'));
}
