// The outline of a layer: closed walks along the cracks between its cells and all others.
import type { PaddedGrid } from './padded-grid';
import type { Layer } from './peel';

/**
 * A closed walk on the pixel-corner grid with the layer on its right (y down): vertex i is followed by vertex i + 1 one unit
 * further along a side, the last by the first.
 */
export interface Loop {
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** How far the smoothed outline may pass from each vertex, pixels. */
  readonly slack: Float64Array;
  /** 1 where the crack from vertex i to the next lies on the map's border. */
  readonly onBorder: Uint8Array;
}

/** An edge that can be seen stays within half a pixel of its steps. */
export const SEEN_SLACK = 0.5;
/** Beneath other shapes the outline is hidden and may pass farther: by this share of the depth … */
const HIDDEN_SHARE = 0.6;
/** … but at most by this many pixels. */
const MOST_SLACK = 8;

const [RIGHT, DOWN, LEFT, UP] = [0, 1, 2, 3] as const;
const STEP_X = [1, 0, -1, 0] as const;
const STEP_Y = [0, 1, 0, -1] as const;
// The cells on both sides of the way ahead, relative to the one at the lower right of a corner: columns and rows by heading.
const RIGHT_CELL = [0, -1, -1, 0] as const;
const ROWS_RIGHT = [0, 0, -1, -1] as const;
const LEFT_CELL = [0, 0, -1, -1] as const;
const ROWS_LEFT = [-1, 0, 0, -1] as const;

/** All loops of a layer: outer ones clockwise, holes counter-clockwise. Cells that touch at a corner are joined there. */
export function outlineOf({ id, edges, ownerOf, cover }: Layer, { stride }: Pick<PaddedGrid, 'stride'>): Loop[] {
  const loops: Loop[] = [];
  const walked = new Set<number>();
  for (const cell of edges) {
    if (ownerOf(cell - stride) !== id && !walked.has(cell)) loops.push(walk(cell));
  }
  return loops;

  /** From the top left corner of a cell along its top. A corner is known by the cell to the lower right of it. */
  function walk(start: number): Loop {
    const [xs, ys, room, border]: [number[], number[], number[], number[]] = [[], [], [], []];
    let at = start;
    let heading: number = RIGHT;
    let x = (start % stride) - 1;
    let y = Math.floor(start / stride) - 1;
    do {
      const [own, other] = [at + RIGHT_CELL[heading]! + ROWS_RIGHT[heading]! * stride, at + LEFT_CELL[heading]! + ROWS_LEFT[heading]! * stride];
      if (heading === RIGHT) walked.add(own);
      xs.push(x);
      ys.push(y);
      room.push(slackBetween(own, other));
      border.push(ownerOf(other) === -1 ? 1 : 0);
      x += STEP_X[heading]!;
      y += STEP_Y[heading]!;
      at += STEP_X[heading]! + STEP_Y[heading]! * stride;
      if (ownerOf(at + LEFT_CELL[heading]! + ROWS_LEFT[heading]! * stride) === id) heading = (heading + 3) % 4;
      else if (ownerOf(at + RIGHT_CELL[heading]! + ROWS_RIGHT[heading]! * stride) !== id) heading = (heading + 1) % 4;
    } while (at !== start || heading !== RIGHT);
    return {
      x: Int32Array.from(xs),
      y: Int32Array.from(ys),
      slack: Float64Array.from(room, (here, i) => Math.min(here, room[i > 0 ? i - 1 : room.length - 1]!)),
      onBorder: Uint8Array.from(border),
    };
  }

  function slackBetween(own: number, other: number): number {
    const depth = Math.min(cover[own]!, cover[other]!);
    return depth === 0 ? SEEN_SLACK : Math.min(MOST_SLACK, SEEN_SLACK + (depth - 1) * HIDDEN_SHARE);
  }
}

/** Cells that a loop encloses; negative for a hole. */
export function areaOf({ x, y }: Pick<Loop, 'x' | 'y'>): number {
  let twice = 0;
  for (let i = 0; i < x.length; i++) {
    const next = (i + 1) % x.length;
    twice += x[i]! * y[next]! - x[next]! * y[i]!;
  }
  return twice / 2;
}

/** The direction of a crack, of which there are four. */
export function headingOf(dx: number, dy: number): number {
  return dx > 0 ? RIGHT : dx < 0 ? LEFT : dy > 0 ? DOWN : UP;
}
