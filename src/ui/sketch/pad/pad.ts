// The sketch pad: its state, its drawing and every command on them. It lives as long as the panel, so that a drawing is still there when the
// person comes back from the other tab. What takes time (previews, saving, sending) is in effects/.
import { CLASS_NAMES, UNLABELLED } from '../../../contract/classes';
import type { Size } from '../../../contract/size';
import type { Dab } from '../../../sketch/brush';
import type { PixelRect } from '../../../sketch/pixel-rect';
import { resampled } from '../../../labels/resample';
import { emptySheet, frameOf, sheetSize } from '../../../sketch/sheet';
import type { Sheet } from '../../../sketch/sheet';
import { startSketch } from '../../../sketch/sketch';
import type { LabelMap } from '../../../labels/label-map';
import { whole } from '../../../sketch/history';
import { BRUSH_SIZES, NO_PREVIEW } from './pad-state';
import type { Backdrop, PadState, Tool } from './pad-state';
import { SPOKEN, toolSentence } from '../words';

export interface Pad {
  readonly state: () => PadState;
  /** Calls back after each change of the state. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Calls back with each rectangle of the sheet that has to be drawn anew, at once: strokes don't wait for a render. */
  readonly watch: (onPixels: (rect: PixelRect) => void) => () => void;
  readonly takeTool: (tool: Tool) => void;
  readonly takeLabel: (label: number) => void;
  readonly setSize: (size: number) => void;
  /**
   * A pointer comes down. Strokes with the brush or eraser go on until `lift`.
   * @param dab in cells, with the radius of this moment. @param erasing the pen's eraser end is down: erase, whichever tool is chosen.
   */
  readonly press: (dab: Dab, erasing?: boolean) => void;
  readonly drag: (samples: readonly Dab[]) => void;
  readonly lift: () => void;
  /** End the stroke under way and undo it. */
  readonly abandon: () => void;
  /** Move the keyboard's cursor by cells; a tool that is down draws along. */
  readonly moveCursor: (dx: number, dy: number) => void;
  /** Put the tool down at the cursor, or lift it. */
  readonly useAtCursor: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: () => void;
  /** The drawing for a frame of another size, page pixels, stretched to its proportions. */
  readonly reshape: (frame: Size) => void;
  /** Draw on the label map of a selection. @param frame its size on the page. */
  readonly startFrom: (map: LabelMap, frame: Size, source: string) => void;
  /** Draw over what was read of a picture; the pad takes over `map` and `unsure`, which are of the sheet's size. */
  readonly startFromPicture: (map: LabelMap, frame: Size, picture: Omit<Backdrop, 'sheet' | 'read'>) => void;
  readonly seeThrough: (through: number) => void;
  /** Go on with the drawing that was kept. The pad takes over its `labels` and changes them in place. */
  readonly restore: (sheet: Sheet) => void;
  /** For the pad's effects: what they change of the state. */
  readonly tell: (news: Partial<Pick<PadState, 'preview' | 'sending' | 'outcome' | 'said' | 'reading'>>) => void;
}

/** Picture and drawing alike. */
const HALF = 0.5;

