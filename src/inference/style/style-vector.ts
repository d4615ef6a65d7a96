// From the style that a person chose (a name, a picture, or a blend of two) to the vector that the generator takes.
import { CLASS_NAMES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import { FailureError } from '../../contract/failure';
import type { StyleMix, StyleSource, UniformStyle } from '../../contract/style';
import type { ModelCard } from '../api/model-card';
import { styleRange, withinRange } from '../api/styles/style-range';

/**
 * The generator's `style` input: a vector for every plane, which are the classes and what is unlabelled.
 * @throws FailureError `unknown-style` for another painter's style, or as styleVector.
 */
export function stylePlanes(card: ModelCard, style: StyleMix): Float32Array<ArrayBuffer> {
  if (style.painter !== card.painter.id)
    throw new FailureError('unknown-style', 'This style is another painter’s. Choose one of this painter’s own.', style.painter);
  const usual = styleVector(card, style);
  const planes = new Float32Array((CLASS_NAMES.length + 1) * usual.length);
  for (let at = 0; at < planes.length; at += usual.length) planes.set(usual, at);
  for (const [name, own] of Object.entries(style.classes ?? {}))
    planes.set(styleVector(card, own), CLASS_NAMES.indexOf(name as ClassName) * usual.length);
  return planes;
}

/**
 * The vector of a style that is the same for all classes. Direction and length are both interpolated: the plain average of two vectors is shorter than both,
 * shorter than any that the generator was trained with, and paintings of it come out broken.
 * A picture's style from before the encoder itself kept in range is drawn in, as ever: its painting stays the same, and is no noise.
 * @throws FailureError `unknown-style` for an id that the model card does not have, or a vector that was made for another generator.
 */
export function styleVector(card: ModelCard, { first, second, share }: UniformStyle): Float32Array<ArrayBuffer> {
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
    throw new FailureError(
      'unknown-style',
      `There is no style called “${source.id}”. Choose one of: ${card.styles.map((entry) => entry.name).join(', ')}.`,
    );
  }
  // A model card has at least one style, and its vectors are equally long.
  if (source.vector.length === card.styles[0]!.vector.length)
    return source.inRange === true ? source.vector : withinRange(styleRange(card.styles.map(({ vector }) => vector)), source.vector);
  throw new FailureError(
    'unknown-style',
    `The style of “${source.name}” was made for another version of the painter. Take it from the picture again, or choose another style.`,
  );
}
