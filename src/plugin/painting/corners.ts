// The corners of a painting are those of what it was made from, so that it covers a rounded card and nothing beside it.
import type { Clip } from '../../contract/picture';
import { cornersOf } from '../geometry/affine';
import type { Point } from '../geometry/affine';
import { clipOf, clipsOf, cornersOfNode, SQUARE_CORNERS } from '../geometry/clip';
import type { Corners } from '../geometry/clip';
import { ancestorsOf } from '../document/node-facts';
import type { PaintedNode } from './find-painting';
import type { Source } from '../selection/source';

/** Two corners this close are the same one, page pixels. */
const SAME_PLACE = 0.5;

/**
 * Radii of the source's corners, clockwise from the top left: its own, or those of a frame that cuts it off there. Those of a frame count
 * only where it cuts off what is in it.
 */
export function cornersOfSource({ nodes, upright, width, height }: Pick<Source, 'nodes' | 'upright' | 'width' | 'height'>): Corners {
  const [only, ...others] = nodes;
  if (only === undefined) return SQUARE_CORNERS;
  const own = others.length === 0 && 'topLeftRadius' in only && (!('clipsContent' in only) || only.clipsContent) ? [clipOf(only)] : [];
  const clips = [...own, ...clipsOf(ancestorsOf(only))];
  const [tl, tr, br, bl] = cornersOf(upright, width, height).map((corner) => radiusAt(corner, clips));
  return [tl ?? 0, tr ?? 0, br ?? 0, bl ?? 0];
}

function radiusAt(corner: Point, clips: readonly Clip[]): number {
  const radii = clips.map(({ frame, width, height, corners }) => {
    const at = cornersOf(frame, width, height).findIndex(({ x, y }) => Math.hypot(x - corner.x, y - corner.y) < SAME_PLACE);
    return Math.min(corners[at] ?? 0, width / 2, height / 2);
  });
  return Math.max(0, ...radii);
}

/** Give a painting these corners; a vector has none to give. */
export function roundCorners(layer: PaintedNode, [tl, tr, br, bl]: Corners): void {
  if (!('topLeftRadius' in layer)) return;
  layer.topLeftRadius = tl;
  layer.topRightRadius = tr;
  layer.bottomRightRadius = br;
  layer.bottomLeftRadius = bl;
}

/** Whether a painting still has the corners that the plugin gave it; one of an older version was given none. */
export function hasCorners(layer: PaintedNode, given: readonly number[] | null): boolean {
  return cornersOfNode(layer).every((radius, i) => Math.abs(radius - (given?.[i] ?? 0)) < 0.01);
}
