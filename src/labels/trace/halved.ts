// A label map at half its size, for maps too detailed to trace as they are.
import { CLASS_NAMES, UNLABELLED } from '../../contract/classes';
import type { LabelMap } from '../label-map';

/** Each cell takes the most frequent label of the two by two that it stands for, the first one met among equals. Odd sizes are rounded up. */
export function halved({ labels, width, height }: LabelMap): LabelMap {
  const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const out = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const counts = new Map<number, number>();
      for (const row of [2 * y, Math.min(2 * y + 1, height - 1)]) {
        for (const column of [2 * x, Math.min(2 * x + 1, width - 1)]) {
          const label = labels[row * width + column]!;
          counts.set(label < CLASS_NAMES.length ? label : UNLABELLED, (counts.get(label) ?? 0) + 1);
        }
      }
      out[y * across + x] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
    }
  }
  return { labels: out, width: across, height: down };
}
