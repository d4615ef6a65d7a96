// A label map brought down to a size that can be painted while a person watches, or looked at in a panel.
import type { Size } from '../../contract/size';

export interface Labels extends Size {
  /** Row-major, `width`×`height`. */
  readonly labels: Uint8Array;
}

/**
 * The map itself where no side is longer than `longest`; else one of about the same shape, each label that of the cell's middle.
 * @param multiple sides of the smaller map are multiples of this.
 */
export function shrunkLabels({ labels, width, height }: Labels, longest: number, multiple: number): Labels {
  const scale = longest / Math.max(width, height);
  if (scale >= 1) return { labels, width, height };
  const side = (whole: number): number => Math.max(multiple, Math.round((whole * scale) / multiple) * multiple);
  const small = { width: side(width), height: side(height) };
  const columns = Uint32Array.from({ length: small.width }, (_, x) => ((x + 0.5) * width) / small.width);
  const cells = new Uint8Array(small.width * small.height);
  for (let y = 0, at = 0; y < small.height; y++) {
    const row = Math.floor(((y + 0.5) * height) / small.height) * width;
    for (let x = 0; x < small.width; x++, at++) cells[at] = labels[row + columns[x]!]!;
  }
  return { ...small, labels: cells };
}
