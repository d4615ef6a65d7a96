// Resizes label maps. A cell takes one label and never a mixture: there is nothing between rock and sea.
import type { Size } from '../contract/size';
import type { LabelMap } from './label-map';

/** The map at another size: each cell takes the label under its centre. Always a copy. */
export function resampled({ labels, width, height }: LabelMap, to: Size): LabelMap {
  const out = new Uint8Array(to.width * to.height);
  const columns = Int32Array.from({ length: to.width }, (_, x) => Math.floor(((x + 0.5) * width) / to.width));
  for (let y = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * height) / to.height) * width;
    for (let x = 0; x < to.width; x++) out[y * to.width + x] = labels[row + columns[x]!]!;
  }
  return { width: to.width, height: to.height, labels: out };
}

/**
 * The map itself where no side is longer than `longest`; else one of about the same shape.
 * @param multiple sides of the smaller map are multiples of this.
 */
export function shrunk(map: LabelMap, longest: number, multiple: number): LabelMap {
  const scale = longest / Math.max(map.width, map.height);
  if (scale >= 1) return map;
  const side = (whole: number): number => Math.max(multiple, Math.round((whole * scale) / multiple) * multiple);
  return resampled(map, { width: side(map.width), height: side(map.height) });
}
