// A new frame of vector shapes on the page: what starter scenes and sent drawings have in common.
import type { Rect } from '../../contract/geometry';
import type { VectorShape } from '../../contract/shapes';
import { changeDocument } from '../document/change-document';
import type { Undoing } from '../document/change-document';
import { classPaint } from '../colour/class-paint';
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
  { name, shapes }: FrameDrawing,
  place: Rect,
  also: (frame: FrameNode, undoing: Undoing) => void = () => undefined,
): Promise<FrameNode> {
  const frame = await changeDocument((undoing) => {
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
    for (const shape of shapes) {
      // On the page until appended: taken away by itself when the next line throws.
      const vector = figma.createVector();
      undoing(() => {
        if (!vector.removed) vector.remove();
      });
      created.appendChild(vector);
      draw(vector, shape);
    }
    also(created, undoing);
    return created;
  });
  figma.currentPage.selection = [frame];
  figma.viewport.scrollAndZoomIntoView([frame]);
  return frame;
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
