// Rectangles of whole cells: what changed and has to be redrawn.

export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest rectangle around both; null stands for nothing. */
export function union(a: PixelRect | null, b: PixelRect | null): PixelRect | null {
  if (a === null || b === null) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Cells from (left, top) to (right, bottom), both included, that lie on a sheet of this size; null where none does. */
export function clipped(
  left: number,
  top: number,
  right: number,
  bottom: number,
  size: { readonly width: number; readonly height: number },
): PixelRect | null {
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  const width = Math.min(size.width - 1, right) - x + 1;
  const height = Math.min(size.height - 1, bottom) - y + 1;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
