// Which kinds of outlines come near each cell: everything else is left alone, which is most of a picture.
import { CLASS_NAMES } from '../../contract/classes';
import type { LabelMap } from '../label-map';
import { EDGE_KINDS, KIND_OF } from './edge-kinds';

/** One bit for each of EDGE_KINDS that can displace something into the cell. @param scale cells of a unit of their reach. */
export function kindsNear(map: LabelMap, scale: number): Uint8Array {
  const bits = outlines(map);
  const near = bits.slice();
  const present = bits.reduce((all, value) => all | value, 0);
  for (const [index, { reach, across, down }] of EDGE_KINDS.entries()) {
    const bit = 1 << index;
    if ((present & bit) === 0) continue;
    const most = reach.reduce((sum, octave) => sum + octave, 0) * scale;
    spreadAcross(bits, near, map.width, bit, Math.ceil(most * across));
    spreadDown(near, map.width, bit, Math.ceil(most * down));
  }
  return near;
}

/** The bits of the outlines that each cell touches. */
function outlines({ labels, width }: LabelMap): Uint8Array {
  const bits = new Uint8Array(labels.length);
  for (const step of [1, width]) {
    for (let at = step; at < labels.length; at++) {
      const [own, other] = [labels[at]!, labels[at - step]!];
      if (own === other || (step === 1 && at % width === 0)) continue;
      const bit = 1 << KIND_OF[own * CLASS_NAMES.length + other]!;
      bits[at]! |= bit;
      bits[at - step]! |= bit;
    }
  }
  return bits;
}

/** Set the bit in `near` for each cell that has one of `bits` within `reach` along its row. */
function spreadAcross(bits: Uint8Array, near: Uint8Array, width: number, bit: number, reach: number): void {
  for (let row = 0; row < bits.length; row += width) {
    let free = row;
    for (let at = row; at < row + width; at++) {
      if ((bits[at]! & bit) === 0) continue;
      const end = Math.min(row + width, at + reach + 1);
      for (let to = Math.max(free, at - reach); to < end; to++) near[to]! |= bit;
      free = end;
    }
  }
}

/** Spread the bit of each cell by `reach` along its column, in place. */
function spreadDown(near: Uint8Array, width: number, bit: number, reach: number): void {
  const had = near.slice();
  for (const upwards of [false, true]) {
    // Cells of each column that are still to be reached.
    const left = new Int32Array(width);
    for (let step = 0; step < near.length; step += width) {
      const row = upwards ? near.length - width - step : step;
      for (let x = 0; x < width; x++) {
        if ((had[row + x]! & bit) !== 0) left[x] = reach;
        else if (left[x]! > 0) {
          left[x]!--;
          near[row + x]! |= bit;
        }
      }
    }
  }
}
