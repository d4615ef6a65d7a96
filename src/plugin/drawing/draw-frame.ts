// Vector shapes on the page, in a new frame or in an empty one: what scenes and sent drawings have in common.
import type { Rect } from '../../contract/geometry';
import type { VectorShape } from '../../contract/shapes';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { classPaint } from '../colour/class-paint';
import { isAutoLayout } from '../painting/choose-place';
import type { EmptyFrameNode } from './empty-frame';
import { movedPath, pathBounds } from './path-bounds';

export interface FrameDrawing {
  readonly name: string;
  /** Bottom to top; paths must be well formed. */
  readonly shapes: readonly VectorShape[];
}

/**
 * Draw a clipping frame without a fill, the size of `place` (page pixels), in one undo step; select it and bring it into view.
 * Throws FailureError `read-only`, with the document unchanged.
 * @param also what belongs to the same undo step.
 */
export async function drawFrame(
  drawing: FrameDrawing,
  place: Rect,
  also: (frame: FrameNode, undoing: Undoing) => void = () => undefined,
): Promise<FrameNode> {
  const frame = await changeDocument((undoing) => {
    const created = addFrame(drawing, place, undoing);
    also(created, undoing);
    return created;
  });
  figma.currentPage.selection = [frame];
  figma.viewport.scrollAndZoomIntoView([frame]);
  return frame;
}

/** The frame alone, on the page, as a part of a larger change. */
export function addFrame({ name, shapes }: FrameDrawing, place: Rect, undoing: Undoing): FrameNode {
  const created = figma.createFrame();
  undoing(() => {
    if (!created.removed) created.remove();
  });
  created.name = name;
  created.clipsContent = true;
  created.fills = [];
  created.resize(place.width, place.height);
  figma.currentPage.appendChild(created);
  created.x = place.x;
  created.y = place.y;
  drawShapes(created, shapes, undoing);
  return created;
}

/**
 * Draw the shapes into a frame that is there, bottom to top, in one undo step; the frame clips them from then on. Where the person looks
 * stays as it is. Throws FailureError `read-only`, with the document unchanged.
 */
export async function drawIntoFrame(frame: EmptyFrameNode, shapes: readonly VectorShape[]): Promise<void> {
  await changeDocument((undoing) => {
    drawShapes(frame, shapes, undoing);
    // Last, and so never to be taken back. Shapes reach a little beyond the frame, so that no edge shows at its border.
    frame.clipsContent = true;
  });
}

function drawShapes(frame: EmptyFrameNode, shapes: readonly VectorShape[], undoing: Undoing): void {
  for (const shape of shapes) {
    // On the page until appended: taken away by itself when the next line throws.
    const vector = figma.createVector();
    undoing(() => {
      if (!vector.removed) vector.remove();
    });
    frame.appendChild(vector);
    // Auto layout would put them in a row. Only its children can opt out, so after they are appended.
    if (isAutoLayout(frame)) vector.layoutPositioning = 'ABSOLUTE';
    draw(vector, shape);
  }
}

/** The path is moved to the layer's own corner and the layer to where the path was, so that it fits however Figma anchors paths. */
function draw(vector: VectorNode, { name, className, path }: VectorShape): void {
  const { x, y } = pathBounds(path);
  vector.name = name;
  vector.vectorPaths = [{ windingRule: 'NONZERO', data: movedPath(path, -x, -y) }];
  vector.strokes = [];
  vector.fills = [classPaint(className)];
  vector.x = x;
  vector.y = y;
}
