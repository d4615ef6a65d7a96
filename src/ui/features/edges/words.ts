// What is said about edges.
import { AS_DRAWN } from '../../../contract/recipe';
import { formatShare } from '../../kit/look/format';

/** `As drawn`, `60%`, `Loose`. @param edges 0…1. */
export function edgesWord(edges: number): string {
  if (edges === AS_DRAWN) return 'As drawn';
  return edges === 1 ? 'Loose' : formatShare(edges);
}
