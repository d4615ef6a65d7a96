// A style by another painter: ids and vectors mean nothing to it, so each named style becomes its nearest one (inference/api/nearest-style.ts).
import { namedStyle, withClassStyle, sameUniformStyle, uniformPart } from '../../../contract/style';
import type { StyleMix, StyleSource, UniformStyle } from '../../../contract/style';
import type { ClassName } from '../../../contract/classes';
import { nearestStyle } from '../../../inference/api/styles/nearest-style';
import { findPainter } from './painter';
import type { Painter } from './painter';

/** The style as near as the painter comes to it. Looks of pictures are left out: only the painter that read a vector knows what it means. */
export function inPainter(style: StyleMix, painters: readonly Painter[], to: Painter): StyleMix {
  if (style.painter === to.id) return style;
  const from = findPainter(painters, style.painter);
  const nearest = (source: StyleSource | null): StyleSource | null =>
    source?.kind === 'named' ? { kind: 'named', id: nearestStyle(to, from?.styles.find(({ id }) => id === source.id)?.colours) } : null;
  const uniform = ({ first, second, share }: UniformStyle): UniformStyle | null => {
    const [one, other] = [nearest(first), nearest(second)];
    const base = one ?? other;
    if (base === null) return null;
    const mixed = { first: base, second: other, share };
    return one === null || other === null || sameUniformStyle(alone(one), alone(other)) ? alone(base) : mixed;
  };
  const whole = { ...namedStyle(to.id, to.defaultStyle), ...uniform(style) };
  return Object.entries(style.classes ?? {}).reduce<StyleMix>((mix, [name, own]) => {
    const its = uniform(own);
    return its === null || sameUniformStyle(its, uniformPart(whole)) ? mix : withClassStyle(mix, name as ClassName, its);
  }, whole);
}

/** Whether something of a style can't be had from another painter. */
export function hasPictures(style: StyleMix): boolean {
  return [style, ...Object.values(style.classes ?? {})].some(({ first, second }) => first.kind === 'picture' || second?.kind === 'picture');
}

function alone(first: StyleSource): UniformStyle {
  return { first, second: null, share: 0 };
}
