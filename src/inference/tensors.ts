// The generator's inputs and output as plain arrays. Shapes come from the model card; the runtime wraps them (runtime.ts).
import { FailureError } from '../contract/failure';
import type { PaintJob } from './engine-api';
import type { InputName, ModelCard } from './model-card';
import { noiseWindow } from './noise';
import { styleVector } from './style-vector';
import { sizesOf } from './tensor-shape';

export interface PlainTensor {
  readonly data: Int32Array | Float32Array;
  readonly sizes: readonly number[];
}

/**
 * Fill every input of the card for a whole picture; its sides are multiples of the card's `sizeMultiple`.
 * @throws FailureError `unknown-style` (styleVector).
 * @throws RangeError when the labels are not width·height bytes.
 */
export function paintingInputs(card: ModelCard, { labels, width, height, style, seed }: Omit<PaintJob, 'repaints'>): Record<InputName, PlainTensor> {
  if (labels.length !== width * height) throw new RangeError(`${labels.length} labels instead of ${width}×${height}`);
  const sizes = (name: InputName): readonly number[] => sizesOf(card.inputs[name].shape, { height, width })!;
  const [, , rows, columns] = sizes('noise');
  return {
    labels: { data: Int32Array.from(labels), sizes: sizes('labels') },
    position: { data: positions(height, width), sizes: sizes('position') },
    style: { data: styleVector(card, style), sizes: sizes('style') },
    noise: { data: noiseWindow(seed, { left: 0, top: 0, columns: columns!, rows: rows! }), sizes: sizes('noise') },
  };
}

/** Pixel-centre coordinates in −1…1: the plane of y, then the plane of x, each row-major `height`×`width`. */
export function positions(height: number, width: number): Float32Array<ArrayBuffer> {
  const plane = height * width;
  const values = new Float32Array(2 * plane);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      values[row * width + column] = (2 * row + 1) / height - 1;
      values[plane + row * width + column] = (2 * column + 1) / width - 1;
    }
  }
  return values;
}

/**
 * The generator's image as pixels: −1 becomes 0 and 1 becomes 255, rounded to the nearest (halves up), beyond is cut off.
 * @param image three planes (red, green, blue) of `pixels` values each.
 * @returns RGBA, alpha 255.
 * @throws FailureError `paint-failed` when a value is not a number.
 */
export function imagePixels(image: Float32Array, pixels: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
  for (let channel = 0; channel < 3; channel++) {
    for (let from = channel * pixels, to = channel; to < rgba.length; from++, to += 4) {
      const value = image[from]!;
      // A difference to itself is 0 but for what is no finite number.
      if (value - value !== 0) throw new FailureError('paint-failed', 'The painting came out broken. Try another style or another seed.', `value ${value} at ${from - channel * pixels}`);
      // The array itself cuts off below 0 and above 255.
      rgba[to] = Math.floor(value * 127.5 + 127.5 + 0.5);
    }
  }
  return rgba;
}
