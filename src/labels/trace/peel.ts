// From a flat map to a stack of layers. The topmost layer is taken off and its surroundings are continued beneath it; then the next one, until
// nothing is left. So each visible edge is the outline of exactly one layer, and everything below goes on beneath it: there are no gaps when
// edges are smoothed, and a lake that a tree trunk divides becomes one shape.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import { componentsOf } from './components';
import { sideways } from './padded-grid';
import type { PaddedGrid } from './padded-grid';

/** A shape as it is taken off. The arrays change with the next one. */
export interface Layer {
  /** Class index. */
  readonly label: number;
  readonly id: number;
  /** Indices of its cells, hidden ones included. */
  readonly cells: readonly number[];
  /** Region ids, with everything above this layer taken off; cells of this layer have its `id`. */
  readonly owners: Int32Array;
  /** 0 where the map shows what is there now; elsewhere how many cells deep a cell lies inside of what covers it. */
  readonly cover: Uint16Array;
}

/** Of layers of similar size the distant ones lie below, so that there is sky behind a hill when it is moved. */
const DISTANCE: Readonly<Partial<Record<ClassName, number>>> = { sky: 4, mountain: 2 };

/** Owner of a cell that gets a new one with the next ring. */
const PENDING = -2;

interface Region {
  readonly label: number;
  readonly cells: number[];
}

/** Take the shapes of a map off, topmost (small and near) first. Unlabelled areas are neither covered nor part of a layer. */
export function* peel(grid: PaddedGrid): Generator<Layer> {
  const { ids: owners, labels } = componentsOf(grid);
  const cover = new Uint16Array(owners.length);
  const sides = sideways(grid);
  const regions = new Map<number, Region>();
  for (const [id, label] of labels.entries()) if (label !== UNLABELLED) regions.set(id, { label, cells: [] });
  for (let at = 0; at < owners.length; at++) regions.get(owners[at]!)?.cells.push(at);

  while (regions.size > 0) {
    const id = topmost(regions);
    const { label, cells } = regions.get(id)!;
    yield { label, id, cells, owners, cover };
    regions.delete(id);
    if (regions.size > 0) uncover(id, cells);
  }

  /** Continue what surrounds a layer under it, from all sides at once, ring by ring. */
  function uncover(id: number, cells: readonly number[]): void {
    let front = cells.filter((at) => neighbourOf(at, id) >= 0);
    for (let ring = 1; front.length > 0; ring++) {
      // A ring is decided as a whole before it is written, so that it grows evenly from all sides.
      for (const at of front) owners[at] = PENDING;
      const taken = front.map((at) => neighbourOf(at, id));
      const next: number[] = [];
      for (const [index, at] of front.entries()) {
        owners[at] = taken[index]!;
        cover[at] = Math.max(cover[at]!, ring);
        regions.get(taken[index]!)?.cells.push(at);
        for (const offset of sides) {
          if (owners[at + offset] !== id) continue;
          owners[at + offset] = PENDING;
          next.push(at + offset);
        }
      }
      front = next;
    }
    joinMet(cells);
  }

  /** A region beside a cell, other than `id`; −1 where there is none. */
  function neighbourOf(at: number, id: number): number {
    for (const offset of sides) {
      const owner = owners[at + offset]!;
      if (owner >= 0 && owner !== id) return owner;
    }
    return -1;
  }

  /** Join regions of one class that now touch where a layer was taken off. */
  function joinMet(cells: readonly number[]): void {
    for (const at of cells) {
      for (const offset of sides) {
        const [one, other] = [owners[at]!, owners[at + offset]!];
        if (one === other) continue;
        const [a, b] = [regions.get(one), regions.get(other)];
        if (a === undefined || b === undefined || a.label !== b.label) continue;
        const [keeps, goes] = a.cells.length < b.cells.length ? [other, one] : [one, other];
        for (const cell of regions.get(goes)!.cells) {
          owners[cell] = keeps;
          regions.get(keeps)!.cells.push(cell);
        }
        regions.delete(goes);
      }
    }
  }
}

function topmost(regions: ReadonlyMap<number, Region>): number {
  let best = -1;
  let least = Infinity;
  for (const [id, { label, cells }] of regions) {
    const rank = cells.length * (DISTANCE[CLASS_NAMES[label]!] ?? 1);
    if (rank < least) [best, least] = [id, rank];
  }
  return best;
}
