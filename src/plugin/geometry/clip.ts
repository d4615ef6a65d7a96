// What a frame cuts off of the layers inside it.
import type { Affine, Rect } from '../../contract/geometry';
import { apply, boundsOf, invert, isFlat } from './affine';
import type { Clip } from '../../contract/picture';

/** A place may be this far outside, page pixels: rounding must not count as being cut. */
export const TOLERANCE = 0.005;

type Cutting = SceneNode & DimensionAndPositionMixin & { readonly clipsContent: boolean };

/** Radii of the corners, clockwise from the top left. */
export type Corners = readonly [number, number, number, number];

export const SQUARE_CORNERS: Corners = [0, 0, 0, 0];

/** The corners of a layer; square where its kind has none. */
export function cornersOfNode(node: SceneNode): Corners {
  if (!('topLeftRadius' in node)) return SQUARE_CORNERS;
  return [node.topLeftRadius, node.topRightRadius, node.bottomRightRadius, node.bottomLeftRadius];
}

/** The outline of a layer, as a clip. */
export function clipOf(node: SceneNode & DimensionAndPositionMixin): Clip {
  return { frame: node.absoluteTransform, width: node.width, height: node.height, corners: cornersOfNode(node) };
}

/** The clips of those among these layers that cut off what lies outside of them. A clip without area cuts off everything. */
export function clipsOf(layers: readonly BaseNode[]): readonly Clip[] {
  return layers.filter((layer): layer is Cutting => 'clipsContent' in layer && layer.clipsContent).map(clipOf);
}

/** Whether this clip takes anything off a rectangle that `upright` takes onto the page. */
export function cuts(clip: Clip, upright: Affine, width: number, height: number): boolean {
  if (isFlat(clip.frame)) return true;
  const inward = invert(clip.frame);
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  return corners.some(([x, y]) => !isInside(clip, apply(inward, apply(upright, { x, y }))));
}

/** Whether a point in the clip's own axes is inside its rounded outline, give or take TOLERANCE. */
function isInside({ width, height, corners: [tl, tr, br, bl] }: Clip, { x, y }: { readonly x: number; readonly y: number }): boolean {
  if (x < -TOLERANCE || y < -TOLERANCE || x > width + TOLERANCE || y > height + TOLERANCE) return false;
  const [left, top] = [x < width / 2, y < height / 2];
  const wanted = top ? (left ? tl : tr) : left ? bl : br;
  const radius = Math.min(wanted, width / 2, height / 2);
  const dx = radius - (left ? x : width - x);
  const dy = radius - (top ? y : height - y);
  return dx <= 0 || dy <= 0 || Math.hypot(dx, dy) <= radius + TOLERANCE;
}

/** The part of a rectangle within the boxes of these clips; null where nothing is left. */
export function cutBy(rect: Rect, clips: readonly Clip[]): Rect | null {
  let [left, top, right, bottom] = [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height];
  for (const { frame, width, height } of clips) {
    const around = boundsOf(frame, width, height);
    left = Math.max(left, around.x);
    top = Math.max(top, around.y);
    right = Math.min(right, around.x + around.width);
    bottom = Math.min(bottom, around.y + around.height);
  }
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
