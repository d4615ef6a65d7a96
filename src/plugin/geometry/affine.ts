// Affine maps of the plane in Figma's row-major 2×3 form; no nodes here.
import type { Affine, Rect } from '../../contract/geometry';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `outer ∘ inner`: apply `inner` first. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [[a, c, tx], [b, d, ty]] = outer;
  const [[e, g, ux], [f, h, uy]] = inner;
  return [
    [a * e + c * f, a * g + c * h, a * ux + c * uy + tx],
    [b * e + d * f, b * g + d * h, b * ux + d * uy + ty],
  ];
}

/** Whether a map flattens the plane to a line or a point, so that there is no way back. */
export function isFlat([[a, c], [b, d]]: Affine): boolean {
  const area = a * d - b * c;
  return area === 0 || !Number.isFinite(area);
}

/** The inverse map. Throws RangeError for a map that flattens the plane. */
export function invert([[a, c, tx], [b, d, ty]]: Affine): Affine {
  const area = a * d - b * c;
  if (area === 0 || !Number.isFinite(area)) throw new RangeError('This map has no inverse.');
  return [
    [d / area, -c / area, (c * ty - d * tx) / area],
    [-b / area, a / area, (b * tx - a * ty) / area],
  ];
}

export function translation(x: number, y: number): Affine {
  return [
    [1, 0, x],
    [0, 1, y],
  ];
}

export function scaling(x: number, y: number): Affine {
  return [
    [x, 0, 0],
    [0, y, 0],
  ];
}

export function apply([[a, c, tx], [b, d, ty]]: Affine, { x, y }: Point): Point {
  return { x: a * x + c * y + tx, y: b * x + d * y + ty };
}

/** Corners of the image of the rectangle (0, 0)…(width, height). */
export function cornersOf(map: Affine, width: number, height: number): readonly Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ].map((corner) => apply(map, corner));
}

/** Axis-aligned bounding box of the image of the rectangle (0, 0)…(width, height). */
export function boundsOf(map: Affine, width: number, height: number): Rect {
  const corners = cornersOf(map, width, height);
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
