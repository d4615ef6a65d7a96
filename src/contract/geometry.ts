// Plane geometry shared by both sides of the wall. Units are Figma's: pixels of the page at 100 % zoom, y down.

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Row-major 2×3 affine map, as Figma writes it: [[a, c, tx], [b, d, ty]] takes (x, y) to (a·x + c·y + tx, b·x + d·y + ty). */
export type Affine = readonly [readonly [number, number, number], readonly [number, number, number]];
