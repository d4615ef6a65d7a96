// From how likely each class is at each place to a label map, and how sure of it the network is.
import { CLASS_NAMES } from '../../contract/classes';

const CLASSES = CLASS_NAMES.length;

/**
 * @param chances planes of the nine classes and of something foreign, each `cells` values 0…1, row-major.
 * @returns `labels`: the likeliest class of each cell, also where something foreign (a house, a boat) is likelier still: shapes have no gaps.
 * `sure`: how likely that class is, 0…255.
 */
export function mostLikely(chances: Float32Array, cells: number): { labels: Uint8Array<ArrayBuffer>; sure: Uint8Array<ArrayBuffer> } {
  if (chances.length !== cells * (CLASSES + 1)) throw new RangeError(`${chances.length} chances for ${cells} cells`);
  const labels = new Uint8Array(cells);
  const best = chances.slice(0, cells);
  // Plane by plane, because so the values lie in memory.
  for (let label = 1; label < CLASSES; label++) {
    const from = label * cells;
    for (let cell = 0; cell < cells; cell++) {
      const chance = chances[from + cell]!;
      if (chance > best[cell]!) {
        best[cell] = chance;
        labels[cell] = label;
      }
    }
  }
  return { labels, sure: Uint8Array.from(best, (chance) => Math.round(chance * 255)) };
}
