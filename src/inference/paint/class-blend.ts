// Replaces one class of a painting by what another painting has there: another sky over the same mountains.
import type { Size } from '../../contract/size';

/** Width of the strip inside the class, along its border, in which the two paintings mix; pixels. */
export const FEATHER = 16;

/**
 * Copy `fresh` over `rgba` where `labels` has the class. Inside of the class's border it is blended in over FEATHER pixels; outside not a byte
 * changes. The picture's own edge does not count as a border.
 * @param rgba changed in place; `fresh` and `labels` are of the same size, row-major.
 */
export function blendClass(rgba: Uint8ClampedArray, fresh: Uint8ClampedArray, labels: Uint8Array, { width, height }: Size, label: number): void {
  const nearest = columnDistances(labels, width, height, label);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = y * width + x;
      if (labels[cell] !== label) continue;
      const share = Math.min(1, distance(nearest, y * width, x, width) / (FEATHER + 1));
      for (let at = cell * 4; at < cell * 4 + 3; at++) rgba[at] = Math.round(rgba[at]! + (fresh[at]! - rgba[at]!) * share);
    }
  }
}

/** Distance of each pixel, straight up or down, to the nearest one that is not of the class; FEATHER + 1 where that is farther. */
function columnDistances(labels: Uint8Array, width: number, height: number, label: number): Uint8Array {
  const distances = Uint8Array.from(labels, (value) => (value === label ? FEATHER + 1 : 0));
  for (let at = width; at < distances.length; at++) distances[at] = Math.min(distances[at]!, distances[at - width]! + 1);
  for (let at = (height - 1) * width - 1; at >= 0; at--) distances[at] = Math.min(distances[at]!, distances[at + width]! + 1);
  return distances;
}

/** Euclidean distance between pixel centres to the nearest pixel that is not of the class, FEATHER + 1 at most. */
function distance(columns: Uint8Array, row: number, x: number, width: number): number {
  let least = (FEATHER + 1) ** 2;
  for (let dx = 0; dx * dx < least && dx <= FEATHER; dx++) {
    if (x >= dx) least = Math.min(least, dx * dx + columns[row + x - dx]! ** 2);
    if (x + dx < width) least = Math.min(least, dx * dx + columns[row + x + dx]! ** 2);
  }
  return Math.sqrt(least);
}
