// Styles in words.
import { CLASS_NAMES } from '../../../contract/classes';
import type { StyleMix, StyleSource, UniformStyle } from '../../../contract/style';
import { formatShare } from '../../kit/look/format';
import { quoted } from '../../kit/look/quoted';
import { findPainter, NO_PAINTER } from '../painters/painter';
import type { Painter } from '../painters/painter';
import type { StyleChoice } from './styles-state';

/** `Rose dawn`, `Rose dawn with 30% Winter (sky: Golden evening)`, `the look of “Sunset”`. */
export function styleWords(style: StyleMix, painters: readonly Painter[]): string {
  const { styles } = findPainter(painters, style.painter) ?? NO_PAINTER;
  const own = CLASS_NAMES.flatMap((name) => {
    const its = style.classes?.[name];
    return its === undefined ? [] : [`${name}: ${uniformWords(its, styles)}`];
  });
  return `${uniformWords(style, styles)}${own.length === 0 ? '' : ` (${own.join('; ')})`}`;
}

/** As styleWords, without the styles of single classes. @param styles of its painter. */
export function uniformWords({ first, second, share }: UniformStyle, styles: readonly StyleChoice[]): string {
  return second === null || share === 0
    ? sourceWords(first, styles)
    : `${sourceWords(first, styles)} with ${formatShare(share)} ${sourceWords(second, styles)}`;
}

function sourceWords(source: StyleSource, styles: readonly StyleChoice[]): string {
  if (source.kind === 'picture') return `the look of ${quoted(source.name)}`;
  return styles.find(({ id }) => id === source.id)?.name ?? `the unknown style ${quoted(source.id)}`;
}
