// The extent of a vector path, so that its layer can be placed exactly.
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
  const xs: number[] = [];
  const ys: number[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const { letter, points } of commandsOf(path)) {
    if (letter === 'C') {
      const [c1, c2, end] = points as [Point, Point, Point];
      xs.push(...extremes(at.x, c1.x, c2.x, end.x));
      ys.push(...extremes(at.y, c1.y, c2.y, end.y));
    }
    for (const end of points.slice(-1)) {
      at = end;
      xs.push(end.x);
      ys.push(end.y);
    }
  }
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The same path moved by (dx, dy), coordinates rounded to a thousandth of a pixel. */
export function movedPath(path: string, dx: number, dy: number): string {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return commandsOf(path)
    .map(({ letter, points }) => [letter, ...points.map(({ x, y }) => `${rounded(x + dx)} ${rounded(y + dy)}`)].join(' '))
    .join(' ');
}

interface Command {
  readonly letter: string;
  readonly points: readonly Point[];
}

const POINTS: Readonly<Record<string, number>> = { M: 1, L: 1, C: 3, Z: 0 };

function commandsOf(path: string): readonly Command[] {
  const words = path.trim().split(/\s+/);
  const commands: Command[] = [];
  for (let i = 0; i < words.length; ) {
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
  return times
    .filter((t) => t > 0 && t < 1)
    .map((t) => (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3);
}