export function createPad(): Pad {
  const first = emptySheet(frameOf(4, 3));
  const sketch = startSketch(first);
  const listeners = new Set<() => void>();
  const watchers = new Set<(rect: PixelRect) => void>();
  let state: PadState = {
    tool: 'brush',
    label: CLASS_NAMES.indexOf('grass'),
    size: BRUSH_SIZES.first,
    sheet: first,
    revision: 0,
    unlabelled: 1,
    canUndo: false,
    canRedo: false,
    cursor: middle(first),
    down: false,
    backdrop: null,
    through: HALF,
    reading: null,
    said: '',
    preview: NO_PREVIEW,
    sending: false,
    outcome: null,
  };

  /** Of the last picture that was read; shown with its own sheet alone. */
  let backdrop: Backdrop | null = null;
  /** Revision of the last reshape. */
  let reshaped = -1;

  function change(next: Partial<PadState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function show(rect: PixelRect | null): void {
    if (rect !== null) for (const watcher of watchers) watcher(rect);
  }

  /** A step is finished, undone or redone: bring the state up to date with the drawing, and show what changed. */
  function settle(rect: PixelRect | null, said: string): void {
    const [sheet, revision] = [sketch.sheet(), sketch.revision()];
    change({
      sheet,
      revision,
      unlabelled: shareUnlabelled(sheet),
      canUndo: sketch.canUndo(),
      canRedo: sketch.canRedo(),
      cursor: sheet === state.sheet ? state.cursor : middle(sheet),
      backdrop: backdrop?.sheet === sheet ? backdrop : null,
      down: false,
      said,
      outcome: revision === state.revision ? state.outcome : null,
    });
    show(rect);
  }

  function press(dab: Dab, erasing = false): void {
    if (sketch.drawing()) return;
    change({ cursor: cellAt(dab, state.sheet) });
    const tool = erasing ? 'eraser' : state.tool;
    if (tool !== 'fill') {
      show(sketch.begin(dab, tool === 'eraser' ? UNLABELLED : state.label));
      return;
    }
    const filled = sketch.fill(Math.floor(dab.x), Math.floor(dab.y), state.label);
    if (filled === null) change({ said: SPOKEN.already(state.label) });
    else settle(filled, SPOKEN.filled(state.label));
  }

  function lift(): void {
    if (sketch.drawing()) settle(sketch.end(), state.down ? SPOKEN.lifted : '');
  }

  function abandon(): void {
    if (!sketch.drawing()) return;
    show(sketch.abandon());
    change({ down: false, said: SPOKEN.abandoned });
  }

  /** Switching tools or classes in the middle of a keyboard stroke ends it. */
  function take(next: Partial<PadState>): void {
    if (state.down) lift();
    change(next);
    change({ said: toolSentence(state.tool, state.label, state.size) });
  }

  const atCursor = (): Dab => ({ x: state.cursor.x + 0.5, y: state.cursor.y + 0.5, radius: state.size / 2 });

  return {
    state: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    watch: (onPixels) => {
      watchers.add(onPixels);
      return () => watchers.delete(onPixels);
    },
    takeTool: (tool) => {
      take({ tool });
    },
    // With the eraser chosen, choosing a class means drawing with it.
    takeLabel: (label) => {
      take({ label, tool: state.tool === 'eraser' ? 'brush' : state.tool });
    },
    setSize: (size) => {
      take({ size: Math.min(BRUSH_SIZES.most, Math.max(BRUSH_SIZES.least, Math.round(size))) });
    },
    press,
    drag: (samples) => {
      show(sketch.move(samples));
    },
    lift,
    abandon,
    moveCursor: (dx, dy) => {
      const { sheet, cursor: from } = state;
      const cursor = { x: Math.min(sheet.width - 1, Math.max(0, from.x + dx)), y: Math.min(sheet.height - 1, Math.max(0, from.y + dy)) };
      const [before, now] = [labelAt(sheet, from), labelAt(sheet, cursor)];
      change({ cursor, said: now === before && !state.down ? state.said : state.down ? '' : SPOKEN.over(now) });
      if (state.down) show(sketch.move([atCursor()]));
    },
    useAtCursor: () => {
      if (sketch.drawing()) {
        lift();
        return;
      }
      press(atCursor());
      if (state.tool !== 'fill') change({ down: true, said: SPOKEN.down(toolSentence(state.tool, state.label, state.size)) });
    },
    undo: () => {
      if (state.down) {
        abandon();
        return;
      }
      const rect = sketch.undo();
      if (rect !== null) settle(rect, SPOKEN.undone);
    },
    redo: () => {
      if (state.down) lift();
      const rect = sketch.redo();
      if (rect !== null) settle(rect, SPOKEN.redone);
    },
    reset: () => {
      if (state.down) lift();
      const rect = sketch.reset();
      if (rect !== null) settle(rect, SPOKEN.reset);
    },
    reshape: (frame) => {
      if (state.down) lift();
      // Several reshapes in a row are one step from the original drawing, so that it is never stretched twice.
      if (reshaped === state.revision) sketch.undo();
      const sheet = sketch.sheet();
      const size = sheetSize(frame);
      settle(sketch.replace({ ...resampled(sheet, size), frame, source: sheet.source }), SPOKEN.reshaped(frame));
      reshaped = state.revision;
    },
    startFrom: (map, frame, source) => {
      if (state.down) lift();
      const size = sheetSize(frame);
      settle(sketch.replace({ ...resampled(map, size), frame, source }), SPOKEN.startedFrom(source));
    },
    startFromPicture: (map, frame, picture) => {
      if (state.down) lift();
      const sheet = { ...map, frame, source: picture.name };
      backdrop = { ...picture, sheet, read: map.labels.slice() };
      settle(sketch.replace(sheet), SPOKEN.readFrom(picture.name));
    },
    seeThrough: (through) => {
      change({ through });
    },
    restore: (sheet) => {
      settle(sketch.replace(sheet), SPOKEN.restored);
    },
    tell: change,
  };
}

/** All of the sheet, as a rectangle to draw. */
export function everything(pad: Pad): PixelRect {
  return whole(pad.state().sheet);
}

function middle({ width, height }: Size): PadState['cursor'] {
  return { x: Math.floor(width / 2), y: Math.floor(height / 2) };
}

function cellAt({ x, y }: Dab, { width, height }: Size): PadState['cursor'] {
  return { x: Math.min(width - 1, Math.max(0, Math.floor(x))), y: Math.min(height - 1, Math.max(0, Math.floor(y))) };
}

function labelAt({ labels, width }: Sheet, { x, y }: PadState['cursor']): number | undefined {
  return labels[y * width + x];
}

function shareUnlabelled({ labels }: Sheet): number {
  let count = 0;
  for (const label of labels) if (label === UNLABELLED) count++;
  return count / labels.length;
}
