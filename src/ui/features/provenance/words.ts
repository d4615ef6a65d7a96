// What made a painting, in words.
import type { PaintingWay } from '../../../contract/recipe';
import type { StyleMix, StyleSource } from '../../../contract/style';
import type { StyleChoice } from '../../state/panel-state';
import { formatShare, formatSize } from '../../kit/look/format';

/** `Rose dawn, seed 7, 512 × 512`, and what was painted again. */
export function recipeLine({ style, seed, size, repaints }: PaintingWay, styles: readonly StyleChoice[]): string {
  const again = [...new Set(repaints.map(({ className }) => className))];
  const words = styleWords(style, styles);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, seed ${seed}, ${formatSize(size.width, size.height)}${again.length === 0 ? '' : `, another ${again.join(' and ')}`}`;
}

/** Whether this version of the painter made it. @param modelHash of this version. */
export function modelLine({ modelHash: theirs, appVersion }: PaintingWay, modelHash: string): string {
  return theirs === modelHash ? 'Made with this version of the painter.' : `Made with another version of the painter (${theirs.slice(0, 8)}, Alla Prima ${appVersion}). This one will make a different picture of it.`;
}

/** What it means that a painting carries no mask. @param source whether its shapes are there. */
export function noMaskLine(source: boolean): string {
  return `Its mask is not on the layer: it was too large, or an older version painted it. ${source ? 'A recipe exported from it has the mask of the present shapes.' : 'So its shapes can’t be drawn again.'}`;
}

/** `Rose dawn`, `Rose dawn with 30% Winter`, `the look of “Sunset”`. */
export function styleWords({ first, second, share }: StyleMix, styles: readonly StyleChoice[]): string {
  return second === null || share === 0 ? sourceWords(first, styles) : `${sourceWords(first, styles)} with ${formatShare(share)} ${sourceWords(second, styles)}`;
}

function sourceWords(source: StyleSource, styles: readonly StyleChoice[]): string {
  if (source.kind === 'picture') return `the look of “${source.name}”`;
  return styles.find(({ id }) => id === source.id)?.name ?? `the unknown style “${source.id}”`;
}
