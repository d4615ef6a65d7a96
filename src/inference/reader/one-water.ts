// A body of water is one thing. The network tells lake, river and sea apart place by place, by what lies around each; a lake's far end is then read as
// the sea. Together the places of one body know better.
import { CLASS_NAMES } from '../../contract/classes';

const WATERS = (['water', 'river', 'sea'] as const).map((name) => CLASS_NAMES.indexOf(name));

/**
 * Give each connected body of water (cells that touch along a side) the kind that its cells make likeliest together. In place.
 * @param labels row-major class indices.
 * @param sure how likely each cell's label is, 0…255; of cells that get another one it becomes that one's.
 * @param chances planes of at least the nine classes, 0…1, row-major.
 */
export function oneWater(labels: Uint8Array, sure: Uint8Array, chances: Float32Array, width: number): void {
  const cells = labels.length;
  const isWater = Uint8Array.from(labels, (label) => (WATERS.includes(label) ? 1 : 0));
  const body = new Int32Array(cells);
  for (let first = 0; first < cells; first++) {
    if (isWater[first] !== 1) continue;
    let count = 0;
    const take = (cell: number): void => {
      if (isWater[cell] !== 1) return;
      isWater[cell] = 0;
      body[count++] = cell;
    };
    take(first);
    for (let done = 0; done < count; done++) {
      const cell = body[done]!;
      const column = cell % width;
      if (column > 0) take(cell - 1);
      if (column < width - 1) take(cell + 1);
      if (cell >= width) take(cell - width);
      if (cell < cells - width) take(cell + width);
    }
    const sums = WATERS.map((label) => {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += chances[label * cells + body[at]!]!;
      return sum;
    });
    const kind = WATERS[sums.indexOf(Math.max(...sums))]!;
    for (let at = 0; at < count; at++) {
      const cell = body[at]!;
      if (labels[cell] === kind) continue;
      labels[cell] = kind;
      sure[cell] = Math.round(chances[kind * cells + cell]! * 255);
    }
  }
}
