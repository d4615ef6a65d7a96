// Outlines of lines and curves, drawn once and read three ways: as a path for Figma, as a polygon to ask what stands where, as a box.
// Only + − × ÷ and Math.sqrt, which are the same on every machine.

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Segment {
  readonly to: Point;
  /** Handles of a cubic; absent for a line. */
  readonly curve?: readonly [Point, Point];
}

/** A closed outline, clockwise or not, that does not cross itself noticeably. */
export interface Outline {
  readonly start: Point;
  readonly segments: readonly Segment[];
}

const FLAT_STEPS = 6;

/** Draws an outline piece by piece. */
export class Pen {
  readonly #start: Point;
  readonly #segments: Segment[] = [];
  #at: Point;

  constructor(x: number, y: number) {
    this.#start = { x, y };
    this.#at = this.#start;
  }

  line(...points: readonly Point[]): this {
    for (const to of points) this.#push({ to });
    return this;
  }

  curve(first: Point, second: Point, to: Point): this {
    this.#push({ to, curve: [first, second] });
    return this;
  }

  /** A smooth curve through all of these, from where the pen is. Handles never reach over a neighbour, so it makes no loops. */
  smooth(points: readonly Point[]): this {
    const all = [this.#at, ...points];
    for (let i = 0; i + 1 < all.length; i++) {
      const [a, b] = [all[i]!, all[i + 1]!];
      const third = distance(a, b) / 3;
      const leave = direction(all[i - 1] ?? a, b);
      const arrive = direction(a, all[i + 2] ?? b);
      this.curve({ x: a.x + leave.x * third, y: a.y + leave.y * third }, { x: b.x - arrive.x * third, y: b.y - arrive.y * third }, b);
    }
    return this;
  }

  /** A round lobe to `to`, standing out to the left of the way there by `bulge` times the distance. */
  lobe(to: Point, bulge: number): this {
    const from = this.#at;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const [nx, ny] = [dy * bulge * 1.33, -dx * bulge * 1.33];
    return this.curve({ x: from.x + nx - dx * 0.06, y: from.y + ny - dy * 0.06 }, { x: to.x + nx + dx * 0.06, y: to.y + ny + dy * 0.06 }, to);
  }

  close(): Outline {
    return { start: this.#start, segments: this.#segments };
  }

  #push(segment: Segment): void {
    this.#segments.push(segment);
    this.#at = segment.to;
  }
}

/** Absolute M, L, C and Z commands, coordinates times `across` and `down` and rounded to a tenth. */
export function outlinePath({ start, segments }: Outline, across: number, down: number): string {
  const words = (...points: readonly Point[]): string => points.map(({ x, y }) => `${tenth(x * across)} ${tenth(y * down)}`).join(' ');
  const parts = segments.map(({ to, curve }) => (curve === undefined ? `L ${words(to)}` : `C ${words(...curve, to)}`));
  return [`M ${words(start)}`, ...parts, 'Z'].join(' ');
}

/** The corners of the outline with its curves in short lines. */
export function flattened({ start, segments }: Outline): readonly Point[] {
  const points: Point[] = [start];
  let from = start;
  for (const { to, curve } of segments) {
    if (curve !== undefined) for (let step = 1; step < FLAT_STEPS; step++) points.push(onCubic(from, curve[0], curve[1], to, step / FLAT_STEPS));
    points.push(to);
    from = to;
  }
  return points;
}

export function mixed(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

function direction(a: Point, b: Point): Point {
  const length = distance(a, b) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

function onCubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** −0 would print as 0, but compares unequal in tests. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
