// What is said about the styles that are kept in the file.
import type { FileStyle } from '../../../contract/storage/file-style';
import type { Painter } from '../painters/painter';
import { USE_WORDS } from '../painters/words';
import { quoted, short } from '../../kit/look/quoted';

export const IN_THIS_FILE = 'In this file';

/** The line of a style that is chosen: `By Ada, 29 Nov 2026. Masters: free to use, also at work.` @param painter that it is a style of. */
export function originWords({ by, at }: Pick<FileStyle, 'by' | 'at'>, { name, use }: Pick<Painter, 'name' | 'use'>): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${by === null ? `Kept on ${day}` : `By ${short(by, 32)}, ${day}`}. ${name}: ${USE_WORDS[use].toLowerCase()}.`;
}

export function keptSentence(name: string): string {
  return `${quoted(name)} is in this file now. Everyone who opens it with Alla Prima can use it.`;
}

export function deletedSentence(name: string): string {
  return `${quoted(name)} is deleted. Undo in Figma brings it back.`;
}

/** A style was pasted. */
export function hereAlready(name: string): string {
  return `This style is in the file already, as ${quoted(name)}. It is chosen now.`;
}

export const OTHER_PAINTER = 'This style needs a painter, or a version of it, that is not here.';

/** Of styles that the gallery leaves out. */
export function unusableWords(count: number): string {
  return `${count === 1 ? 'A style of this file needs' : `${count} styles of this file need`} a painter that is not in this version.`;
}

export const STYLE_COPIED = 'Copied. Paste it into the panel in another file.';
export const NOT_KEPT = 'The style could not be kept. Try again.';
