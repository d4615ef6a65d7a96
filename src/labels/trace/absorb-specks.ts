// Removes regions that are too small for a shape of their own: their cells take the labels around them.
import { componentsOf } from './components';
import { sideways } from './padded-grid';
import type { PaddedGrid } from './padded-grid';

/** Regions of fewer cells are specks. */
export const SPECK = 6;
/** Share of a map that specks may lose in all. */
const SPECK_SHARE = 0.004;

/**
 * The map without its specks, smallest first, up to SPECK_SHARE of the map: their cells take the nearest label. A map of more than `mostRegions`
 * regions loses all its specks, and then its smallest regions until that many are left. The largest region of each label always stays.
 */
export function absorbSpecks(grid: PaddedGrid, mostRegions: number): PaddedGrid {
  const { ids, labels, sizes } = componentsOf(grid);
  const largest = new Map<number, number>();
  for (const [id, label] of labels.entries()) if (sizes[id]! > (sizes[largest.get(label) ?? -1] ?? 0)) largest.set(label, id);
  const smallestFirst = [...sizes.keys()].filter((id) => largest.get(labels[id]!) !== id).sort((one, other) => sizes[one]! - sizes[other]!);
  const surplus = sizes.length - mostRegions;
  const gone = new Uint8Array(sizes.length);
  let absorbed = 0;
  for (const [rank, id] of smallestFirst.entries()) {
    absorbed += sizes[id]!;
    const speck = sizes[id]! < SPECK && (surplus > 0 || absorbed <= grid.width * grid.height * SPECK_SHARE);
    if (!speck && rank >= surplus) break;
    gone[id] = 1;
  }
  return { ...grid, labels: spread(grid, ids, gone) };
}

/** Cells of the regions that are `gone` take the label of the nearest that stays, ring by ring. */
function spread(grid: PaddedGrid, ids: Int32Array, gone: Uint8Array): Uint8Array {
  const out = grid.labels.slice();
  const sides = sideways(grid);
  const open = new Uint8Array(out.length);
  for (let at = 0; at < out.length; at++) if (ids[at]! >= 0) open[at] = gone[ids[at]!]!;
  let front: number[] = [];
  for (let at = 0; at < out.length; at++)
    if (open[at] === 0 && ids[at] !== -1 && sides.some((offset) => open[at + offset] === 1)) front.push(at);
  while (front.length > 0) {
    const next: number[] = [];
    for (const at of front) {
      for (const offset of sides) {
        if (open[at + offset] === 0) continue;
        open[at + offset] = 0;
        out[at + offset] = out[at]!;
        next.push(at + offset);
      }
    }
    front = next;
  }
  return out;
}
