// What is said while a painting becomes the fill of layers.
import { quoted } from '../../kit/look/quoted';
import type { Filling } from './filling';

export const USE_AS_FILL = 'Use as fill…';

export const NOT_FILLED = 'The layers could not be filled. Try again.';

/** What the person is to do, or what comes of it. */
export function fillingSentence({ name, targets, done }: Filling): string {
  const painting = name === null ? 'the painting' : `the painting of ${quoted(name)}`;
  if (done !== null) return 'Filling…';
  if (targets === null || targets === 0) return `In Figma, select the frames, shapes or text that ${painting} shall fill.`;
  return `${capital(painting)} fills ${targets === 1 ? 'it' : 'each of them'}, cropped to its shape.`;
}

export function fillLabel({ targets, done }: Filling): string {
  if (done !== null) return 'Filling…';
  return targets === null || targets === 0 ? 'Fill' : `Fill ${countLayers(targets)}`;
}

/** `“Card” is filled.`, and what was left as it was. */
export function filledSentence(layers: readonly { readonly layerName: string }[], skipped: number): string {
  const [only, ...others] = layers;
  const filled =
    others.length === 0 && only !== undefined ? `${quoted(only.layerName)} is filled.` : `${countLayers(layers.length)} are filled.`;
  if (skipped === 0) return filled;
  return `${filled} ${skipped === 1 ? 'One that can’t be filled was' : `${skipped} that can’t be filled were`} left as ${skipped === 1 ? 'it was' : 'they were'}.`;
}

function countLayers(count: number): string {
  return count === 1 ? '1 layer' : `${count} layers`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
