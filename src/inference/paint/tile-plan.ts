// How a painting is cut into pieces that the runtime's memory can hold.
//
// Every piece is painted in a window that reaches `halo` pixels beyond what is kept of it, on each side where the picture goes on.
// Nothing farther away shows in what is kept, and noise and position belong to places in the picture, not in the window: the
// pieces are what painting it whole would give there, so there is no seam to hide. All windows of a plan are of one size, because
// the graphics card is prepared for sizes one by one.
import type { Rect } from '../../contract/geometry';
import type { Size } from '../../contract/size';

/** Whole pixels of the picture. */
export interface Tile {
  /** What is painted: multiples of `multiple` in place and size. It may reach over the picture's right and bottom edge. */
  readonly window: Rect;
  /** What is kept of it. The cores of a plan cover the picture exactly. */
  readonly core: Rect;
}

export interface TileRules {
  /** The generator's `sizeMultiple`. */
  readonly multiple: number;
  /** The generator's `tileHalo`, a multiple of `multiple`; null paints everything in one piece, however large. */
  readonly halo: number | null;
  /** Most pixels of a window. */
  readonly most: number;
}

/** More pieces along one axis would be all halo. */
const MOST_PIECES = 64;

/** The plan that paints the fewest pixels; row by row. */
export function planTiles({ width, height }: Size, { multiple, halo, most }: TileRules): readonly Tile[] {
  let best: readonly [Pieces, Pieces] | null = null;
  let least = Infinity;
  for (const columns of divisions(width, multiple, halo)) {
    for (const rows of divisions(height, multiple, halo)) {
      const painted = columns.length * columns.window * rows.length * rows.window;
      if (columns.window * rows.window > most || painted >= least) continue;
      [best, least] = [[columns, rows], painted];
    }
  }
  const [columns, rows] = best ?? [finest(width, multiple, halo), finest(height, multiple, halo)];
  return rows.starts.flatMap((top, row) => columns.starts.map((left, column) => ({
    window: { x: left, y: top, width: columns.window, height: rows.window },
    core: {
      x: columns.cuts[column]!, y: rows.cuts[row]!,
      width: columns.cuts[column + 1]! - columns.cuts[column]!, height: rows.cuts[row + 1]! - rows.cuts[row]!,
    },
  })));
}

/** One axis of a plan. */
interface Pieces {
  readonly length: number;
  /** Length of every window. */
  readonly window: number;
  /** Where the windows start. */
  readonly starts: readonly number[];
  /** Where cores start and, last, where the picture ends. */
  readonly cuts: readonly number[];
}

function divisions(length: number, multiple: number, halo: number | null): readonly Pieces[] {
  const all = Array.from({ length: halo === null ? 1 : MOST_PIECES }, (_, index) => divide(length, index + 1, multiple, halo ?? 0));
  return all.filter((pieces) => pieces !== null);
}

/** The smallest windows that there are: where even those are larger than allowed, they have to do. */
function finest(length: number, multiple: number, halo: number | null): Pieces {
  return divisions(length, multiple, halo).reduce((one, other) => (other.window < one.window ? other : one));
}

/** @returns null where so many pieces would leave some of them empty. */
function divide(length: number, count: number, multiple: number, halo: number): Pieces | null {
  const whole = Math.ceil(length / multiple) * multiple;
  const window = Math.ceil((whole + 2 * halo * (count - 1)) / count / multiple) * multiple;
  const step = window - 2 * halo;
  if (step <= 0 && count > 1) return null;
  const starts = Array.from({ length: count }, (_, index) => Math.max(0, Math.min(index * step, whole - window)));
  // Each core begins where the one before it ends: `halo` before its window's end.
  const cuts = [0, ...starts.slice(0, -1).map((start) => start + window - halo), length];
  return cuts.every((cut, index) => index === 0 || cut > cuts[index - 1]!) ? { length: count, window, starts, cuts } : null;
}
