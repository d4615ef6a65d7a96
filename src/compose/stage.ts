// The scene while it is composed: layers bottom to top, and what can be seen at a place so far. Lengths are composition units: the
// frame's area is a million of them, whatever its proportion.
import type { ClassName } from '../contract/classes';
import { flattened } from './pen';
import type { Outline, Point } from './pen';

export interface Layer {
  readonly name: string;
  readonly className: ClassName;
  readonly outline: Outline;
}

interface Seen {
  readonly className: ClassName;
  readonly corners: readonly Point[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export class Stage {
  readonly #layers: Layer[] = [];
  readonly #seen: Seen[] = [];
  #standing: { readonly foot: number; readonly layer: Layer }[] = [];

  get layers(): readonly Layer[] {
    return this.#layers;
  }

  /** A layer over all there is. */
  add(name: string, className: ClassName, outline: Outline): void {
    this.#layers.push({ name, className, outline });
    const corners = flattened(outline);
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of corners) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    this.#seen.push({ className, corners, left, right, top, bottom });
  }

  /** Something that stands on the ground with its foot at y = `foot`: drawn by `settle`, far before near. */
  stand(foot: number, name: string, className: ClassName, outline: Outline): void {
    this.#standing.push({ foot, layer: { name, className, outline } });
  }

  /** Draw all that stands. */
  settle(): void {
    // Stable, so equal feet keep the order in which they came.
    for (const { layer } of this.#standing.sort((a, b) => a.foot - b.foot)) this.add(layer.name, layer.className, layer.outline);
    this.#standing = [];
  }

  /** What can be seen at a place, of the layers that are drawn already; null where nothing is. */
  classAt(x: number, y: number): ClassName | null {
    for (let i = this.#seen.length - 1; i >= 0; i--) {
      const seen = this.#seen[i]!;
      if (x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom && isInside(seen.corners, x, y)) return seen.className;
    }
    return null;
  }

  /** Whether the ground from x − reach to x + reach, at y, is of these classes. */
  isGround(x: number, y: number, reach: number, classes: readonly ClassName[]): boolean {
    return [x - reach, x, x + reach].every((place) => {
      const found = this.classAt(place, y);
      return found !== null && classes.includes(found);
    });
  }
}

/** Even-odd rule: outlines do not cross themselves noticeably. */
function isInside(corners: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  let before = corners[corners.length - 1]!;
  for (const corner of corners) {
    if (corner.y > y !== before.y > y && x < before.x + ((y - before.y) / (corner.y - before.y)) * (corner.x - before.x)) inside = !inside;
    before = corner;
  }
  return inside;
}
