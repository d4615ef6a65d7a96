// Where a new frame goes: beside what is selected, else in the middle of what the person looks at; clear of everything on the page.
import { boxOf } from '../document/node-facts';
import type { Rect } from '../../contract/geometry';
import { freeSpotToTheRight, nearestFreeSpot } from '../geometry/free-spot';
import { unionOf } from '../geometry/rect';

/** Pixels between a new frame and what is on the page already. */
const MARGIN = 80;

/** Free place of this size (page pixels) near the middle of the viewport. */
export function placeInView(width: number, height: number): Rect {
  const { x, y } = figma.viewport.center;
  return nearestFreeSpot({ x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height }, obstacles(), MARGIN);
}

/** Free place of this size to the right of the selection, tops level; in view when nothing is selected. */
export function placeBesideSelection(width: number, height: number): Rect {
  const selected = boxesOf(figma.currentPage.selection);
  if (selected.length === 0) return placeInView(width, height);
  const around = unionOf(selected);
  return freeSpotToTheRight({ x: Math.round(around.x + around.width + MARGIN), y: Math.round(around.y), width, height }, obstacles(), MARGIN);
}

function obstacles(): readonly Rect[] {
  return boxesOf(figma.currentPage.children.filter((node) => node.visible));
}

function boxesOf(nodes: readonly SceneNode[]): readonly Rect[] {
  return nodes.map(boxOf).filter((box): box is Rect => box !== null);
}
