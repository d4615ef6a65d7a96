// Page coordinates to canvas pixels and back, from the editor's viewport.
import { apply, invert, multiply, translation } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import type { Editor } from 'figma-stand-in/document/editor';

const MIN_ZOOM = 0.02;
const MAX_ZOOM = 64;

/** Page to CSS pixels of the canvas. */
export function cameraOf(editor: Editor): Transform {
  const { center, zoom, viewSize } = editor;
  return multiply(
    translation(viewSize.width / 2, viewSize.height / 2),
    multiply(
      [
        [zoom, 0, 0],
        [0, zoom, 0],
      ],
      translation(-center.x, -center.y),
    ),
  );
}

export function toPage(editor: Editor, point: Point): Point {
  return apply(invert(cameraOf(editor)), point);
}

/** Zoom by a factor, keeping the page point under the pointer where it is. */
export function zoomAt(editor: Editor, point: Point, factor: number): void {
  const before = toPage(editor, point);
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, editor.zoom * factor));
  const { viewSize } = editor;
  editor.show({ x: before.x - (point.x - viewSize.width / 2) / zoom, y: before.y - (point.y - viewSize.height / 2) / zoom }, zoom);
}

export function panBy(editor: Editor, dx: number, dy: number): void {
  editor.show({ x: editor.center.x - dx / editor.zoom, y: editor.center.y - dy / editor.zoom }, editor.zoom);
}
