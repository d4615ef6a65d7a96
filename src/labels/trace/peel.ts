// From a flat map to a stack of layers. The topmost layer is taken off and its surroundings are continued beneath it; then the next one, until
// nothing is left. So each visible edge is the outline of exactly one layer, and everything below goes on beneath it: there are no gaps when
// edges are smoothed, and a lake that a tree trunk divides becomes one shape.
// Nested shapes (rings, islands in lakes) would cost the map once for each level if all hidden cells were given away one by one. What lies within a
// single region joins it as a whole, and only cells at edges are kept in lists.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import { componentsOf } from './components';
import { sideways } from './padded-grid';
import type { PaddedGrid } from './padded-grid';
import { RankHeap } from './rank-heap';
import { JoinedRegions } from './joined-regions';

/** A shape as it is taken off. What it tells changes with the next one. */
export interface Layer {
  /** Class index. */
  readonly label: number;
  readonly id: number;
  /** Indices of its cells that lie at its edge, hidden ones included; some others may be among them. */
  readonly edges: readonly number[];
  /** The region of a cell, with everything above this layer taken off; this layer's own cells give its `id`, cells outside the map −1. */
  readonly ownerOf: (cell: number) => number;
  /** 0 where the map shows what is there now; elsewhere how many cells deep a cell lies inside of what covers it. */
  readonly cover: Uint16Array;
  /** How many regions are left below it; joined ones count once. */
  readonly below: number;
}

/** Of layers of similar size the distant ones lie below, so that there is sky behind a hill when it is moved. */
const DISTANCE: Readonly<Partial<Record<ClassName, number>>> = { sky: 4, mountain: 2 };

/** Owner of a cell that gets a new one with the next ring. */
const PENDING = -2;

interface Region {
  readonly label: number;
  size: number;
  /** All cells at its edge, and some that were. */
  edges: number[];
}

/** Take the shapes of a map off, topmost (small and near) first. Unlabelled areas are neither covered nor part of a layer. */
export function* peel(grid: PaddedGrid): Generator<Layer> {
  const { ids: owners, labels, sizes } = componentsOf(grid);
  const joined = new JoinedRegions(labels.length);
  const cover = new Uint16Array(owners.length);
  const sides = sideways(grid);
  const regions = new Map<number, Region>();
  for (const [id, label] of labels.entries()) if (label !== UNLABELLED) regions.set(id, { label, size: sizes[id]!, edges: [] });
  for (let at = 0; at < owners.length; at++) if (owners[at]! >= 0 && isEdge(at)) regions.get(owners[at]!)?.edges.push(at);
  const waiting = new RankHeap();
  for (const id of regions.keys()) enqueue(id);

  while (regions.size > 0) {
    const { id, rank } = waiting.take();
    const region = regions.get(id);
    // Gone since it was put there, or of another size by now and put there again.
    if (region === undefined || rank !== rankOf(region)) continue;
    region.edges = region.edges.filter((at) => ownerOf(at) === id && isEdge(at));
    yield { label: region.label, id, edges: region.edges, ownerOf, cover, below: regions.size - 1 };
    regions.delete(id);
    if (regions.size > 0) uncover(id, region);
  }

  function ownerOf(cell: number): number {
    const owner = owners[cell]!;
    return owner < 0 ? owner : joined.rootOf(owner);
  }

  function isEdge(at: number): boolean {
    const own = ownerOf(at);
    return sides.some((offset) => ownerOf(at + offset) !== own);
  }

  function enqueue(id: number): void {
    waiting.add(id, rankOf(regions.get(id)!));
  }

  /** Continue what surrounds a layer under it. */
  function uncover(id: number, { size, edges }: Region): void {
    const around = new Set<number>();
    for (const at of edges) {
      for (const offset of sides) {
        const owner = ownerOf(at + offset);
        if (owner >= 0 && owner !== id) around.add(owner);
      }
    }
    const [only, ...others] = around;
    if (only === undefined) return;
    if (others.length > 0) {
      divide(id, edges);
      return;
    }
    joined.join(id, only);
    const region = regions.get(only);
    if (region === undefined) return;
    region.size += size;
    // Along the border of the map.
    for (const at of edges) if (isEdge(at)) region.edges.push(at);
    enqueue(only);
  }

  /** Give the cells of a layer to all regions around it at once, ring by ring. */
  function divide(id: number, edges: readonly number[]): void {
    let front = edges.filter((at) => neighbourOf(at, id) >= 0);
    const given: number[] = [];
    const grown = new Set<number>();
    for (let ring = 1; front.length > 0; ring++) {
      // A ring is decided as a whole before it is written, so that it grows evenly from all sides.
      for (const at of front) owners[at] = PENDING;
      const taken = front.map((at) => neighbourOf(at, id));
      const next: number[] = [];
      for (const [index, at] of front.entries()) {
        const owner = taken[index]!;
        owners[at] = owner;
        cover[at] = Math.max(cover[at]!, ring);
        given.push(at);
        const region = regions.get(owner);
        if (region !== undefined) {
          region.size++;
          grown.add(owner);
        }
        for (const offset of sides) {
          if (ownerOf(at + offset) !== id) continue;
          owners[at + offset] = PENDING;
          next.push(at + offset);
        }
      }
      front = next;
    }
    for (const at of given) if (isEdge(at)) regions.get(ownerOf(at))?.edges.push(at);
    joinMet(given);
    for (const owner of grown) if (regions.has(owner)) enqueue(owner);
  }

  /** A region beside a cell, other than `id`; −1 where there is none. */
  function neighbourOf(at: number, id: number): number {
    for (const offset of sides) {
      const owner = ownerOf(at + offset);
      if (owner >= 0 && owner !== id) return owner;
    }
    return -1;
  }

  /** Join regions of one class that now touch where a layer was taken off. */
  function joinMet(cells: readonly number[]): void {
    for (const at of cells) {
      for (const offset of sides) {
        const [one, other] = [ownerOf(at), ownerOf(at + offset)];
        if (one === other) continue;
        const [a, b] = [regions.get(one), regions.get(other)];
        if (a === undefined || b === undefined || a.label !== b.label) continue;
        const [keeps, goes] = a.size < b.size ? [other, one] : [one, other];
        const [large, small] = [regions.get(keeps)!, regions.get(goes)!];
        joined.join(goes, keeps);
        large.size += small.size;
        for (const edge of small.edges) large.edges.push(edge);
        regions.delete(goes);
        enqueue(keeps);
      }
    }
  }
}

function rankOf({ label, size }: Region): number {
  return size * (DISTANCE[CLASS_NAMES[label]!] ?? 1);
}
