// From the style that a person chose (names, pictures, a blend) to the numbers that the generator takes.
import { FailureError } from '../contract/failure';
import type { StyleMix, StyleSource } from '../contract/style';
import type { ModelCard } from './model-card';

/**
 * The generator's `style` input for a mix: linear between the two.
 * @throws FailureError `unknown-style` for an id that the card does not have, or a picture's vector of another generator.
 */
export function styleVector(card: ModelCard, { first, second, share }: StyleMix): Float32Array<ArrayBuffer> {
  const from = vectorOf(card, first);
  if (second === null) return Float32Array.from(from);
  const to = vectorOf(card, second);
  return Float32Array.from(from, (value, index) => value * (1 - share) + to[index]! * share);
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
