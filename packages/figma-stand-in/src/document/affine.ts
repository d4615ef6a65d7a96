// 2×3 affine transforms, row-major as Figma writes them: [[a, c, tx], [b, d, ty]]. In page pixels, y pointing down.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const IDENTITY: Transform = [
  [1, 0, 0],
  [0, 1, 0],
];

export function translation(x: number, y: number): Transform {
  return [
    [1, 0, x],
    [0, 1, y],
  ];
}

/** First `inner`, then `outer`. */
export function multiply(outer: Transform, inner: Transform): Transform {
  const [[a, c, e], [b, d, f]] = outer;
  const [[A, C, E], [B, D, F]] = inner;
  return [
    [a * A + c * B, a * C + c * D, a * E + c * F + e],
    [b * A + d * B, b * C + d * D, b * E + d * F + f],
  ];
}

/** @throws RangeError for a map without an inverse. */
export function invert(map: Transform): Transform {
  const [[a, c, e], [b, d, f]] = map;
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) throw new RangeError('a transform must have an inverse');
  return [
    [d / det, -c / det, (c * f - d * e) / det],
    [-b / det, a / det, (b * e - a * f) / det],
  ];
}

export function apply(map: Transform, { x, y }: Point): Point {
  const [[a, c, e], [b, d, f]] = map;
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Figma's rotation in degrees, -180…180, counter-clockwise positive. */
export function rotationOf(map: Transform): number {
  const degrees = (Math.atan2(-map[1][0], map[0][0]) * 180) / Math.PI;
  return Object.is(degrees, -0) ? 0 : degrees;
}

/** The same place with another rotation about the top left corner; flips and skews are lost, as in Figma. */
export function withRotation(map: Transform, degrees: number): Transform {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return [
    [cos, sin, map[0][2]],
    [-sin, cos, map[1][2]],
  ];
}

/** The four corners of a size under a map, clockwise from the top left. */
export function corners(map: Transform, { width, height }: Size): Point[] {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => apply(map, { x: x!, y: y! }));
}

/** Smallest axis-aligned rectangle around points; null for none. */
export function boundsOf(points: readonly Point[]): Rect | null {
  if (points.length === 0) return null;
  const left = Math.min(...points.map((point) => point.x));
  const top = Math.min(...points.map((point) => point.y));
  return {
    x: left,
    y: top,
    width: Math.max(...points.map((point) => point.x)) - left,
    height: Math.max(...points.map((point) => point.y)) - top,
  };
}

export function rectCorners(rect: Rect): Point[] {
  return corners(translation(rect.x, rect.y), rect);
}

export function unite(rects: readonly Rect[]): Rect | null {
  return boundsOf(rects.flatMap(rectCorners));
}

/** Where two rectangles overlap; null when they do not. */
export function intersect(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

export function grow(rect: Rect, by: { left: number; top: number; right: number; bottom: number }): Rect {
  return { x: rect.x - by.left, y: rect.y - by.top, width: rect.width + by.left + by.right, height: rect.height + by.top + by.bottom };
}
