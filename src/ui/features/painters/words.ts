// What is said about painters and what their paintings may be used for.
import type { Failure } from '../../../contract/failure';
import { quoted } from '../../kit/look/quoted';
import { findPainter } from './painter';
import type { Painter } from './painter';

/** A style names a painter that this version does not have. */
export const UNKNOWN_PAINTER: Failure = {
  code: 'unknown-painter',
  sentence: 'This painter is not part of this version of Alla Prima. Choose another one.',
};

/** `use` in a few words. */
export const USE_WORDS: Readonly<Record<Painter['use'], string>> = {
  'free': 'Free to use, also at work',
  'non-commercial': 'Not for commercial use',
};

/** Whose painting it is and what it may be used for. @param id of its painter. */
export function creditLine(painters: readonly Painter[], id: string): string {
  const painter = findPainter(painters, id);
  return painter === null
    ? `Painted by ${quoted(id)}, which is not part of this version.`
    : `Painted by ${painter.name}. ${USE_WORDS[painter.use]}.`;
}

/** While a painter is loaded for the first time, beside one that is there. */
export function gettingReady(name: string): string {
  return `Getting ${name} ready…`;
}

/** It could not be loaded. @param why a sentence. */
export function notReady(name: string, why: string): string {
  return `${name} is not ready. ${why}`;
}

/** The painter was changed, and a style from a picture is left behind. */
export function pictureLeftBehind(name: string): string {
  return `${name} can’t use a look that another painter took from a picture. Take it again with “Like this picture”.`;
}

/** In a list of styles to blend with: why those of another painter are not there. */
export function notWith(name: string): string {
  return `Not with ${name}: it is another painter`;
}

/** Where other styles of the same painter are offered alone. */
export function onlyOfPainter(name: string): string {
  return `A painting has one painter: only styles of ${name} go together here.`;
}
