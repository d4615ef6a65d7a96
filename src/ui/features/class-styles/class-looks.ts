// The looks of one class that a sheet offers, each shown as the painting would be with it.
import type { PaintingWay } from '../../../contract/recipe';
import { sameUniformStyle, styleOfClass, uniformPart, withClassStyle } from '../../../contract/style';
import type { UniformStyle } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import type { ClassSheet } from './class-sheet';
import { subjectOf } from '../../state/phase';
import { chosenStyle } from '../styles/chosen-style';
import { choicesOf, styleOffer } from '../styles/style-choices';
import { isRepaintable, withSeedOf } from '../variations/repaint-class';
import { AS_THE_WHOLE, SAME_STYLE } from './words';

export interface ClassLook {
  /** The same for the same picture. */
  readonly key: string;
  readonly name: string;
  /** Data URL of an image that shows the style elsewhere, until the picture is painted; null where there is none. */
  readonly thumbnail: string | null;
  /** Set where the class keeps its style and is painted with other noise. */
  readonly seed: number | null;
  /** The class's own style; null for that of the whole picture. */
  readonly style: UniformStyle | null;
  /** It is what the class has. */
  readonly chosen: boolean;
  /** What its picture is painted with. */
  readonly way: Pick<PaintingWay, 'style' | 'seed' | 'repaints' | 'edges'>;
}

/** The looks that a sheet offers; none where there is nothing to choose for. */
export function classLooks(state: PanelState, { className, seed }: ClassSheet): readonly ClassLook[] {
  const subject = subjectOf(state.phase);
  if (subject?.reading == null) return [];
  const { revision } = subject.reading;
  const recipe = isRepaintable(state) ? (subject.source.painting?.recipe ?? null) : null;
  const base = recipe ?? { style: chosenStyle(state), seed: state.settings.seed, repaints: state.repaints, edges: state.settings.edges };
  const usual = uniformPart(base.style);
  const own = base.style.classes?.[className] ?? null;
  const look = (
    name: string,
    thumbnail: string | null,
    { style, seed: other = null }: { readonly style: UniformStyle | null; readonly seed?: number | null },
  ): ClassLook => {
    const repaints = other === null ? base.repaints : withSeedOf(base.repaints, className, other);
    const way = { style: withClassStyle(base.style, className, style), seed: base.seed, repaints, edges: base.edges };
    const chosen = other === null && (style === null || own === null ? style === own : sameUniformStyle(style, own));
    return { key: JSON.stringify([revision, way]), name, thumbnail, seed: other, style, chosen, way };
  };
  const styles = choicesOf(styleOffer(state).choices, base.style.painter)
    .map(({ name, thumbnail, style }) => ({ name, thumbnail, style: styleOfClass(style, className) }))
    .filter(({ style }, index, all) => all.findIndex((other) => sameUniformStyle(other.style, style)) === index)
    .map(({ name, thumbnail, style }) => look(name, thumbnail, { style: sameUniformStyle(style, usual) ? null : style }));
  // A blend of the whole picture is none of the choices.
  const whole = styles.some(({ style }) => style === null) ? [] : [look(AS_THE_WHOLE, null, { style: null })];
  const again = recipe === null ? [] : [look(SAME_STYLE, null, { style: own, seed })];
  return [...again, ...whole, ...styles];
}
