// The sketch pad's keys. Those that work anywhere in the room are heard in sketch-room.tsx, those of the drawing in board.tsx.
import type { Tool } from './pad-state';

export type PadCommand =
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'size'; readonly direction: 1 | -1 }
  | { readonly kind: 'undo' | 'redo' | 'lift' }
  /** Commands to the panel rather than to the drawing. */
  | { readonly kind: 'send' }
  | { readonly kind: 'live' };

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

const TOOLS: Readonly<Record<string, Tool>> = { b: 'brush', g: 'fill', f: 'fill', e: 'eraser' };

/** What a key means anywhere in the room, or null. */
export function padCommand({ key, code, metaKey, ctrlKey, altKey, shiftKey }: KeyPress): PadCommand | null {
  const letter = key.toLowerCase();
  if (metaKey || ctrlKey) {
    if (altKey) return null;
    if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
    if (letter === 'y' && !shiftKey) return { kind: 'redo' };
    return key === 'Enter' ? { kind: 'send' } : null;
  }
  // By the key's place on the keyboard: with a Mac's Option key, L types another character.
  if (altKey) return code === 'KeyL' ? { kind: 'live' } : null;
  if (key === 'Escape') return { kind: 'lift' };
  const tool = TOOLS[letter];
  if (tool !== undefined) return { kind: 'tool', tool };
  // By place as well: on some keyboards digits and brackets need a modifier key.
  const digit = /^[1-9]$/.exec(key)?.[0] ?? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit !== undefined) return { kind: 'label', label: Number(digit) - 1 };
  if (key === '[' || code === 'BracketLeft') return { kind: 'size', direction: -1 };
  if (key === ']' || code === 'BracketRight') return { kind: 'size', direction: 1 };
  return null;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Cells per press of an arrow key: larger with Shift, as in Figma; one with Alt. */
const STEPS = { plain: 8, shift: 32, alt: 1 } as const;

/** What a key means on the board itself: a move of the cursor in cells, a use of the tool, or null. */
export function boardCommand({
  key,
  metaKey,
  ctrlKey,
  altKey,
  shiftKey,
}: KeyPress): { readonly kind: 'move'; readonly dx: number; readonly dy: number } | { readonly kind: 'use' } | null {
  if (metaKey || ctrlKey) return null;
  if (key === ' ' || key === 'Enter') return { kind: 'use' };
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  const step = altKey ? STEPS.alt : shiftKey ? STEPS.shift : STEPS.plain;
  return { kind: 'move', dx: arrow[0] * step, dy: arrow[1] * step };
}

/** Whether a control needs letters and digits for itself: to type, or to find an option. */
export function keepsItsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('select, textarea, input:not([type="radio"], [type="range"], [type="checkbox"])');
}
