// What the sketch pad says, to eyes and to ears.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { Sheet } from '../../sketch/sheet';
import type { Tool } from './pad/pad-state';

export const TOOL_NAMES: Readonly<Record<Tool, string>> = { brush: 'Brush', fill: 'Fill', eraser: 'Eraser' };

/** Name of a label; of one that is none, “nothing”. */
export function labelName(label: number | undefined): string {
  return label === undefined || label === UNLABELLED ? 'nothing' : (CLASS_NAMES[label] ?? 'nothing');
}

/** `Brush, grass, 32 px`, as the tool is about to be used. */
export function toolSentence(tool: Tool, label: number, size: number): string {
  const colour = tool === 'eraser' ? [] : [labelName(label)];
  const width = tool === 'fill' ? [] : [`${size} px`];
  return [TOOL_NAMES[tool], ...colour, ...width].join(', ');
}

/** How much is left open, and what the painter does there; else that nothing has happened to the file yet. */
export function unlabelledSentence(share: number): string {
  if (share === 0) return 'Your file is as it was until you send this.';
  if (share === 1) return 'Draw something to see it painted.';
  // Never longer than a line: the drawing above must not move between two strokes.
  const percent = share < 0.01 ? 'Less than 1 %' : share > 0.99 ? 'Almost all' : `${Math.round(share * 100)} %`;
  return `${percent} is open: painted as what is nearest.`;
}

/** What the frame of a drawing is called. */
export function frameName(sheet: Sheet): string {
  return sheet.source === null ? 'Sketch' : `${sheet.source} sketch`;
}

/** `“Sketch” is on the canvas: 12 shapes.` */
export function sentSentence(name: string, shapes: number): string {
  return `“${name}” is on the canvas: ${shapes === 1 ? 'one shape' : `${shapes} shapes`}.`;
}
