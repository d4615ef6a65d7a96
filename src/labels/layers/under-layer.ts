// What would be seen if all that lies over a layer were taken away: it goes on under there as far as nothing behind it is nearer.
import { UNLABELLED } from '../../contract/classes';
import type { LabelMap } from '../label-map';
import { fill } from '../read/fill';

/** Layer and label of a cell in one number, so that both are taken over from the same neighbour. */
const STRIDE = 16;

export interface Under {
  /** Row-major class indices, whole. */
  readonly labels: Uint8Array;
  /** 1 where this layer would be seen. */
  readonly own: Uint8Array;
}

/** @param map whole. @param layerOf as a LayerPlan's. */
export function underLayer({ labels, width, height }: LabelMap, layerOf: Uint8Array, layer: number): Under {
  const coded = labels.map((label, at) => (layerOf[at]! > layer ? UNLABELLED : layerOf[at]! * STRIDE + label));
  fill(coded, width, height);
  return {
    labels: coded.map((code) => code % STRIDE),
    own: coded.map((code) => (code >= layer * STRIDE ? 1 : 0)),
  };
}
