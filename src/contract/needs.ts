// Parts of the browser that the panel can't do without. Every browser that Figma supports has them; where one lacks them all the same, the
// person is told so, and not that a file is damaged.
import { FailureError } from './failure';

/** Throws FailureError `too-old` where `present` is false. @param name of what is missing, for the diagnostics. */
export function needs(present: boolean, name: string): void {
  if (present) return;
  throw new FailureError(
    'too-old',
    'This Figma or this browser is too old for Alla Prima. Update it, or open the file in Figma’s desktop app.',
    `${name} is missing`,
  );
}
