// The generator's inputs and output as plain arrays. Shapes come from the model card; the runtime wraps them (runtime.ts).
import { FailureError } from '../../contract/failure';
import type { Rect } from '../../contract/geometry';
import type { Size } from '../../contract/size';
import type { PaintJob } from '../api/paint-job';
import type { InputName, ModelCard } from '../api/model-card';
import type { PlainTensor } from '../model/plain-tensor';
import { noiseWindow } from './noise';
import type { NoiseSource } from './noise';
import { stylePlanes } from '../style/style-vector';
import { sizesOf } from '../api/tensor-shape';
import type { Tile } from '../api/pieces/tile-plan';

/** The part of a job that the generator sees. */
export type WindowJob = Omit<PaintJob, 'repaints' | 'edges'>;

/** Fill every input of the generator for a whole picture; its sides are multiples of the model card's `sizeMultiple`. @throws as windowInputs. */
export function paintingInputs(card: ModelCard, job: WindowJob): Record<InputName, PlainTensor> {
  return windowInputs(card, job, { x: 0, y: 0, width: job.width, height: job.height });
}

/**
 * Fill every input of the generator for a window of a picture. Position and noise are those of the places in the picture; beyond its
 * right and bottom edge the last labels are repeated.
 * @param window in whole pixels; place and size are multiples of the model card's `sizeMultiple`.
 * @throws FailureError `unknown-style` (stylePlanes).
 * @throws RangeError when the labels are not width·height bytes.
 */
export function windowInputs(card: ModelCard, job: WindowJob, window: Rect, noise: NoiseSource = noiseWindow): Record<InputName, PlainTensor> {
  if (job.labels.length !== job.width * job.height) throw new RangeError(`${job.labels.length} labels instead of ${job.width}×${job.height}`);
  const sizes = (name: InputName): readonly number[] => sizesOf(card.inputs[name].shape, { height: window.height, width: window.width })!;
  const [, , rows, columns] = sizes('noise');
  // Noise may be coarser than the picture; windows begin at whole cells, because they begin at multiples of `sizeMultiple`.
  const [left, top] = [(window.x * columns!) / window.width, (window.y * rows!) / window.height];
  return {
    labels: { data: labelsIn(job, window), sizes: sizes('labels') },
    position: { data: positionsIn(job, window), sizes: sizes('position') },
    style: { data: stylePlanes(card, job.style), sizes: sizes('style') },
    noise: { data: noise(job.seed, { left, top, columns: columns!, rows: rows! }), sizes: sizes('noise') },
  };
}

/** Beyond the map's right and bottom edge its last labels are repeated. */
export function labelsIn({ labels, width, height }: Pick<WindowJob, 'labels' | 'width' | 'height'>, window: Rect): Int32Array {
  const values = new Int32Array(window.width * window.height);
  const inside = Math.min(window.width, width - window.x);
  for (let row = 0; row < window.height; row++) {
    const from = Math.min(window.y + row, height - 1) * width + window.x;
    const to = row * window.width;
    for (let column = 0; column < inside; column++) values[to + column] = labels[from + column]!;
    values.fill(labels[from + inside - 1]!, to + inside, to + window.width);
  }
  return values;
}

/** Pixel-centre coordinates in the picture, −1…1 (a little more beyond its edge): the plane of y, then the plane of x, each row-major. */
function positionsIn({ width, height }: Size, window: Rect): Float32Array {
  const plane = window.width * window.height;
  const values = new Float32Array(2 * plane);
  for (let column = 0; column < window.width; column++) values[plane + column] = (2 * (window.x + column) + 1) / width - 1;
  for (let row = 0; row < window.height; row++) {
    values.fill((2 * (window.y + row) + 1) / height - 1, row * window.width, (row + 1) * window.width);
    if (row > 0) values.copyWithin(plane + row * window.width, plane, plane + window.width);
  }
  return values;
}

/**
 * The part of a painted window that is kept, as pixels: −1 becomes 0 and 1 becomes 255, rounded to the nearest (halves up) and clamped.
 * @param image three planes (red, green, blue) of the window.
 * @returns RGBA of the core alone, alpha 255.
 * @throws FailureError `paint-failed` when a value is not a number.
 */
export function coreOf(image: Float32Array, { window, core }: Tile): Uint8ClampedArray<ArrayBuffer> {
  const plane = window.width * window.height;
  const rgba = new Uint8ClampedArray(core.width * core.height * 4).fill(255);
  for (let channel = 0; channel < 3; channel++) {
    for (let row = 0; row < core.height; row++) {
      let from = channel * plane + (core.y + row - window.y) * window.width + core.x - window.x;
      let to = row * core.width * 4 + channel;
      for (const end = from + core.width; from < end; from++, to += 4) {
        const value = image[from]!;
        // True for NaN and ±∞, which are no numbers to paint: they minus themselves are NaN. Faster than Number.isFinite in this loop.
        if (value - value !== 0)
          throw new FailureError(
            'paint-failed',
            'The painting came out broken. Try another style or another seed.',
            `value ${value} at ${from}`,
          );
        // A Uint8ClampedArray clamps to 0…255 itself.
        rgba[to] = Math.floor(value * 127.5 + 127.5 + 0.5);
      }
    }
  }
  return rgba;
}
