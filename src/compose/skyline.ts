// A line from left to right over the whole frame: the top of a hill, a shore, the foot of a forest.
import { Pen, flattened, mixed } from './pen';
import type { Outline, Point } from './pen';

export class Skyline {
  /** Left to right, x growing. */
  readonly points: readonly Point[];
  readonly #isSmooth: boolean;
  readonly #flat: readonly Point[];

  constructor(points: readonly Point[], look: 'smooth' | 'rugged') {
    this.points = points;
    this.#isSmooth = look === 'smooth';
    this.#flat = this.#isSmooth ? flattened(this.#draw(new Pen(points[0]!.x, points[0]!.y), points.slice(1)).close()) : points;
  }

  /** Height of the line at x; beyond its ends that of the end. */
  at(x: number): number {
    const flat = this.#flat;
    let before = flat[0]!;
    if (x <= before.x) return before.y;
    for (const point of flat) {
      if (point.x >= x) return point.x === before.x ? point.y : mixed(before, point, (x - before.x) / (point.x - before.x)).y;
      before = point;
    }
    return before.y;
  }

  /** All below the line down to `bottom`; a second bottom is that of the right end. */
  band(bottom: number, right = bottom): Outline {
    const [first, last] = [this.points[0]!, this.points[this.points.length - 1]!];
    return this.#draw(new Pen(first.x, first.y), this.points.slice(1)).line({ x: last.x, y: right }, { x: first.x, y: bottom }).close();
  }

  #draw(pen: Pen, points: readonly Point[]): Pen {
    return this.#isSmooth ? pen.smooth(points) : pen.line(...points);
  }
}
