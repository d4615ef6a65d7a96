// The way of a stroke through the samples of a pointer: quadratic curves between the middles of neighbouring samples, with the
// samples as control points, so that a fast hand leaves no corners.
import type { Dab } from './brush';

/** Length of a straight piece of a curve, cells; a wide brush rounds the corners of longer ones, a share of its radius. */
const PIECE = 4;
const PIECE_SHARE = 1 / 8;
const MOST_PIECES = 24;

export interface StrokePath {
  /** The points that the stroke now goes on to, after the one where it was; the first sample of a stroke gives itself. */
  add(sample: Dab): readonly Dab[];
  /** The rest of the way, to the last sample. */
  end(): readonly Dab[];
}

export function startPath(): StrokePath {
  let pen: Dab | null = null;
  let last: Dab | null = null;
  return {
    add: (sample) => {
      const before = last;
      last = sample;
      if (before === null || pen === null) {
        pen = sample;
        return [sample];
      }
      const points = curve(pen, before, between(before, sample, 0.5));
      pen = points.at(-1) ?? pen;
      return points;
    },
    end: () => (last === null ? [] : [last]),
  };
}

/** Points of a quadratic Bézier curve after its start, its end included. */
function curve(start: Dab, control: Dab, end: Dab): readonly Dab[] {
  const length = Math.hypot(control.x - start.x, control.y - start.y) + Math.hypot(end.x - control.x, end.y - control.y);
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.ceil(length / Math.max(PIECE, control.radius * PIECE_SHARE))));
  return Array.from({ length: pieces }, (_, index) => {
    const t = (index + 1) / pieces;
    return between(between(start, control, t), between(control, end, t), t);
  });
}

function between(a: Dab, b: Dab, t: number): Dab {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, radius: a.radius + (b.radius - a.radius) * t };
}
