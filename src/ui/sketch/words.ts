// What the sketch pad says, on the screen and to screen readers.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { Size } from '../../contract/size';
import type { Sheet } from '../../sketch/sheet';
import type { Tool } from './pad/pad-state';
import { formatShare, formatSize } from '../kit/look/format';
import { quoted } from '../kit/look/quoted';

export const TOOL_NAMES: Readonly<Record<Tool, string>> = { brush: 'Brush', fill: 'Fill', eraser: 'Eraser' };

/** Name of a label; of one that is none, “nothing”. */
function labelName(label: number | undefined): string {
  return label === undefined || label === UNLABELLED ? 'nothing' : (CLASS_NAMES[label] ?? 'nothing');
}

/** `Brush, grass, 32 px`, as the tool is about to be used. */
export function toolSentence(tool: Tool, label: number, size: number): string {
  const colour = tool === 'eraser' ? [] : [labelName(label)];
  const width = tool === 'fill' ? [] : [`${size} px`];
  return [TOOL_NAMES[tool], ...colour, ...width].join(', ');
}

/** How much of the sheet is empty yet and what the generator paints there. With nothing empty: that the file has not changed yet. */
export function unlabelledSentence(share: number): string {
  if (share === 0) return 'Your file is as it was until you send this.';
  if (share === 1) return 'Draw something to see it painted.';
  // Short enough for one line at every share, so that the drawing above does not move between two strokes.
  const much = share > 0.99 ? 'Almost all' : share < 0.01 ? 'Less than 1%' : formatShare(share);
  return `${much} is still empty. The nearest colours fill it.`;
}

/** What the frame of a drawing is called. */
export function frameName(sheet: Sheet): string {
  return sheet.source === null ? 'Sketch' : `${sheet.source} sketch`;
}

/** `“Sketch” is on the canvas: 12 shapes.` */
export function sentSentence(name: string, shapes: number): string {
  return `${quoted(name)} is on the canvas: ${shapes === 1 ? 'one shape' : `${shapes} shapes`}.`;
}

/** How the keyboard draws. @param down the keyboard holds the tool down. */
export function keysHint(tool: Tool, down: boolean): string {
  return down ? 'Arrow keys draw, Space lifts.' : `Arrow keys move, Space ${tool === 'fill' ? 'fills' : 'puts it down'}.`;
}

/** Below the field for proportions of one's own. */
export const OTHER_HINT = 'Like 21:9, or a size like 1440 × 400.';

/** On the button that takes over the selection's label map. @param name of the selection; null where it has none to take. */
export function selectedMaskHint(name: string | null): string {
  return name === null ? 'Select shapes in the nine colours to draw on their mask.' : `Go on from the mask of ${quoted(name)}`;
}

/** While a picture is read. */
export function readingSentence(name: string): string {
  return `Reading ${quoted(name)}…`;
}

export const UNREADABLE_PICTURE = 'That picture could not be read. Try again, or try another one.';
export const COLOURS_NOT_TAKEN = 'The colours of that picture could not be taken. Try again, or choose a style.';
export const MEND_IT = 'Stripes mark what may be wrong. Draw over it.';

export const SENDING = 'Turning the drawing into shapes…';
export const NOT_SENT = 'The drawing could not be sent to the canvas. Try again.';
export const NOT_KEPT = 'Your drawing could not be kept for the next time.';
export const PAINTED = 'The drawing is painted.';
export const NOT_PAINTED = 'The drawing could not be painted. Try again.';
export const APPEARS_HERE = 'The painting appears here as you draw.';

/** What a screen reader is told after each command. */
export const SPOKEN = {
  down: (tool: string): string => `${tool}, down`,
  lifted: 'Lifted',
  abandoned: 'Stroke taken back',
  filled: (label: number): string => `Filled with ${labelName(label)}`,
  already: (label: number): string => `${labelName(label)} already`,
  /** The keyboard's cursor came to another class. */
  over: (label: number | undefined): string => `Over ${labelName(label)}`,
  undone: 'Undone',
  redone: 'Done again',
  reset: 'The sheet is empty. Undo brings the drawing back.',
  reshaped: ({ width, height }: Size): string => `The sheet is ${formatSize(width, height)}`,
  startedFrom: (source: string): string => `On the mask of ${source}`,
  readFrom: (picture: string): string => `The shapes of ${picture}. Stripes mark what may be wrong.`,
  restored: 'Your last drawing is back.',
} as const;
