// Numbers as people read them, and counted layers.

/** A share 0…1 as a percentage: whole numbers, and `<1 %` for what would round to nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.5) return '<1%';
  return `${Math.round(percent)}%`;
}

/** A size in page pixels: `1200 × 900`. */
export function formatSize(width: number, height: number): string {
  return `${Math.round(width)} × ${Math.round(height)}`;
}

/** A duration in seconds, one decimal below ten: `0.4 s`, `12 s`. */
export function formatSeconds(seconds: number): string {
  return seconds < 10 ? `${Math.max(seconds, 0.1).toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** `1 layer`, `4 layers`. */
export function countLayers(count: number): string {
  return count === 1 ? '1 layer' : `${count} layers`;
}
