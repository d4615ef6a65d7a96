// Second step of labelling: which colour matches can be believed. A match counts where its neighbourhood agrees; a thin match
// counts when it is not better explained as antialiasing between its neighbours (blend.ts).
import { isBlend } from './blend';
import { CLASS_LIMIT, DOUBTED } from './classify';
import type { Rgb } from '../../contract/classes';

const NOT_SOLID = 255;

/**
 * Mark as DOUBTED each matched pixel that lies in no solid 3×3 block of its class and looks like a blend.
 * At the picture's border a block is cut short, so that a solid area reaches the border.
 * @param classes class map of `width`×`height` pixels (see classify); left as it is.
 * @param pixels the same pixels' colours, as for classify.
 * @param colours the palette that the classes were matched against.
 * @returns a new class map.
 */
export function trust(classes: Uint8Array, pixels: Uint32Array, width: number, height: number, colours: readonly Rgb[]): Uint8Array {
  const near = nearCore(classes, width, height);
  const trusted = new Uint8Array(classes.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y === 0 ? row : row - width;
    const below = y === height - 1 ? row : row + width;
    for (let x = 0; x < width; x++) {
      const value = classes[row + x]!;
      const believed =
        value >= CLASS_LIMIT ||
        (near[row + x]! | near[above + x]! | near[below + x]!) !== 0 ||
        !isBlend(classes, pixels, width, height, x, y, colours[value]!);
      trusted[row + x] = believed ? value : DOUBTED;
    }
  }
  return trusted;
}

/**
 * Opening by a 3×3 square, all but its last step: 1 where this pixel or its neighbour to the left or right is the middle of
 * a 3×3 block of one class. The last step, the same upwards and downwards, is done where the answer is needed.
 */
function nearCore(classes: Uint8Array, width: number, height: number): Uint8Array {
  const near = new Uint8Array(classes.length);
  const column = new Uint8Array(width);
  const core = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y === 0 ? row : row - width;
    const below = y === height - 1 ? row : row + width;
    for (let x = 0; x < width; x++) {
      const value = classes[row + x]!;
      column[x] = value < CLASS_LIMIT && value === classes[above + x]! && value === classes[below + x]! ? value : NOT_SOLID;
    }
    let left = column[0]!;
    let middle = left;
    for (let x = 0; x < width; x++) {
      const right = x === width - 1 ? middle : column[x + 1]!;
      core[x] = middle !== NOT_SOLID && left === middle && middle === right ? 1 : 0;
      left = middle;
      middle = right;
    }
    let before = core[0]!;
    let here = before;
    for (let x = 0; x < width; x++) {
      const after = x === width - 1 ? here : core[x + 1]!;
      near[row + x] = before | here | after;
      before = here;
      here = after;
    }
  }
  return near;
}
