// What the drawing helpers did, in a sentence.
import type { ClassName } from '../../../contract/classes';

/** The result of filling the selected shapes with a class colour. */
export function filledSentence(className: ClassName, { filled, skipped }: { filled: number; skipped: number }): string {
  const done = filled === 0 ? 'Nothing was filled.' : `${layers(filled)} filled with ${className}.`;
  return skipped === 0 ? done : `${done} ${layers(skipped)} could not be filled.`;
}

/** The result of creating the colour styles. */
export function stylesSentence({ created, updated }: { created: number; updated: number }): string {
  if (created === 0 && updated === 0) return 'The nine colour styles are here already.';
  const parts = [created > 0 ? `${styles(created)} created` : '', updated > 0 ? `${styles(updated)} put right` : ''];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

/** `1 layer`, `4 layers`. */
export function layers(count: number): string {
  return count === 1 ? '1 layer' : `${count} layers`;
}

function styles(count: number): string {
  return count === 1 ? '1 colour style' : `${count} colour styles`;
}
