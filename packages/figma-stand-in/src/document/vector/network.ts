// A vector's outline as a network of vertices, segments and regions, and back to paths. One region per filled path.
import type { Point } from '../affine';
import { parsePath } from './path';
import type { Segment } from './path';

type Fills = readonly (readonly Paint[])[];

/** The network of these paths. `fills` has the fills of each path, or is empty if all have those of the node. */
export function networkOf(paths: readonly VectorPath[], fills: Fills): VectorNetwork {
  const vertices: VectorVertex[] = [];
  const segments: VectorSegment[] = [];
  const regions: VectorRegion[] = [];
  paths.forEach(({ data, windingRule }, index) => {
    const loops = subpathsOf(parsePath(data)).map((subpath) => addSubpath(subpath, vertices, segments));
    if (windingRule !== 'NONE') regions.push({ windingRule, loops, ...(fills[index] === undefined ? {} : { fills: fills[index] }) });
  });
  return { vertices, segments, regions };
}

/** The paths of a network: one per region, then one per segment that no region uses. @throws RangeError for an index out of range. */
export function pathsOf({ vertices, segments, regions = [] }: VectorNetwork): VectorPath[] {
  const at = <T>(list: readonly T[], index: number): T => {
    if (list[index] === undefined) throw new RangeError(`The vector network has no index ${index}`);
    return list[index];
  };
  const used = new Set(regions.flatMap(({ loops }) => loops.flat()));
  const filled = regions.map(({ windingRule, loops }): VectorPath => ({ windingRule, data: loops.map((loop) => `${walk(loop)} Z`).join(' ') }));
  const open = segments.flatMap((_segment, index): VectorPath[] => (used.has(index) ? [] : [{ windingRule: 'NONE', data: walk([index]) }]));
  return [...filled, ...open];

  function walk(loop: readonly number[]): string {
    const parts = loop.map((index) => at(segments, index));
    const [first, second] = parts as [VectorSegment, VectorSegment | undefined];
    let from = second === undefined || second.start === first.end || second.end === first.end ? first.start : first.end;
    const text = [`M ${write(at(vertices, from))}`];
    for (const { start, end, tangentStart, tangentEnd } of parts) {
      const [to, leave, arrive] = from === start ? [end, tangentStart, tangentEnd] : [start, tangentEnd, tangentStart];
      const [p, q] = [at(vertices, from), at(vertices, to)];
      text.push(flat(leave) && flat(arrive) ? `L ${write(q)}` : `C ${write(plus(p, leave))} ${write(plus(q, arrive))} ${write(q)}`);
      from = to;
    }
    return text.join(' ');
  }
}

function subpathsOf(path: readonly Segment[]): Segment[][] {
  const subpaths: Segment[][] = [];
  for (const segment of path) {
    if (segment.kind === 'M') subpaths.push([segment]);
    else subpaths.at(-1)!.push(segment);
  }
  return subpaths;
}

/** Returns the indices of its segments. */
function addSubpath(subpath: readonly Segment[], vertices: VectorVertex[], segments: VectorSegment[]): number[] {
  const first = vertices.length;
  const loop: number[] = [];
  const join = (end: number, tangentStart: Point, tangentEnd: Point): void => {
    loop.push(segments.push({ start: vertices.length - 1, end, tangentStart, tangentEnd }) - 1);
  };
  for (const part of subpath) {
    if (part.kind === 'Z') {
      if (vertices.length - 1 > first) join(first, ZERO, ZERO);
      continue;
    }
    const from = vertices.at(-1);
    if (part.kind !== 'M') {
      const [control1, control2] =
        part.kind === 'C'
          ? [part.control1, part.control2]
          : part.kind === 'Q'
            ? [third(from!, part.control), third(part.to, part.control)]
            : [from!, part.to];
      join(vertices.length, minus(control1, from!), minus(control2, part.to));
    }
    vertices.push({ x: part.to.x, y: part.to.y });
  }
  return loop;
}

const ZERO: Point = { x: 0, y: 0 };

function third(end: Point, control: Point): Point {
  return { x: end.x + (2 / 3) * (control.x - end.x), y: end.y + (2 / 3) * (control.y - end.y) };
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

function plus(a: Point, b: Point = ZERO): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

function flat(tangent: Point = ZERO): boolean {
  return tangent.x === 0 && tangent.y === 0;
}

function write({ x, y }: Point): string {
  return `${x} ${y}`;
}
