// Which part of a horizontal line lies inside a rounded rectangle. The rectangle is convex under any affine map, so it is one span: its
// outline is taken as a polygon with enough points for round corners.
import type { Clip } from '../../contract/picture';

export interface Span {
  readonly from: number;
  /** Below `from` where the line misses the rectangle. */
  readonly to: number;
}

const NOTHING: Span = { from: Infinity, to: -Infinity };
/** Points a round corner: a radius of 1000 px is met to a fifth of a pixel. */
const STEPS = 64;

type Point = readonly [x: number, y: number];

const outlines = new WeakMap<Clip, readonly Point[]>();

/** The span of the page's horizontal line at `y` that lies inside the clip; page coordinates. */
export function spanOf(clip: Clip, y: number): Span {
  const points = outlines.get(clip) ?? outlineOf(clip);
  outlines.set(clip, points);
  let { from, to } = NOTHING;
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i]!;
    const [bx, by] = points[(i + 1) % points.length]!;
    if (ay === by ? ay !== y : (ay - y) * (by - y) > 0) continue;
    const crossings = ay === by ? [ax, bx] : [ax + ((bx - ax) * (y - ay)) / (by - ay)];
    for (const x of crossings) {
      from = Math.min(from, x);
      to = Math.max(to, x);
    }
  }
  return { from, to };
}

function outlineOf({ frame: [[a, c, tx], [b, d, ty]], width, height, corners }: Clip): readonly Point[] {
  const most = Math.min(width, height) / 2;
  const [tl, tr, br, bl] = corners.map((radius) => Math.min(Math.max(0, radius), most)) as [number, number, number, number];
  const local: readonly Point[] = [
    ...arc(tl, tl, tl, Math.PI),
    ...arc(width - tr, tr, tr, Math.PI * 1.5),
    ...arc(width - br, height - br, br, 0),
    ...arc(bl, height - bl, bl, Math.PI / 2),
  ];
  return local.map(([x, y]) => [a * x + c * y + tx, b * x + d * y + ty]);
}

/** A quarter of a circle, clockwise in a plane with y down. */
function arc(x: number, y: number, radius: number, start: number): readonly Point[] {
  if (radius === 0) return [[x, y]];
  return Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const angle = start + (i / STEPS) * (Math.PI / 2);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
