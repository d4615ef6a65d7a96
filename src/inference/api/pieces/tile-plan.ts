// How a painting is divided into tiles that fit into the runtime's memory.
//
// A tile is painted in a window that reaches `halo` pixels beyond the part that is kept (its core), on each side where the picture goes on.
// Labels farther away have no influence on the core, and noise and position depend on the place in the picture. So each core is exactly what
// painting the whole picture would give there, and there are no seams. All windows of a plan have the same size, because the graphics card
// needs a session for each size.
import type { Rect } from '../../../contract/geometry';
import { PICTURE_SIZE } from '../../../contract/size';
import type { Size } from '../../../contract/size';

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
  /** How many tiles can be painted at once, 1 or more. */
  readonly atOnce: number;
}

/** With more tiles along one axis the windows would be almost all halo. */
const MOST_PIECES = 64;

/** Of pictures with fewer pixels the windows would be mostly halo: not worth a second worker. */
const WORTH_SHARING = 3 * PICTURE_SIZE ** 2;

/** The plan that is painted soonest and, of those, the one with the fewest pixels; row by row. */
export function planTiles({ width, height }: Size, { multiple, halo, most, atOnce }: TileRules): readonly Tile[] {
  const lanes = width * height < WORTH_SHARING ? 1 : atOnce;
  let best: readonly [Pieces, Pieces] | null = null;
  let [soonest, least] = [Infinity, Infinity];
  for (const columns of divisions(width, multiple, halo)) {
    for (const rows of divisions(height, multiple, halo)) {
      const window = columns.window * rows.window;
      const count = columns.length * rows.length;
      const [time, painted] = [Math.ceil(count / lanes) * window, count * window];
      if (window > most || time > soonest || (time === soonest && painted >= least)) continue;
      [best, soonest, least] = [[columns, rows], time, painted];
    }
  }
  const [columns, rows] = best ?? [finest(width, multiple, halo), finest(height, multiple, halo)];
  return rows.starts.flatMap((top, row) =>
    columns.starts.map((left, column) => ({
      window: { x: left, y: top, width: columns.window, height: rows.window },
      core: {
        x: columns.cuts[column]!,
        y: rows.cuts[row]!,
        width: columns.cuts[column + 1]! - columns.cuts[column]!,
        height: rows.cuts[row + 1]! - rows.cuts[row]!,
      },
    })),
  );
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

/** The smallest windows that are possible, used where all are larger than allowed. */
function finest(length: number, multiple: number, halo: number | null): Pieces {
  return divisions(length, multiple, halo).reduce((one, other) => (other.window < one.window ? other : one));
}

/** @returns null where some of so many tiles would have nothing to keep. */
function divide(length: number, count: number, multiple: number, halo: number): Pieces | null {
  const whole = Math.ceil(length / multiple) * multiple;
  const window = Math.ceil((whole + 2 * halo * (count - 1)) / count / multiple) * multiple;
  const step = window - 2 * halo;
  if (step <= 0 && count > 1) return null;
  const starts = Array.from({ length: count }, (_, index) => Math.max(0, Math.min(index * step, whole - window)));
  // A core begins where the one before it ends, which is `halo` before the end of that one's window.
  const cuts = [0, ...starts.slice(0, -1).map((start) => start + window - halo), length];
  return cuts.every((cut, index) => index === 0 || cut > cuts[index - 1]!) ? { length: count, window, starts, cuts } : null;
}
