// A picture of any shape, made as small as the style encoder wants it. What transparent pixels are coloured is left out.
import type { RgbaImage } from '../../contract/image';
import type { Size } from '../../contract/size';

/** The part of the picture under one target pixel, or the whole: colour weighted by area and alpha, and the sum of the weights. */
type Sums = readonly [red: number, green: number, blue: number, weight: number];

/**
 * Squash a picture by area average, each pixel counting as much as it is opaque; where all is transparent, with the mean of the rest.
 * Proportions are not kept.
 * @returns three planes (red, green, blue) of the target size, row-major, 0…255 brought to −1…1; null for a picture without an
 * opaque pixel.
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
  // Multiplied before divided: edges that fall between two pixels are then exactly there.
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
