// Finding room on a crowded page.
import type { Rect } from '../../contract/geometry';
import { grownBy, movedBy, overlaps } from './rect';

interface Direction {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

const RIGHT: Direction = { x: 1, y: 0 };
const DIRECTIONS: readonly Direction[] = [RIGHT, { x: 0, y: 1 }, { x: -1, y: 0 }, { x: 0, y: -1 }];

/** Slide `wanted` right, down, left and up until it is `gap` pixels from every obstacle; the nearest of the four places. */
export function nearestFreeSpot(wanted: Rect, obstacles: readonly Rect[], gap: number): Rect {
  const distance = (spot: Rect): number => Math.abs(spot.x - wanted.x) + Math.abs(spot.y - wanted.y);
  return DIRECTIONS.map((direction) => slide(wanted, direction, obstacles, gap)).reduce((best, spot) =>
    distance(spot) < distance(best) ? spot : best,
  );
}

/** Slide `wanted` to the right until it is `gap` pixels from every obstacle. */
export function freeSpotToTheRight(wanted: Rect, obstacles: readonly Rect[], gap: number): Rect {
  return slide(wanted, RIGHT, obstacles, gap);
}

/** Every step leaves one obstacle behind for good, so this ends after at most one step per obstacle. */
function slide(wanted: Rect, direction: Direction, obstacles: readonly Rect[], gap: number): Rect {
  const blocked = obstacles.map((obstacle) => grownBy(obstacle, gap));
  const passed = new Set<Rect>();
  let spot = wanted;
  for (;;) {
    const hit = blocked.find((obstacle) => !passed.has(obstacle) && overlaps(obstacle, spot));
    if (hit === undefined) return spot;
    passed.add(hit);
    spot = movedBy(spot, ...stepPast(spot, hit, direction));
  }
}

function stepPast(spot: Rect, hit: Rect, direction: Direction): [dx: number, dy: number] {
  if (direction.x > 0) return [hit.x + hit.width - spot.x, 0];
  if (direction.x < 0) return [hit.x - spot.width - spot.x, 0];
  if (direction.y > 0) return [0, hit.y + hit.height - spot.y];
  return [0, hit.y - spot.height - spot.y];
}
