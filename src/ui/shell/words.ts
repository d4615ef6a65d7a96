// What the panel says that belongs to no feature: the selection, and what it waits for.
import { quoted } from '../kit/look/quoted';

export const LAYER_GONE = 'That layer is no longer in the file.';

export const UNDONE = 'Undone. The file is as it was before this painting.';

export const OPENING = 'Opening…';
export const SELECT_SHAPES = 'Select shapes in the nine colours to paint them.';
export const GETTING_READY = 'Getting the painter ready…';
export const READING_CHANGES = 'Reading the changes…';

/** Where Figma lets no worker start, so that painting happens on the panel's own thread. */
export const PAUSES_WHILE_PAINTING = 'Figma pauses for a moment while this paints: it allows no work in the background here.';

export function readingShapes(thenPaints: boolean): string {
  return thenPaints ? 'Reading the shapes, then painting…' : 'Reading the shapes…';
}

// For screen readers.

export const NOTHING_SELECTED = 'Nothing is selected.';

export function readingSource(name: string): string {
  return `Reading ${quoted(name)}…`;
}

export function readyToPaint(name: string): string {
  return `${quoted(name)} is ready to paint.`;
}

export function selectedSentence(frames: string): string {
  return `${frames} are selected.`;
}
