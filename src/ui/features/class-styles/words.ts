// What is said about styles of single classes.
import type { ClassName } from '../../../contract/classes';

/** The look that keeps the style and has other noise. */
export const SAME_STYLE = 'Another seed';

/** The look that takes the class's own style away. */
export const AS_THE_WHOLE = 'As the whole';

export const NOT_PAINTED = 'These looks could not be painted here. You can choose one all the same.';

/** The button of a class that opens its sheet. @param repaints a painting is there that the class can be painted again in. */
export function openWords(className: ClassName, repaints: boolean): string {
  return repaints ? `Another ${className}` : `Style of ${className}`;
}

/**
 * The line below the sheet's heading.
 * @param under the look that is being painted, of how many; null while none is.
 */
export function sheetHint(className: ClassName, repaints: boolean, under: { readonly number: number; readonly of: number } | null): string {
  const what = repaints ? `Press one to paint the ${className} again.` : `Press one for the ${className}.`;
  return under === null ? what : `${what} Showing ${under.number} of ${under.of}…`;
}
