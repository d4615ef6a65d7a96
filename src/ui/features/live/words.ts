// What Live says.
import { quoted } from '../../kit/look/quoted';

/** Why Live went off. @param why a sentence. */
export function liveIsOff(why: string): string {
  return `Live is off. ${why}`;
}

/** @param why a sentence. */
export function notUpToDate(why: string): string {
  return `The preview is not up to date. ${why}`;
}

/** What a failure that has no sentence of its own adds to `notUpToDate`. */
export const NEXT_CHANGE_IS_TRIED = 'The next change is tried again.';

/** The status line with Live on. It stays the same from edit to edit. */
export const NOT_IN_THE_FILE = 'A preview. Paint puts it into the file.';

/** For screen readers, the same from edit to edit: nobody wants to hear of each. */
export function livePreviewOf(name: string): string {
  return `Live preview of ${quoted(name)}.`;
}
