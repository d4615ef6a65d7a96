// From the style that a person chose (names, pictures, a blend) to the numbers that the generator takes.
import { FailureError } from '../../contract/failure';
import type { StyleMix, StyleSource } from '../../contract/style';
import type { ModelCard } from '../api/model-card';

/**
 * The generator's `style` input for a mix: the direction linear between the two, and the length as well. The plain middle of two
 * vectors is shorter than both, which no picture's is: it comes out glaring and torn.
 * @throws FailureError `unknown-style` for an id that the card does not have, or a picture's vector of another generator.
 */
export function styleVector(card: ModelCard, { first, second, share }: StyleMix): Float32Array<ArrayBuffer> {
  const from = vectorOf(card, first);
  if (second === null) return Float32Array.from(from);
  const to = vectorOf(card, second);
  const between = from.map((value, index) => value * (1 - share) + to[index]! * share);
  const [length, wanted] = [Math.hypot(...between), Math.hypot(...from) * (1 - share) + Math.hypot(...to) * share];
  // Opposite vectors have no middle direction.
  const stretch = length === 0 || share === 0 || share === 1 ? 1 : wanted / length;
  return Float32Array.from(between, (value) => value * stretch);
}

function vectorOf(card: ModelCard, source: StyleSource): readonly number[] {
  if (source.kind === 'named') {
    const chosen = card.styles.find((entry) => entry.id === source.id);
    if (chosen !== undefined) return chosen.vector;
    throw new FailureError('unknown-style', `There is no style called “${source.id}”. Choose one of: ${card.styles.map((entry) => entry.name).join(', ')}.`);
  }
  // Every card has a style, and all of its vectors are equally long.
  if (source.vector.length === card.styles[0]!.vector.length) return source.vector;
  throw new FailureError('unknown-style', `The style of “${source.name}” was made for another version of the painter. Take it from the picture again, or choose another style.`);
}
