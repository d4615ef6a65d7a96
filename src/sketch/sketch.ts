// A drawing with its tools: each use of a tool is a step that can be undone. Every command that changes labels returns the rectangle to redraw.
import { UNLABELLED } from '../contract/classes';
import { brush } from './brush';
import type { Dab } from './brush';
import { flood } from './flood';
import { startHistory, whole } from './history';
import { union } from './pixel-rect';
import type { PixelRect } from './pixel-rect';
import type { Sheet } from './sheet';
import { startPath } from './stroke-path';
import type { StrokePath } from './stroke-path';

/** Memory for undo, bytes: enough for more than a hundred drawings of the largest size, or thousands of strokes. */
const UNDO_BYTES = 32 * 1024 * 1024;

export interface Sketch {
  readonly sheet: () => Sheet;
  /** True between `begin` and `end` or `abandon` of a stroke. All other commands do nothing then. */
  readonly drawing: () => boolean;
  /** Put the brush down. @param label 0…8, or UNLABELLED to erase. */
  begin(dab: Dab, label: number): PixelRect | null;
  /** Move it through these samples. */
  move(samples: readonly Dab[]): PixelRect | null;
  /** Lift it: the stroke becomes one step. */
  end(): PixelRect | null;
  /** Lift it and undo the stroke. */
  abandon(): PixelRect | null;
  /** Fill the connected area around a cell. @param x, y whole cells. */
  fill(x: number, y: number, label: number): PixelRect | null;
  /** Back to an unlabelled sheet. */
  reset(): PixelRect | null;
  /** Go on with another sheet; its labels are taken, not copied. */
  replace(sheet: Sheet): PixelRect | null;
  undo(): PixelRect | null;
  redo(): PixelRect | null;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Grows with every step that changed something, undone and redone ones too. */
  readonly revision: () => number;
}

interface Stroke {
  readonly path: StrokePath;
  readonly label: number;
  at: Dab;
  touched: PixelRect | null;
}

export function startSketch(first: Sheet, undoBytes = UNDO_BYTES): Sketch {
  const history = startHistory(first, undoBytes);
  let stroke: Stroke | null = null;
  let revision = 0;

  function commit(area: PixelRect | null): boolean {
    const changed = area !== null && history.commit(area);
    if (changed) revision += 1;
    return changed;
  }

  function travel(go: () => PixelRect | null): PixelRect | null {
    const area = stroke === null ? go() : null;
    if (area !== null) revision += 1;
    return area;
  }

  /** Draw through points of the stroke. */
  function go(points: readonly Dab[]): PixelRect | null {
    if (stroke === null) return null;
    let changed: PixelRect | null = null;
    for (const point of points) {
      changed = union(changed, brush(history.sheet(), stroke.at, point, stroke.label));
      stroke.at = point;
    }
    stroke.touched = union(stroke.touched, changed);
    return changed;
  }

  /** A tool that finishes at once, such as fill. */
  function step(change: () => PixelRect | null): PixelRect | null {
    if (stroke !== null) return null;
    const area = change();
    return commit(area) ? area : null;
  }

  return {
    sheet: history.sheet,
    drawing: () => stroke !== null,
    begin: (dab, label) => {
      if (stroke !== null) return null;
      stroke = { path: startPath(), label, at: dab, touched: null };
      return go(stroke.path.add(dab));
    },
    move: (samples) => {
      const { path } = stroke ?? {};
      return path === undefined ? null : go(samples.flatMap((sample) => path.add(sample)));
    },
    end: () => {
      if (stroke === null) return null;
      const changed = go(stroke.path.end());
      commit(stroke.touched);
      stroke = null;
      return changed;
    },
    abandon: () => {
      const touched = stroke?.touched ?? null;
      if (touched !== null) history.revert(touched);
      stroke = null;
      return touched;
    },
    fill: (x, y, label) => step(() => flood(history.sheet(), x, y, label)),
    reset: () =>
      step(() => {
        history.sheet().labels.fill(UNLABELLED);
        return whole(history.sheet());
      }),
    replace: (sheet) => {
      if (stroke !== null) return null;
      history.replace(sheet);
      revision += 1;
      return whole(sheet);
    },
    undo: () => travel(() => history.undo()),
    redo: () => travel(() => history.redo()),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    revision: () => revision,
  };
}
