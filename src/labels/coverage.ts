// How much of a label map each class has.
import { CLASS_NAMES } from '../contract/classes';
import type { ClassName } from '../contract/classes';

/** Share of each class in `labels` (class indices only); sums to 1. */
export function coverageOf(labels: Uint8Array): Record<ClassName, number> {
  const counts = countLabels(labels);
  return Object.fromEntries(CLASS_NAMES.map((name, index) => [name, counts[index]! / labels.length])) as Record<ClassName, number>;
}

/** How often each of the values 0…255 occurs. */
export function countLabels(labels: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let index = 0; index < labels.length; index++) counts[labels[index]!]!++;
  return counts;
}
