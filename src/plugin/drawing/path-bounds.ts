// The extent of a vector path, so that its layer can be placed exactly, and whether Figma will read it.
import type { Rect } from '../../contract/geometry';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Tight bounding box of a path of absolute M, L, C and Z commands, numbers and letters separated by spaces (Figma accepts no
 * other notation). Throws on anything else.
 */
export function pathBounds(path: string): Rect {
  const xs = new Extent();
  const ys = new Extent();
  let at: Point = { x: 0, y: 0 };
  for (const { letter, points } of commandsOf(path)) {
    if (letter === 'C') {
      const [c1, c2, end] = points as [Point, Point, Point];
      xs.add(...extremes(at.x, c1.x, c2.x, end.x));
      ys.add(...extremes(at.y, c1.y, c2.y, end.y));
    }
    for (const end of points.slice(-1)) {
      at = end;
      xs.add(end.x);
      ys.add(end.y);
    }
  }
  return { x: xs.least, y: ys.least, width: xs.most - xs.least, height: ys.most - ys.least };
}

/** Smallest and largest of any number of values: a traced outline has more than `Math.min(...values)` can take as arguments. */
class Extent {
  least = Infinity;
  most = -Infinity;

  add(...values: readonly number[]): void {
    for (const value of values) {
      this.least = Math.min(this.least, value);
      this.most = Math.max(this.most, value);
    }
  }
}

/** The same path moved by (dx, dy), coordinates rounded to a thousandth of a pixel. */
export function movedPath(path: string, dx: number, dy: number): string {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return commandsOf(path)
    .map(({ letter, points }) => [letter, ...points.map(({ x, y }) => `${rounded(x + dx)} ${rounded(y + dy)}`)].join(' '))
    .join(' ');
}

/**
 * How many points a path has. Throws SyntaxError unless it is made of closed subpaths (M, then at least one L or C, then Z) whose
 * coordinates are at most `reach` from zero.
 */
export function closedPathPoints(path: string, reach: number): number {
  const commands = commandsOf(path);
  let points = 0;
  for (const [index, command] of commands.entries()) {
    const before = commands[index - 1]?.letter ?? 'Z';
    const opens = command.letter === 'M';
    if (opens !== (before === 'Z') || (command.letter === 'Z' && before === 'M'))
      throw new SyntaxError(`"${command.letter}" can't follow "${before}" here.`);
    if (command.points.some(({ x, y }) => Math.abs(x) > reach || Math.abs(y) > reach)) throw new SyntaxError('A point lies too far away.');
    if (command.letter !== 'Z') points++;
  }
  if (commands[commands.length - 1]?.letter !== 'Z') throw new SyntaxError('The last subpath is not closed.');
  return points;
}

interface Command {
  readonly letter: string;
  readonly points: readonly Point[];
}

const POINTS: Readonly<Record<string, number>> = { M: 1, L: 1, C: 3, Z: 0 };

function commandsOf(path: string): readonly Command[] {
  const words = path.trim().split(/\s+/);
  const commands: Command[] = [];
  for (let i = 0; i < words.length;) {
    const letter = words[i++]!;
    const count = POINTS[letter];
    if (count === undefined) throw new SyntaxError(`"${letter}" is no path command that is used here.`);
    const points: Point[] = [];
    for (let k = 0; k < count; k++, i += 2) {
      const point = { x: Number(words[i]), y: Number(words[i + 1]) };
      if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) throw new SyntaxError(`A "${letter}" lacks a coordinate.`);
      points.push(point);
    }
    commands.push({ letter, points });
  }
  return commands;
}

/** Values of a cubic where its derivative is zero, inside the curve. */
function extremes(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 2 * (p2 - 2 * p1 + p0);
  const c = p1 - p0;
  const root = Math.sqrt(b * b - 4 * a * c);
  const times = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return times.filter((t) => t > 0 && t < 1).map((t) => (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3);
}
