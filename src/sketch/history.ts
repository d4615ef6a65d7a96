// Undo and redo. The history keeps a copy of the sheet as it was after the last step. A finished step is the difference between the two within
// the rectangle that a tool touched, stored as tiles. Undoing exchanges the step's tiles with those of the sheet, so that the step then holds
// what to redo; redoing is the same exchange.
import type { PixelRect } from './pixel-rect';
import type { Sheet } from './sheet';

/** Side of a tile, cells. */
const TILE = 32;
/** Memory of a tile beside its labels, roughly, bytes. */
const OVERHEAD = 64;

interface Tile extends PixelRect {
  labels: Uint8Array;
}

type Step =
  { readonly kind: 'tiles'; readonly tiles: readonly Tile[]; readonly area: PixelRect } | { readonly kind: 'sheet'; readonly sheet: Sheet };

export interface History {
  readonly sheet: () => Sheet;
  /** Make a step of what changed in `area` since the last one, and forget what could be redone. @returns false where nothing changed. */
  commit(area: PixelRect): boolean;
  /** Put `area` back to what it was after the last step. */
  revert(area: PixelRect): void;
  /** Go on with another sheet, which is a step as well. The history takes over its labels. */
  replace(sheet: Sheet): void;
  /** Undo the last step. @returns the area that changed; null where there is no step. The sheet may be another one afterwards. */
  undo(): PixelRect | null;
  redo(): PixelRect | null;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Bytes held for undo and redo; never more than the limit. */
  readonly bytes: () => number;
}

/** @param limit bytes that steps may hold; the oldest are forgotten beyond it. */
export function startHistory(first: Sheet, limit: number): History {
  let sheet = first;
  let settled = first.labels.slice();
  const past: Step[] = [];
  const future: Step[] = [];

  function take(step: Step): void {
    past.push(step);
    future.length = 0;
    trim();
  }

  function trim(): void {
    while (bytes() > limit && past.length > 0) past.shift();
    while (bytes() > limit && future.length > 0) future.shift();
  }

  function bytes(): number {
    return [...past, ...future].reduce((sum, step) => sum + cost(step), 0);
  }

  /** Exchange a step's tiles with those of the sheet. */
  function exchange(from: Step[], to: Step[]): PixelRect | null {
    const step = from.pop();
    if (step === undefined) return null;
    if (step.kind === 'sheet') {
      to.push({ kind: 'sheet', sheet });
      sheet = step.sheet;
      settled = sheet.labels.slice();
      // Sheets differ in size: after the exchange the steps may take more memory.
      trim();
      return whole(sheet);
    }
    for (const tile of step.tiles) {
      const here = cut(sheet.labels, sheet.width, tile);
      paste(sheet.labels, sheet.width, tile, tile.labels);
      paste(settled, sheet.width, tile, tile.labels);
      tile.labels = here;
    }
    to.push(step);
    return step.area;
  }

  return {
    sheet: () => sheet,
    commit: (area) => {
      const tiles = tilesOf(area, sheet)
        .filter((tile) => differs(sheet.labels, settled, sheet.width, tile))
        .map((tile) => ({ ...tile, labels: cut(settled, sheet.width, tile) }));
      if (tiles.length === 0) return false;
      for (const tile of tiles) paste(settled, sheet.width, tile, cut(sheet.labels, sheet.width, tile));
      take({ kind: 'tiles', tiles, area });
      return true;
    },
    revert: (area) => {
      paste(sheet.labels, sheet.width, area, cut(settled, sheet.width, area));
    },
    replace: (next) => {
      const before = sheet;
      sheet = next;
      settled = next.labels.slice();
      take({ kind: 'sheet', sheet: before });
    },
    undo: () => exchange(past, future),
    redo: () => exchange(future, past),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    bytes,
  };
}

/** All of a sheet. */
export function whole({ width, height }: Pick<Sheet, 'width' | 'height'>): PixelRect {
  return { x: 0, y: 0, width, height };
}

function cost(step: Step): number {
  return step.kind === 'sheet' ? step.sheet.labels.length : step.tiles.reduce((sum, tile) => sum + tile.labels.length + OVERHEAD, 0);
}

/** The tiles of a fixed grid that an area touches, clipped to the sheet. */
function tilesOf(area: PixelRect, sheet: Sheet): readonly PixelRect[] {
  const tiles: PixelRect[] = [];
  for (let y = area.y - (area.y % TILE); y < area.y + area.height; y += TILE) {
    for (let x = area.x - (area.x % TILE); x < area.x + area.width; x += TILE) {
      tiles.push({ x, y, width: Math.min(TILE, sheet.width - x), height: Math.min(TILE, sheet.height - y) });
    }
  }
  return tiles;
}

function differs(a: Uint8Array, b: Uint8Array, width: number, { x, y, width: across, height }: PixelRect): boolean {
  for (let row = y; row < y + height; row++) {
    for (let at = row * width + x; at < row * width + x + across; at++) if (a[at] !== b[at]) return true;
  }
  return false;
}

function cut(labels: Uint8Array, width: number, { x, y, width: across, height }: PixelRect): Uint8Array {
  const out = new Uint8Array(across * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * width + x;
    out.set(labels.subarray(from, from + across), row * across);
  }
  return out;
}

function paste(labels: Uint8Array, width: number, { x, y, width: across, height }: PixelRect, what: Uint8Array): void {
  for (let row = 0; row < height; row++) labels.set(what.subarray(row * across, (row + 1) * across), (y + row) * width + x);
}
