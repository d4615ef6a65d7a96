// A label map (a drawing, or a mask or recipe from outside) becomes a frame of shapes in the document. It is traced in the page, for about
// 0.3 s a press: in the engine's worker it would wait behind whatever is being painted, seconds for a large picture, and inference, which
// knows only the contract, would have to know the sketch pad.
import type { VectorShape } from '../../contract/shapes';
import { SHAPE_LIMITS } from '../../contract/shapes';
import type { Size } from '../../contract/size';
import { traceLabelMap } from '../../sketch/trace/trace-label-map';
import type { LabelGrid } from '../../sketch/label-grid';
import type { Requests } from '../../contract/messages';
import type { Tools } from './effect';

/**
 * Trace the map and insert it as a frame of this size, or as large as frames may be. One undo step. Rejects with a FailureError, with
 * the document unchanged.
 */
export async function drawMap({ client }: Pick<Tools, 'client'>, name: string, map: LabelGrid, frame: Size): Promise<Requests['insert-shapes']['answer']> {
  const scale = Math.min(1, SHAPE_LIMITS.side / Math.max(frame.width, frame.height));
  const [width, height] = [Math.max(1, frame.width * scale), Math.max(1, frame.height * scale)];
  // What the panel says meanwhile is on show before tracing holds the page up.
  await new Promise((resume) => setTimeout(resume, 0));
  const shapes: readonly VectorShape[] = traceLabelMap(map, { width, height });
  return client.ask('insert-shapes', { name: name.slice(0, SHAPE_LIMITS.nameLength), width, height, shapes });
}
