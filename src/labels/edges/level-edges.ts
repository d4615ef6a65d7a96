// Where an outline is drawn level and stays so: the far shore of a lake, the horizon of a sea or a meadow.
import { CLASS_NAMES } from '../../contract/classes';
import type { LabelMap } from '../label-map';
import { IS_LEVEL } from './edge-kinds';

/** A level run shorter than the first is a step of a slope and does not count; one longer than the second is level. In units. */
const [SLOPING, LEVEL] = [10, 40];

/** How far beyond its ends a level run holds what lies there, less and less: else water would stand above its surface at a bank. In units. */
const BEYOND = 40;

/** How level the outline is between each cell and the one above it, 0…1; null where nothing is. @param unit cells. */
export function levelEdges({ labels, width, height }: LabelMap, unit: number): Float32Array | null {
  let edges: Float32Array | null = null;
  for (let y = 1; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width;) {
      const [above, below] = [labels[row - width + x]!, labels[row + x]!];
      let end = x + 1;
      while (end < width && labels[row - width + end] === above && labels[row + end] === below) end++;
      if (IS_LEVEL[above * CLASS_NAMES.length + below] === 1) {
        const others = [x - 1, end].filter(
          (column) =>
            column < 0 ||
            column === width ||
            [labels[row - width + column]!, labels[row + column]!].some((label) => label !== above && label !== below),
        ).length;
        const strength = others === 2 ? 1 : ((end - x) * (others + 1)) / unit / (LEVEL - SLOPING) - SLOPING / (LEVEL - SLOPING);
        if (strength > 0) hold((edges ??= new Float32Array(labels.length)).subarray(row, row + width), x, end, Math.min(1, strength), unit);
      }
      x = end;
    }
  }
  return edges;
}

function hold(row: Float32Array, start: number, end: number, strength: number, unit: number): void {
  row.fill(strength, start, end);
  const beyond = Math.round(BEYOND * unit);
  for (let far = 1; far < beyond; far++) {
    const held = strength * (1 - far / beyond);
    if (start >= far) row[start - far] = Math.max(row[start - far]!, held);
    if (end - 1 + far < row.length) row[end - 1 + far] = Math.max(row[end - 1 + far]!, held);
  }
}
