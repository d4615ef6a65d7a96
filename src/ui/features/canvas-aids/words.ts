// What is said about filling shapes and colour styles.
import type { ClassName } from '../../../contract/classes';
import { countLayers } from '../../kit/look/format';

/** The result of filling the selected shapes with a class colour. */
export function filledSentence(className: ClassName, { filled, skipped }: { filled: number; skipped: number }): string {
  const done = filled === 0 ? 'Nothing was filled.' : `${countLayers(filled)} filled with ${className}.`;
  return skipped === 0 ? done : `${done} ${countLayers(skipped)} could not be filled.`;
}

/** The result of creating the colour styles. */
export function stylesSentence({ created, updated }: { created: number; updated: number }): string {
  if (created === 0 && updated === 0) return 'The nine colour styles are here already.';
  const parts = [created > 0 ? `${styles(created)} created` : '', updated > 0 ? `${styles(updated)} put right` : ''];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

function styles(count: number): string {
  return count === 1 ? '1 colour style' : `${count} colour styles`;
}

/** Over the swatches: what a click would do. @param fillable layers that it would fill. @param near the swatch under the pointer, if any. */
export function fillHint(fillable: number, near: ClassName | null): string {
  if (fillable === 0) return near === null ? 'Draw a shape, select it, click its colour.' : `Select shapes to fill them with ${near}.`;
  const layers = fillable === 1 ? 'the selected layer' : countLayers(fillable);
  return near === null ? `A click fills ${layers}.` : `Fill ${layers} with ${near}.`;
}
