// The eight handles of a selected layer and what dragging one does to its place and size.
import { apply, invert, multiply, translation } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import type { HostDocument } from 'figma-stand-in/document/host-document';
import { absoluteTransform } from 'figma-stand-in/document/scene';

/** Which sides a handle moves: -1 left or top, 1 right or bottom, 0 neither. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = ([-1, 0, 1] as const)
  .flatMap((y) => ([-1, 0, 1] as const).map((x) => ({ x, y })))
  .filter(({ x, y }) => x !== 0 || y !== 0);

/** Where a handle is on the page. */
export function handlePoint(document: HostDocument, id: string, handle: Handle): Point {
  const { width, height } = document.node(id);
  return apply(absoluteTransform(document, id), { x: (width * (handle.x + 1)) / 2, y: (height * (handle.y + 1)) / 2 });
}

/** The handle within `reach` page pixels of a point. */
export function handleAt(document: HostDocument, id: string, at: Point, reach: number): Handle | null {
  const near = HANDLES.find((handle) => {
    const point = handlePoint(document, id, handle);
    return Math.hypot(point.x - at.x, point.y - at.y) <= reach;
  });
  return near ?? null;
}

export interface Box {
  readonly transform: Transform;
  readonly width: number;
  readonly height: number;
}

/**
 * A box after its handle was dragged to a page point.
 * @param absolute the box's transform on the page at the start of the drag
 * @param proportional keep the ratio of the sides
 */
export function dragHandle(start: Box, absolute: Transform, handle: Handle, to: Point, proportional: boolean): Box {
  const local = apply(invert(absolute), to);
  let width = handle.x === 0 ? start.width : Math.max(1, handle.x === 1 ? local.x : start.width - local.x);
  let height = handle.y === 0 ? start.height : Math.max(1, handle.y === 1 ? local.y : start.height - local.y);
  if (proportional && start.height > 0) {
    const ratio = start.width / start.height;
    if (handle.y === 0 || (handle.x !== 0 && width / height > ratio)) height = width / ratio;
    else width = height * ratio;
  }
  const shift = { x: handle.x === -1 ? start.width - width : 0, y: handle.y === -1 ? start.height - height : 0 };
  return { transform: multiply(start.transform, translation(shift.x, shift.y)), width, height };
}

export function cursorOf(handle: Handle): string {
  if (handle.x === 0) return 'ns-resize';
  if (handle.y === 0) return 'ew-resize';
  return handle.x === handle.y ? 'nwse-resize' : 'nesw-resize';
}
