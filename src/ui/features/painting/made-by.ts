// Whether a painter made a painting: then painting it again gives the same pixels.
import type { PaintingWay } from '../../../contract/recipe';
import type { Painter } from './painting-state';

/** True for the painter's own file and for former ones that paint the same. */
export function madeBy({ modelHash, formerly }: Pick<Painter, 'modelHash' | 'formerly'>, way: Pick<PaintingWay, 'modelHash'>): boolean {
  return way.modelHash === modelHash || formerly.includes(way.modelHash);
}
