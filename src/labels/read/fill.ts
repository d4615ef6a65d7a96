// Fourth step of labelling: cells without a label take the nearest label. An exact Euclidean distance transform in linear
// time, after Meijster, Roerdink and Hesselink (2000): columns first, then the lower envelope of parabolas along each row.
import { UNLABELLED } from '../../contract/classes';

/**
 * Give every UNLABELLED cell the label of the nearest labelled cell, by the distance between cell centres. Of equally near
 * cells the choice is fixed but arbitrary. Labels that are there stay.
 * @param labels row-major `width`×`height`, changed in place; at least one cell must hold a label.
 */
export function fill(labels: Uint8Array, width: number, height: number): void {
  if (!labels.includes(UNLABELLED)) return;
  const source = labels.slice();
  const rows = nearestRows(source, width, height);
  const vertex = new Int32Array(width);
  const start = new Int32Array(width);
  const squares = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const line = y * width;
    for (let x = 0; x < width; x++) squares[x] = rows[line + x]! < 0 ? Infinity : (rows[line + x]! - y) ** 2;
    // vertex[k] is the column that is nearest from start[k] on.
    let top = -1;
    for (let x = 0; x < width; x++) {
      if (squares[x] === Infinity) continue;
      let from = 0;
      while (top >= 0) {
        from = overtakes(vertex[top]!, x, squares);
        if (from > start[top]!) break;
        top--;
        from = 0;
      }
      if (from >= width) continue;
      top++;
      vertex[top] = x;
      start[top] = from;
    }
    for (let x = width - 1; x >= 0; x--) {
      while (top > 0 && start[top]! > x) top--;
      if (labels[line + x] === UNLABELLED) labels[line + x] = source[rows[line + vertex[top]!]! * width + vertex[top]!]!;
    }
  }
}

/** First column at which the parabola over `right` lies strictly below the one over `left` (left < right). */
function overtakes(left: number, right: number, squares: Float64Array): number {
  return Math.floor((right * right - left * left + squares[right]! - squares[left]!) / (2 * (right - left))) + 1;
}

/** For each cell the row of the nearest labelled cell in its column, or −1 where the column has none. */
function nearestRows(labels: Uint8Array, width: number, height: number): Int32Array {
  const rows = new Int32Array(labels.length).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      rows[at] = labels[at] !== UNLABELLED ? y : y > 0 ? rows[at - width]! : -1;
    }
  }
  for (let y = height - 2; y >= 0; y--) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const below = rows[at + width]!;
      if (below >= 0 && (rows[at]! < 0 || below - y < y - rows[at]!)) rows[at] = below;
    }
  }
  return rows;
}
