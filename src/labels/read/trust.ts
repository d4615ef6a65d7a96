// Second step of labelling: which colour matches can be believed. A match counts where its neighbourhood agrees; a thin match
// counts when it is not better explained as antialiasing between its neighbours (blend.ts).
import { isBlend } from './blend';
import { CLASS_LIMIT, DOUBTED } from './classify';
import type { ClassMap } from './classify';
import type { Rgb } from '../../contract/classes';
import type { Runs } from './colour-runs';

/**
 * Mark as DOUBTED each matched pixel that lies in no solid 3×3 block of its class and looks like a blend.
 * At the picture's border a block is cut short, so that a solid area reaches the border.
 * @param map class map of `width`×`height` pixels; left as it is.
 * @param pixels the same pixels' colours, as for classify.
 * @param colours the palette that the classes were matched against.
 * @returns a new class map.
 */
export function trust(
  { classes, runs }: Pick<ClassMap, 'classes' | 'runs'>,
  pixels: Uint32Array,
  width: number,
  height: number,
  colours: readonly Rgb[],
): Uint8Array {
  const trusted = classes.slice();
  const settled = new Uint8Array(width);
  // The solid stretches of the rows above, here and below; every row's are found once.
  let above: readonly number[] = [];
  let here = solidStretches(runs, 0, width, height);
  for (let y = 0; y < height; y++) {
    const below = y + 1 < height ? solidStretches(runs, y + 1, width, height) : [];
    settled.fill(0);
    for (const stretches of [above, here, below]) {
      for (let index = 0; index < stretches.length; index += 2) settled.fill(1, stretches[index], stretches[index + 1]);
    }
    for (let run = runs.firstOfRow[y]!; run < runs.firstOfRow[y + 1]!; run++) {
      if (runs.values[run]! >= CLASS_LIMIT) settled.fill(1, runs.starts[run]! - y * width, runs.starts[run + 1]! - y * width);
    }
    for (let x = settled.indexOf(0); x >= 0; x = settled.indexOf(0, x + 1)) {
      const at = y * width + x;
      if (isBlend(classes, pixels, width, height, x, y, colours[classes[at]!]!)) trusted[at] = DOUBTED;
    }
    above = here;
    here = below;
  }
  return trusted;
}

/**
 * Where the row `y` and its two neighbours agree on one class over at least three columns: the 3×3 blocks of which it is the
 * middle row, as from, to, from, to … (columns, `to` excluded). The picture's border agrees with whatever lies along it.
 */
function solidStretches({ starts, values, firstOfRow }: Runs, y: number, width: number, height: number): readonly number[] {
  const rows = [Math.max(0, y - 1), y, Math.min(height - 1, y + 1)] as const;
  const stretches: number[] = [];
  let [top, middle, bottom] = [firstOfRow[rows[0]]!, firstOfRow[rows[1]]!, firstOfRow[rows[2]]!];
  for (let from = 0; from < width;) {
    const topEnd = starts[top + 1]! - rows[0] * width;
    const middleEnd = starts[middle + 1]! - rows[1] * width;
    const bottomEnd = starts[bottom + 1]! - rows[2] * width;
    const to = Math.min(topEnd, middleEnd, bottomEnd);
    const value = values[middle]!;
    const needed = 1 + (from > 0 ? 1 : 0) + (to < width ? 1 : 0);
    if (value < CLASS_LIMIT && value === values[top] && value === values[bottom] && to - from >= needed) stretches.push(from, to);
    if (topEnd === to) top++;
    if (middleEnd === to) middle++;
    if (bottomEnd === to) bottom++;
    from = to;
  }
  return stretches;
}
