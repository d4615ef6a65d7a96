// A label map brought down to a size that can be painted while a person watches, or looked at in a panel.
import type { Size } from '../../contract/size';
import { shrinkLabels } from '../../inference/native-size';

export interface Labels extends Size {
  /** Row-major, `width`×`height`. */
  readonly labels: Uint8Array;
}

/**
 * The map itself where no side is longer than `longest`; else one of about the same shape.
 * @param multiple sides of the smaller map are multiples of this.
 */
export function shrunkLabels(map: Labels, longest: number, multiple: number): Labels {
  const scale = longest / Math.max(map.width, map.height);
  if (scale >= 1) return map;
  const side = (whole: number): number => Math.max(multiple, Math.round((whole * scale) / multiple) * multiple);
  const size = { width: side(map.width), height: side(map.height) };
  return { ...size, labels: shrinkLabels(map.labels, map, size) };
}
