// Roughens the outlines of a label map, so that clean shapes become landscape. Every outline is displaced by noise that belongs to the
// places of the picture, as its two classes would be in nature (edge-kinds.ts). Level water and thin parts stay as they are drawn.
import { CLASS_NAMES } from '../../contract/classes';
import { countLabels } from '../coverage';
import type { LabelMap } from '../label-map';
import { EDGE_KINDS, KIND_OF } from './edge-kinds';
import { kindsNear } from './kinds-near';
import { levelEdges } from './level-edges';
import { noiseRows } from './noise-rows';
import { thinParts } from './thin-parts';

/** Side of the square in units, at full looseness, that fits into a shape which is not thin. At least so many cells. */
const [THIN, LEAST_THIN] = [12, 5];

/** Cells along one side of a square picture for which a unit is one cell. */
const SIDE = 512;

/**
 * The map with loose outlines, always a copy.
 * @param map whole.
 * @param edges 0…1: 0 is as drawn.
 * @param seed unsigned 32-bit integer.
 */
export function loosenEdges(map: LabelMap, edges: number, seed: number): LabelMap {
  const { labels, width, height } = map;
  if (edges === 0) return { labels: labels.slice(), width, height };
  const loose = displaced(map, edges, seed);
  // Whatever noise does, a class that was drawn is there.
  const [before, after] = [countLabels(labels), countLabels(loose)];
  const lost = before.map((count, label) => (count > 0 && after[label] === 0 ? 1 : 0));
  if (lost.includes(1)) for (const [at, label] of labels.entries()) if (lost[label] === 1) loose[at] = label;
  return { labels: loose, width, height };
}

function displaced(map: LabelMap, edges: number, seed: number): Uint8Array {
  const { labels, width, height } = map;
  const loose = labels.slice();
  const unit = Math.sqrt(width * height) / SIDE;
  const scale = unit * edges;
  const near = kindsNear(map, scale);
  const thin = thinParts(map, Math.max(LEAST_THIN, Math.round(THIN * scale)));
  const level = levelEdges(map, unit);
  const fillRow = noiseRows(seed, width, unit);
  const [toSide, downwards] = [new Float64Array(width), new Float64Array(width)];

  /** How level the most level outline is between a cell and the one `rows` below or above. */
  function held(x: number, y: number, rows: number): number {
    let most = 0;
    const last = Math.min(height - 1, Math.max(y, y + rows));
    for (let row = Math.max(0, Math.min(y, y + rows)) + 1; row <= last; row++) most = Math.max(most, level![row * width + x]!);
    return most;
  }

  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (const [kind, { reach, across, down, broken }] of EDGE_KINDS.entries()) {
      const bit = 1 << kind;
      let [start, end] = [0, width];
      while (start < width && (near[row + start]! & bit) === 0) start++;
      if (start === width) continue;
      while ((near[row + end - 1]! & bit) === 0) end--;
      fillRow(y, 0, reach, broken, toSide, start, end);
      fillRow(y, 1, reach, broken, downwards, start, end);
      for (let x = start; x < end; x++) {
        const at = row + x;
        const own = labels[at]!;
        if ((near[at]! & bit) === 0 || thin[at] === 1 || loose[at] !== own) continue;
        const column = Math.min(width - 1, Math.max(0, x + Math.round(toSide[x]! * across * scale)));
        let rows = downwards[x]! * down * scale;
        let from = Math.min(height - 1, Math.max(0, y + Math.round(rows))) * width + column;
        if (labels[from] === own) continue;
        if (level !== null) {
          rows *= 1 - Math.max(held(x, y, Math.round(rows)), held(column, y, Math.round(rows)));
          from = Math.min(height - 1, Math.max(0, y + Math.round(rows))) * width + column;
        }
        const label = labels[from]!;
        if (label !== own && thin[from] === 0 && KIND_OF[own * CLASS_NAMES.length + label] === kind) loose[at] = label;
      }
    }
  }
  return loose;
}
