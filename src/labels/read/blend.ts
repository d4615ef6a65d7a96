// Decides whether a thin match is a class, or antialiasing that happens to come near the class's colour. In the palette of Paint with ML, for
// example, the edge between river and water comes within 7 of the colour of sea.
import { UNMATCHED } from './classify';
import type { Rgb } from '../../contract/classes';

/** How far away the two sides of an edge may lie, in pixels. */
const REACH = 2;
/** Most colours around a pixel that are tried as sides of an edge: enough for any real edge, and a limit for pictures of noise. */
const MOST_SIDES = 8;

/**
 * Three questions in turn about a pixel that matched `colour`:
 * 1. It is exactly the colour: no blend of two others comes that close, so a mask drawn without antialiasing keeps its thinnest lines.
 * 2. An opaque neighbour matches nothing: the pixel is part of an antialiased edge.
 * 3. It lies nearer to the line between two other colours around it than to its class: it is a blend of them. The colours as
 *    they are around it, not as the palette has them, so that a mask with slightly shifted colours is judged alike.
 * @param classes class map, `pixels` the colours, both row-major `width`×`height`; the pixel at (x, y) matched `colour`.
 */
export function isBlend(classes: Uint8Array, pixels: Uint32Array, width: number, height: number, x: number, y: number, colour: Rgb): boolean {
  const here = pixels[y * width + x]!;
  const own = classes[y * width + x]!;
  const red = here & 255;
  const green = (here >> 8) & 255;
  const blue = (here >> 16) & 255;
  const fromClass = (red - colour[0]) ** 2 + (green - colour[1]) ** 2 + (blue - colour[2]) ** 2;
  if (fromClass === 0) return false;
  const sides: number[] = [];
  for (let ny = Math.max(0, y - REACH); ny <= Math.min(height - 1, y + REACH); ny++) {
    for (let nx = Math.max(0, x - REACH); nx <= Math.min(width - 1, x + REACH); nx++) {
      const value = classes[ny * width + nx]!;
      const touches = Math.abs(nx - x) <= 1 && Math.abs(ny - y) <= 1;
      if (touches && value === UNMATCHED) return true;
      const side = pixels[ny * width + nx]! & 0xffffff;
      if (value !== own && pixels[ny * width + nx]! >>> 24 >= 128 && sides.length < MOST_SIDES && !sides.includes(side)) sides.push(side);
    }
  }
  for (let first = 0; first < sides.length; first++) {
    for (let second = first + 1; second < sides.length; second++) {
      if (squaredDistanceToSegment(red, green, blue, sides[first]!, sides[second]!) <= fromClass) return true;
    }
  }
  return false;
}

function squaredDistanceToSegment(red: number, green: number, blue: number, from: number, to: number): number {
  const [r, g, b] = [from & 255, (from >> 8) & 255, (from >> 16) & 255];
  const [dr, dg, db] = [(to & 255) - r, ((to >> 8) & 255) - g, ((to >> 16) & 255) - b];
  const along = ((red - r) * dr + (green - g) * dg + (blue - b) * db) / (dr * dr + dg * dg + db * db);
  const share = Math.min(1, Math.max(0, along));
  return (red - r - share * dr) ** 2 + (green - g - share * dg) ** 2 + (blue - b - share * db) ** 2;
}
