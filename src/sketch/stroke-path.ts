// The way of a stroke through the samples of a pointer: quadratic curves between the middles of neighbouring samples, with the
// samples as control points, so that a fast hand leaves no corners.
import type { Dab } from './brush';

/** Length of the straight pieces that a curve is drawn as, cells. With a wide brush they may be longer, by a share of its radius, since it rounds their corners. */
const PIECE = 4;
const PIECE_SHARE = 1 / 8;
const MOST_PIECES = 24;

export interface StrokePath {
  /** Add a sample. @returns the points that the stroke goes on to; for its first sample that sample. */
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
