// Shrinks a picture of any shape to the size that a network takes. Transparent pixels don't count.
import type { RgbaImage } from '../../contract/pictures/image';
import type { Size } from '../../contract/size';

/** Of the area under one target pixel, or of the whole picture: sums of colour weighted by area and alpha, and the sum of the weights. */
type Sums = readonly [red: number, green: number, blue: number, weight: number];

/**
 * Shrink a picture by area average, weighted by alpha. Where the area of a target pixel is wholly transparent, it gets the mean of the picture.
 * Proportions are not kept.
 * @returns three planes (red, green, blue) of the target size, row-major, −1…1; null for a picture that is wholly transparent.
 */
export function squashPicture(picture: RgbaImage, to: Size): Float32Array<ArrayBuffer> | null {
  const plane = to.width * to.height;
  const cells = Array.from({ length: plane }, (_, index) => sumsIn(picture, to, index % to.width, Math.floor(index / to.width)));
  const whole = cells.reduce<Sums>((sum, cell) => [sum[0] + cell[0], sum[1] + cell[1], sum[2] + cell[2], sum[3] + cell[3]], [0, 0, 0, 0]);
  if (whole[3] === 0) return null;
  const values = new Float32Array(3 * plane);
  cells.forEach((cell, index) => {
    const [red, green, blue, weight] = cell[3] === 0 ? whole : cell;
    values[index] = red / weight / 127.5 - 1;
    values[plane + index] = green / weight / 127.5 - 1;
    values[2 * plane + index] = blue / weight / 127.5 - 1;
  });
  return values;
}

function sumsIn({ rgba, width, height }: RgbaImage, to: Size, column: number, row: number): Sums {
  // Multiplied first, divided second: an edge that lies between two pixels is then a whole number.
  const [left, right] = [(column * width) / to.width, ((column + 1) * width) / to.width];
  const [top, bottom] = [(row * height) / to.height, ((row + 1) * height) / to.height];
  let [red, green, blue, sum] = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < bottom; y++) {
    const down = Math.min(bottom, y + 1) - Math.max(top, y);
    for (let x = Math.floor(left); x < right; x++) {
      const at = (y * width + x) * 4;
      const weight = down * (Math.min(right, x + 1) - Math.max(left, x)) * rgba[at + 3]!;
      red += weight * rgba[at]!;
      green += weight * rgba[at + 1]!;
      blue += weight * rgba[at + 2]!;
      sum += weight;
    }
  }
  return [red, green, blue, sum];
}
