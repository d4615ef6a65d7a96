// Figma's dialect of SVG path data: absolute M, L, Q, C and Z only, everything separated by spaces, no commas.
import { apply, boundsOf } from '../affine';
import type { Point } from '../affine';
import { refuse } from '../host-error';

export type Segment =
  | { readonly kind: 'M' | 'L'; readonly to: Point }
  | { readonly kind: 'Q'; readonly control: Point; readonly to: Point }
  | { readonly kind: 'C'; readonly control1: Point; readonly control2: Point; readonly to: Point }
  | { readonly kind: 'Z' };

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

/** @throws HostError for anything outside the dialect. */
export function parsePath(data: string): Segment[] {
  const tokens = data.split(/\s+/).filter((token) => token !== '');
  const segments: Segment[] = [];
  for (let at = 0; at < tokens.length;) {
    const command = tokens[at++]!;
    const count = ARGUMENTS[command] ?? refuse(`Failed to convert path. Invalid command at ${command}`);
    const numbers = tokens.slice(at, at + count).map(Number);
    if (numbers.length < count || !numbers.every(Number.isFinite)) refuse(`Failed to convert path. Invalid number after ${command}`);
    if (segments.length === 0 && command !== 'M') refuse('Failed to convert path. It must start with M');
    at += count;
    segments.push(segment(command, numbers));
  }
  return segments;
}

function segment(command: string, n: readonly number[]): Segment {
  if (command === 'C') return { kind: 'C', control1: { x: n[0]!, y: n[1]! }, control2: { x: n[2]!, y: n[3]! }, to: { x: n[4]!, y: n[5]! } };
  if (command === 'Q') return { kind: 'Q', control: { x: n[0]!, y: n[1]! }, to: { x: n[2]!, y: n[3]! } };
  if (command === 'Z') return { kind: 'Z' };
  return { kind: command === 'M' ? 'M' : 'L', to: { x: n[0]!, y: n[1]! } };
}

export function writePath(segments: readonly Segment[]): string {
  return segments.map((part) => [part.kind, ...pointsOf(part).flatMap((point) => [round(point.x), round(point.y)])].join(' ')).join(' ');
}

export function mapPath(segments: readonly Segment[], map: Transform): Segment[] {
  return segments.map((part): Segment => {
    if (part.kind === 'Z') return part;
    if (part.kind === 'C')
      return { kind: 'C', control1: apply(map, part.control1), control2: apply(map, part.control2), to: apply(map, part.to) };
    if (part.kind === 'Q') return { kind: 'Q', control: apply(map, part.control), to: apply(map, part.to) };
    return { kind: part.kind, to: apply(map, part.to) };
  });
}

/** Tight bounds: curves are sampled at their extrema, not at their control points. Null for an empty path. */
export function pathBounds(segments: readonly Segment[]): Rect | null {
  const points: Point[] = [];
  let from: Point = { x: 0, y: 0 };
  for (const part of segments) {
    if (part.kind === 'Z') continue;
    points.push(part.to);
    if (part.kind === 'Q') points.push(...extrema([from, third(from, part.control), third(part.to, part.control), part.to]));
    if (part.kind === 'C') points.push(...extrema([from, part.control1, part.control2, part.to]));
    from = part.to;
  }
  return boundsOf(points);
}

function pointsOf(part: Segment): Point[] {
  if (part.kind === 'Z') return [];
  if (part.kind === 'C') return [part.control1, part.control2, part.to];
  return part.kind === 'Q' ? [part.control, part.to] : [part.to];
}

/** Control point of the cubic that equals a quadratic. */
function third(end: Point, control: Point): Point {
  return { x: end.x + (2 / 3) * (control.x - end.x), y: end.y + (2 / 3) * (control.y - end.y) };
}

function extrema(cubic: readonly [Point, Point, Point, Point]): Point[] {
  const [p, q, r, s] = cubic;
  const roots = [...flatAt(p.x, q.x, r.x, s.x), ...flatAt(p.y, q.y, r.y, s.y)].filter((t) => t > 0 && t < 1);
  return roots.map((t) => ({ x: bezier(p.x, q.x, r.x, s.x, t), y: bezier(p.y, q.y, r.y, s.y, t) }));
}

function flatAt(p: number, q: number, r: number, s: number): number[] {
  const a = -p + 3 * q - 3 * r + s;
  const b = 2 * (p - 2 * q + r);
  const c = q - p;
  if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b];
  const root = b * b - 4 * a * c;
  return root < 0 ? [] : [(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)];
}

function bezier(p: number, q: number, r: number, s: number, t: number): number {
  const u = 1 - t;
  return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
